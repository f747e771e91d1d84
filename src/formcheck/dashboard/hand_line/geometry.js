// The line that is shown first: its tilt is anywhere within this, in degrees, so that nobody starts
// from level; its length is a share of the picture's width.
const FIRST_TILT_DEG = 6;
const FIRST_LENGTH = 0.4;
const DEG = 180 / Math.PI;

/** The two ends, the one on the left in the picture first. */
export function ordered([one, other]) {
  return one[0] <= other[0] ? [one, other] : [other, one];
}

/** Tilt in degrees, + = right end higher. */
export function tiltOf(ends) {
  const [left, right] = ordered(ends);
  return Math.atan2(left[1] - right[1], right[0] - left[0]) * DEG;
}

export function middleOf([one, other]) {
  return [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
}

export function distance(one, other) {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}

/** The ends turned clockwise around their middle. */
export function turned(ends, deg) {
  const [x, y] = middleOf(ends);
  const [cos, sin] = [Math.cos(deg / DEG), Math.sin(deg / DEG)];
  return ends.map(([ex, ey]) => [
    x + (ex - x) * cos - (ey - y) * sin,
    y + (ex - x) * sin + (ey - y) * cos,
  ]);
}

/** The ends moved together, as far as both stay in the picture. */
export function moved(ends, by, size) {
  const step = by.map((wish, axis) => {
    const places = ends.map((end) => end[axis]);
    return Math.min(Math.max(wish, -Math.min(...places)), size[axis] - Math.max(...places));
  });
  return ends.map((end) => [end[0] + step[0], end[1] + step[1]]);
}

/** A point, or the nearest one in the picture. */
export function inside([x, y], [width, height]) {
  return [Math.min(Math.max(x, 0), width), Math.min(Math.max(y, 0), height)];
}

/** The line that is shown first: always the same for a seed, and random to the eye. */
export function firstLine(seed, [width, height]) {
  const half = (FIRST_LENGTH * width) / 2;
  const level = [width / 2 - half, width / 2 + half].map((x) => [x, height / 2]);
  return turned(level, FIRST_TILT_DEG * (2 * shareOf(seed) - 1));
}

// FNV-1a with a last stir, without which names that differ in their last letter are too alike.
function shareOf(seed) {
  let hash = 0x811c9dc5;
  for (const letter of seed) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
