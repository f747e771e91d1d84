import { faultOf } from "./checks.js";
import { Course } from "./course.js";
import { Draft } from "./draft.js";
import { Drawing } from "./drawing.js";
import { middleOf } from "./geometry.js";
import { meaningOf } from "./keys.js";
import { Loupe } from "./loupe.js";
import { Panel } from "./panel.js";
import { Pointer } from "./pointer.js";
import { View } from "./view.js";

/** Goes through the frames one by one, and takes the line that is laid in each. */
export class HandLine {
  /**
   * @param root the component's element
   * @param data what Python tells at the beginning
   * @param onLaid called with all that is laid after each frame
   */
  constructor(root, data, onLaid) {
    Object.assign(this, { root, onLaid, draft: null });
    this.course = new Course(data.orders, data.laid);
    this.panel = new Panel(root);
    const surface = root.querySelector(".surface");
    this.image = surface.querySelector("img");
    this.view = new View(surface);
    this.drawing = new Drawing(surface, this.view);
    this.listen(surface);
    this.update(data);
    this.open();
  }

  listen(surface) {
    this.stopped = new AbortController();
    const { signal } = this.stopped;
    const loupe = new Loupe(surface, this.view);
    const onChange = () => this.changed();
    const parts = { view: this.view, loupe, draft: () => this.draft, onChange, signal };
    this.pointer = new Pointer(surface.querySelector(".line"), parts);
    this.root.addEventListener("click", (event) => this.press(event), { signal });
    this.root.addEventListener("keydown", (event) => this.key(event), { signal });
    this.watcher = new ResizeObserver(() => this.draft && this.drawing.show(this.draft));
    this.watcher.observe(surface);
  }

  /** Take what Python tells; a pass may have been added. */
  update({ pictures, orders, limits, words, along }) {
    this.pictures = new Map(pictures.map((picture) => [picture.id, picture]));
    this.limits = limits;
    this.panel.texts.set(words, { along });
    const isMore = orders.flat().length !== this.course.steps.length;
    this.course.setOrders(orders);
    if (isMore && !this.draft) this.open();
  }

  /** Show the frame that is next, as soon as its picture is there. */
  async open() {
    const { step } = this.course;
    this.draft = null;
    this.panel.showStep(step, step && this.pictures.get(step.id), this.course);
    if (!step) return;
    this.image.src = this.pictures.get(step.id).src;
    const isThere = await this.image.decode().then(() => true, () => false);
    if (step !== this.course.step || this.stopped.signal.aborted) return;
    if (isThere) this.begin(step);
    else this.panel.tell("lost");
  }

  begin(step) {
    const size = [this.image.naturalWidth, this.image.naturalHeight];
    this.draft = new Draft(this.pictures.get(step.id), size, step.key, this.course.mark);
    this.view.setSize(size);
    this.view.centre(middleOf(this.draft.ends));
    this.show();
    const { next } = this.course;
    if (next) new Image().src = this.pictures.get(next.id).src;
  }

  press(event) {
    const deed = event.target.closest("button")?.dataset.do;
    if (deed) this[deed]();
  }

  key(event) {
    const meaning = meaningOf(event);
    if (meaning === null) return;
    event.preventDefault();
    if (typeof meaning === "function") this.nudge(meaning, event.repeat);
    // A key that is held down lays no further frame.
    else if (!event.repeat || meaning === "undo") this[meaning]();
  }

  /** Move the line by a key; a key that is held down is one step of undo. */
  nudge(change, isHeld) {
    if (!this.draft || this.pointer.drag) return;
    if (!isHeld || !this.draft.before.length) this.draft.remember();
    this.draft.moveTo(change(this.draft.ends, this.draft.size));
    const middle = middleOf(this.draft.ends);
    if (!this.view.holds(middle)) this.view.centre(middle);
    this.changed();
  }

  changed() {
    this.panel.tell(null);
    this.show();
  }

  show() {
    this.drawing.show(this.draft);
    this.panel.showDraft(this.draft, this.view, this.course);
  }

  next() {
    if (!this.draft || this.pointer.drag) return;
    const fault = faultOf(this.draft, this.limits);
    if (fault) this.panel.tell(...fault);
    else this.keep(this.draft.mark);
  }

  skip() {
    if (this.draft && !this.pointer.drag) this.keep({ id: this.draft.picture.id, unseen: true });
  }

  keep(mark) {
    const { pass } = this.course.step;
    this.course.keep(mark);
    const { step } = this.course;
    this.panel.tell(step && step.pass !== pass ? "again" : null);
    this.open();
    this.panel.leaveButton(!step);
    this.onLaid(this.course.laid);
  }

  undo() {
    if (this.pointer.drag) return;
    this.panel.tell(null);
    if (this.draft?.before.length) {
      this.draft.undo();
      this.show();
    } else if (this.course.at > 0) {
      this.course.back();
      this.open();
    }
  }

  zoom() {
    if (!this.draft || this.pointer.drag) return;
    this.view.toggle(middleOf(this.draft.ends));
    this.show();
  }

  close() {
    this.stopped.abort();
    this.watcher.disconnect();
  }
}
