// A shorter way back needs no button, pixels.
const LEAST_PX = 200;

/** Scrolls to the picture, and back to where the visitor was. */
export class Return {
  constructor(root) {
    this.screen = root.querySelector(".screen");
    this.button = root.querySelector(".return");
    this.button.addEventListener("click", () => this.back());
  }

  /** What scrolls: Streamlit's main part, or the page. */
  get page() {
    return document.querySelector("[data-testid=stMain]") ?? document.scrollingElement;
  }

  get behavior() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  }

  toScreen() {
    const { top, bottom } = this.screen.getBoundingClientRect();
    this.from = this.page.scrollTop;
    this.button.hidden = top > -LEAST_PX && bottom < innerHeight + LEAST_PX;
    this.screen.scrollIntoView({ behavior: this.behavior, block: "nearest" });
  }

  back() {
    this.button.hidden = true;
    this.page.scrollTo({ top: this.from, behavior: this.behavior });
  }
}
