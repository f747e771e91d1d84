// Rows of the timeline as pictures that stretch with the page: x is time, 0 to WIDE.
const WIDE = 1000;
const SVG = "http://www.w3.org/2000/svg";

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** An empty row of this height. */
function row(high, kind) {
  const made = shape("svg", { viewBox: `0 0 ${WIDE} ${high}`, preserveAspectRatio: "none" });
  made.setAttribute("class", `track ${kind}`);
  return made;
}

/** Stances of one side as bars, its contacts as strokes. */
export function feetTrack(story, side, lengthS) {
  const made = row(10, "feet");
  const x = (timeS) => (timeS / lengthS) * WIDE;
  const fill = story.colours[side];
  for (const [start, end, whose] of story.stances) {
    if (whose !== side) continue;
    const width = x(end) - x(start);
    made.append(shape("rect", { x: x(start), y: 2, width, height: 6, fill, opacity: 0.5 }));
  }
  for (const [timeS, whose] of story.contacts) {
    if (whose !== side) continue;
    made.append(shape("path", { d: `M${x(timeS)} 0V10`, stroke: fill, class: "contact" }));
  }
  return made;
}

/** The steady part, from which the numbers come. */
export function steadyTrack([start, end], lengthS) {
  const made = row(10, "feet");
  const x = (timeS) => (timeS / lengthS) * WIDE;
  const width = x(end) - x(start);
  made.append(shape("rect", { x: x(start), y: 3.5, width, height: 3, class: "part" }));
  return made;
}

/** The per-step values of one metric, and their middle as a dashed line. */
export function curveTrack(curve, lengthS) {
  const high = 100;
  const made = row(high, "curve");
  const low = Math.min(...curve.values, curve.value);
  const range = Math.max(...curve.values, curve.value) - low || 1;
  const y = (value) => high * (0.86 - (0.72 * (value - low)) / range);
  const x = (timeS) => (timeS / lengthS) * WIDE;
  const places = curve.values.map((value, i) => `${x(curve.times[i])} ${y(value)}`);
  made.append(shape("path", { d: `M0 ${y(curve.value)}H${WIDE}`, class: "level" }));
  made.append(shape("path", { d: `M${places.join("L")}`, class: "line" }));
  // A stroke of zero length with round ends is a dot that stays round if the row is stretched.
  made.append(shape("path", { d: `M${places.join("h0M")}h0`, class: "dots" }));
  return made;
}

/** Number of the last value at or before a time, or -1. */
export function lastBefore(times, timeS) {
  let last = -1;
  while (last + 1 < times.length && times[last + 1] <= timeS) last += 1;
  return last;
}
