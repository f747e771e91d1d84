import { distance, inside, middleOf, moved } from "./geometry.js";

// A finger's place is uncertain by half of 44 pixels, and a mouse trembles by this much in a click.
const REACH = 22;
const TREMBLE = 3;
const MIDDLE = "middle";

/** Lays the line by mouse, pen or finger. */
export class Pointer {
  /**
   * @param line the element that takes the pointer
   * @param view which part of the picture is on the screen
   * @param loupe shows the spot under a finger
   * @param draft gives the line of the frame that is shown
   * @param onChange called after every change of the line
   */
  constructor(line, { view, loupe, draft, onChange, signal }) {
    Object.assign(this, { line, view, loupe, draft, onChange, drag: null });
    const listen = (name, deed) => line.addEventListener(name, deed, { signal });
    listen("pointerdown", (event) => this.press(event));
    listen("pointermove", (event) => this.isOurs(event) && this.move(event));
    listen("pointerup", (event) => this.isOurs(event) && this.release(event));
    listen("pointercancel", (event) => this.isOurs(event) && this.let());
  }

  isOurs(event) {
    return this.drag !== null && event.pointerId === this.drag.pointerId;
  }

  press(event) {
    // A second finger does nothing.
    if (event.button !== 0 || this.drag || !this.draft()) return;
    this.line.setPointerCapture(event.pointerId);
    const at = this.view.placeOf(event);
    this.drag = { ...this.grip(at), pointerId: event.pointerId, from: at, isOn: false };
    if (this.drag.isFar) this.pull(at, event);
    else this.look(at, event);
  }

  /**
   * What a press takes hold of: an end, the middle, or else an end that comes to it. That is the
   * nearer one, but after the first press of a frame it is the other one: two presses lay the line.
   */
  grip(at) {
    const { onlyEnd } = this.draft();
    const places = this.draft().ends.map((end) => this.view.toScreen(end));
    const away = places.map((place) => distance(place, at));
    const nearer = away[0] <= away[1] ? 0 : 1;
    const offset = [places[nearer][0] - at[0], places[nearer][1] - at[1]];
    if (away[nearer] <= REACH) return { part: nearer, offset };
    if (onlyEnd !== null) return { part: 1 - onlyEnd, offset: [0, 0], isFar: true };
    if (distance(middleOf(places), at) <= REACH) return { part: MIDDLE };
    return { part: nearer, offset: [0, 0], isFar: true };
  }

  move(event) {
    const at = this.view.placeOf(event);
    if (this.drag.isOn || distance(at, this.drag.from) >= TREMBLE) this.pull(at, event);
  }

  pull(at, event) {
    const draft = this.draft();
    if (!this.drag.isOn) {
      draft.remember();
      Object.assign(this.drag, { isOn: true, ends: draft.ends });
    }
    const { part } = this.drag;
    draft.moveTo(this.pulled(at, draft), part === MIDDLE ? null : part);
    this.onChange();
    this.look(at, event);
  }

  pulled(at, { size }) {
    const { part, offset, ends, from } = this.drag;
    if (part === MIDDLE) {
      return moved(ends, [0, 1].map((axis) => (at[axis] - from[axis]) / this.view.scale), size);
    }
    const place = this.view.toPicture([at[0] + offset[0], at[1] + offset[1]]);
    return ends.map((end, i) => (i === part ? inside(place, size) : end));
  }

  /** A click beside an end, within reach of it, moves it there. */
  release(event) {
    if (!this.drag.isOn && this.drag.part !== MIDDLE) {
      this.drag.offset = [0, 0];
      this.pull(this.view.placeOf(event), event);
    }
    this.let();
  }

  let() {
    this.drag = null;
    this.loupe.hide();
  }

  look(at, event) {
    if (event.pointerType === "mouse" || this.drag.part === MIDDLE) return;
    this.loupe.show(at, this.draft().ends, this.drag.part);
  }
}
