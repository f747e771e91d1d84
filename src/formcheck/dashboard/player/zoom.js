import { PARTS } from "./drawing.js";

// Room around the runner, as a share of the picture's height.
const AROUND = 0.06;
// From the nose, the highest landmark, to the top of the head, as a share of nose to foot.
const HEAD = 0.1;
// Less than this is not worth a button.
const LEAST_ZOOM = 1.25;

/** The part of the picture in which the runner is, of the picture's shape; in picture heights. */
export function runnersPart({ size, skeleton }) {
  const ratio = size[0] / size[1];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const points of skeleton.frames) {
    if (!points) continue;
    for (let i = 0; i < points.length; i += 2) {
      left = Math.min(left, points[i] / PARTS);
      right = Math.max(right, points[i] / PARTS);
      top = Math.min(top, points[i + 1] / PARTS);
      bottom = Math.max(bottom, points[i + 1] / PARTS);
    }
  }
  top -= HEAD * (bottom - top);
  const wanted = Math.max(bottom - top, (right - left) / ratio) + 2 * AROUND;
  // Nobody in the picture leaves it as it is.
  const high = Number.isFinite(wanted) ? Math.min(wanted, 1) : 1;
  const within = (middle, length, whole) =>
    Math.min(Math.max(middle - length / 2, 0), whole - length) || 0;
  return {
    x: within((left + right) / 2, high * ratio, ratio) / ratio,
    y: within((top + bottom) / 2, high, 1),
    times: 1 / high,
  };
}

/** Shows the runner alone, or the whole picture. */
export class Zoom {
  /**
   * @param film the element with video and drawing
   * @param story the player's data
   * @param drawing is made as fine as it is shown
   */
  constructor(film, story, drawing) {
    Object.assign(this, { film, drawing });
    this.part = runnersPart(story);
    this.isOn = false;
    this.show();
  }

  get isWorthIt() {
    return this.part.times >= LEAST_ZOOM;
  }

  toggle() {
    this.isOn = !this.isOn;
    this.show();
  }

  show() {
    const { x, y, times } = this.isOn ? this.part : { x: 0, y: 0, times: 1 };
    this.film.style.transform = `scale(${times}) translate(${-100 * x}%, ${-100 * y}%)`;
    this.drawing.magnify(times);
  }
}
