/** The way through all frames: which one it is at, and what was laid in each. */
export class Course {
  /**
   * @param orders the ids of the pictures in the order of each pass
   * @param laid what was laid before, a list for each pass
   */
  constructor(orders, laid) {
    this.kept = new Map();
    laid.forEach((marks, pass) => marks.forEach((mark) => this.kept.set(`${pass} ${mark.id}`, mark)));
    this.setOrders(orders);
    const open = this.steps.findIndex((step) => !this.kept.has(step.key));
    this.at = open < 0 ? this.steps.length : open;
  }

  /** Take the orders of the passes, which may have become more; the place stays. */
  setOrders(orders) {
    this.orders = orders;
    this.steps = orders.flatMap((ids, pass) =>
      ids.map((id, i) => ({ id, pass, number: i + 1, count: ids.length, key: `${pass} ${id}` })),
    );
  }

  /** The frame that is shown, null after the last. */
  get step() {
    return this.steps[this.at] ?? null;
  }

  get next() {
    return this.steps[this.at + 1] ?? null;
  }

  /** What was laid in the frame that is shown, if it was there before. */
  get mark() {
    return this.kept.get(this.step?.key) ?? null;
  }

  keep(mark) {
    this.kept.set(this.step.key, mark);
    this.at += 1;
  }

  /** Go to the frame before; what was laid in it stays until it is laid again. */
  back() {
    this.at = Math.max(this.at - 1, 0);
  }

  /** All that was laid, a list for each pass, in the order of the pass. */
  get laid() {
    return this.orders.map((ids, pass) =>
      ids.map((id) => this.kept.get(`${pass} ${id}`)).filter((mark) => mark !== undefined),
    );
  }
}
