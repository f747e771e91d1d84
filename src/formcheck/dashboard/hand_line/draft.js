import { firstLine, ordered } from "./geometry.js";

/** The line in one frame while it is being laid, in pixels of the picture, with its history. */
export class Draft {
  /**
   * @param picture the frame, as Python describes it
   * @param size width and height of the picture
   * @param seed decides the line that is shown first
   * @param mark what was laid in this frame before, or null
   */
  constructor(picture, size, seed, mark) {
    // The end that a press has put in its place while the other one waits for its own.
    Object.assign(this, { picture, size, before: [], onlyEnd: null });
    this.isTouched = Boolean(mark && !mark.unseen);
    this.ends = this.isTouched ? this.fromClip(mark) : firstLine(seed, size);
  }

  /** Remember the line as it is, for undo. */
  remember() {
    this.before.push([this.ends, this.isTouched, this.onlyEnd]);
  }

  /** The line is there now; `end` is the end that was put in its place, if it was one alone. */
  moveTo(ends, end = null) {
    if (!this.isTouched) this.onlyEnd = end;
    else if (end !== this.onlyEnd) this.onlyEnd = null;
    this.ends = ends;
    this.isTouched = true;
  }

  undo() {
    [this.ends, this.isTouched, this.onlyEnd] = this.before.pop();
  }

  /** The line in pixels of the clip. */
  get mark() {
    const { id, left, top, scale } = this.picture;
    const [one, other] = ordered(this.ends).map(([x, y]) => [left + x / scale, top + y / scale]);
    return { id, left: one, right: other };
  }

  fromClip(mark) {
    const { left, top, scale } = this.picture;
    return [mark.left, mark.right].map(([x, y]) => [(x - left) * scale, (y - top) * scale]);
  }
}
