const KEYS = {
  " ": "play",
  ArrowLeft: "frameBack",
  ArrowRight: "frameOn",
  ",": "contactBack",
  ".": "contactOn",
  Home: "first",
  End: "last",
  z: "zoom",
};

/** Buttons and keys; they call the actions that the player hands in. */
export class Controls {
  /**
   * @param root the player
   * @param deeds the actions, by name; `speed` and `layer` take a value
   */
  constructor(root, deeds) {
    Object.assign(this, { root, deeds });
    this.stopped = new AbortController();
    const { signal } = this.stopped;
    root.addEventListener("keydown", (event) => this.key(event), { signal });
    root.querySelector(".bar").addEventListener("click", (event) => this.click(event), { signal });
    root.querySelector(".screen").addEventListener("click", () => deeds.play(), { signal });
  }

  close() {
    this.stopped.abort();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // A button that was reached by the keyboard is pressed by the space bar.
    if (event.key === " " && event.target.closest("button")) return;
    const name = KEYS[event.key];
    if (!name) return;
    event.preventDefault();
    event.stopPropagation();
    this.deeds[name]();
  }

  click(event) {
    const button = event.target.closest("button");
    if (!button) return;
    const { do: name, speed, layer } = button.dataset;
    if (name) this.deeds[name]();
    if (speed) this.deeds.speed(Number(speed));
    if (layer) this.deeds.layer(layer);
    // After a press by mouse or finger, keys control the player again.
    if (event.detail > 0) this.root.focus({ preventScroll: true });
  }

  showPlaying(isPlaying) {
    this.root.classList.toggle("playing", isPlaying);
    const play = this.root.querySelector("[data-do=play]");
    play.setAttribute("aria-label", isPlaying ? "Pause" : "Play");
  }

  showSpeed(speed) {
    for (const button of this.root.querySelectorAll("[data-speed]")) {
      button.setAttribute("aria-pressed", String(Number(button.dataset.speed) === speed));
    }
  }

  showLayers(layers, has) {
    for (const button of this.root.querySelectorAll("[data-layer]")) {
      button.hidden = !has[button.dataset.layer];
      button.setAttribute("aria-pressed", String(layers[button.dataset.layer]));
    }
  }

  showZoom({ isOn, isWorthIt }) {
    const button = this.root.querySelector("[data-do=zoom]");
    button.hidden = !isWorthIt;
    button.setAttribute("aria-pressed", String(isOn));
  }

  /** Write time and number of a frame. */
  showFrame(frame, times) {
    const [time, number] = this.root.querySelector(".time").children;
    time.textContent = `${times[frame].toFixed(3)} s`;
    number.textContent = `frame ${frame + 1} of ${times.length}`;
    this.root.dataset.frame = frame;
  }
}
