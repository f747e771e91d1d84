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
    Object.assign(this, { picture, size, before: [] });
    this.isTouched = Boolean(mark && !mark.unseen);
    this.ends = this.isTouched ? this.fromClip(mark) : firstLine(seed, size);
  }

  /** Remember the line as it is, for undo. */
  remember() {
    this.before.push([this.ends, this.isTouched]);
  }

  moveTo(ends) {
    this.ends = ends;
    this.isTouched = true;
  }

  undo() {
    [this.ends, this.isTouched] = this.before.pop();
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
