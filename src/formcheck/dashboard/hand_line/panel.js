import { tiltOf } from "./geometry.js";
import { Texts } from "./texts.js";

/** All around the picture: which frame it is, sentences, and the state of buttons and line. */
export class Panel {
  constructor(root) {
    this.root = root;
    this.texts = new Texts(root);
    this.line = root.querySelector(".line");
    this.button = (deed) => root.querySelector(`[data-do=${deed}]`);
  }

  /** Show which frame it is while its picture loads; none means that all are laid. */
  showStep(step, picture, course) {
    const isOver = step === null;
    this.root.classList.toggle("over", isOver);
    this.line.setAttribute("aria-busy", "true");
    if (isOver) this.texts.put(".where", "over");
    else this.texts.put(".where", step.pass ? "second" : "first", step);
    this.texts.put(".stand", picture?.stand ? "stand" : null);
    this.texts.put(".how", isOver ? null : "how");
    this.button("undo").disabled = course.at === 0;
  }

  /** Leave the button for what comes next: Enter then keeps a line, and never skips the next frame. */
  leaveButton(isOver) {
    if (!this.root.contains(this.root.getRootNode().activeElement)) return;
    const next = isOver ? this.root.querySelector(".where") : this.line;
    next.focus({ preventScroll: true });
  }

  showDraft(draft, view, course) {
    this.button("undo").disabled = course.at === 0 && !draft.before.length;
    this.button("zoom").setAttribute("aria-pressed", String(view.isZoomed));
    const tilt = tiltOf(draft.ends);
    this.line.setAttribute("aria-busy", "false");
    this.line.setAttribute("aria-label", this.texts.say("line"));
    this.line.setAttribute("aria-valuenow", tilt.toFixed(1));
    const name = draft.isTouched ? (tilt < 0 ? "lower" : "higher") : "unmoved";
    const fields = { tilt: Math.abs(tilt).toFixed(1) };
    this.line.setAttribute("aria-valuetext", this.texts.say(name, fields));
  }

  tell(name, fields) {
    this.texts.put(".told", name, fields);
  }
}
