import { Beat } from "./beat.js";
import { Lamps } from "./lamps.js";

// No runner takes fewer or more steps per minute.
const RANGE = [100, 240];
const KEYS = { ArrowUp: "faster", ArrowDown: "slower" };

/** Buttons, numbers and keys around the beat. */
export class Metronome {
  constructor(root) {
    this.root = root;
    this.beat = new Beat((timeS, number) => this.scheduled(timeS, number));
    this.lamps = new Lamps([...root.querySelectorAll(".lamps i")], () => this.beat.heardS);
    this.stopped = new AbortController();
    const { signal } = this.stopped;
    root.addEventListener("click", (event) => this.press(event), { signal });
    root.addEventListener("keydown", (event) => this.key(event), { signal });
  }

  /** Show what Python tells: the measured number, the aims, and the rate to begin with. */
  update({ measured, targets, rate }) {
    const told = JSON.stringify([measured, targets, rate]);
    if (told === this.told) return;
    this.told = told;
    const aims = targets.map((target, i) => [`+${5 * (i + 1)} %`, target]);
    if (measured !== null) aims.unshift(["Yours", measured]);
    const buttons = aims.map(([words, value]) => {
      const button = document.createElement("button");
      button.textContent = `${words}: ${value}`;
      button.dataset.rate = value;
      return button;
    });
    this.root.querySelector(".targets").replaceChildren(...buttons);
    this.setRate(rate);
  }

  press(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.rate) this.setRate(Number(button.dataset.rate));
    if (button.dataset.do) this[button.dataset.do]();
  }

  key(event) {
    const name = KEYS[event.key];
    if (!name || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this[name]();
  }

  slower() {
    this.setRate(this.rate - 1);
  }

  faster() {
    this.setRate(this.rate + 1);
  }

  setRate(rate) {
    this.rate = Math.min(Math.max(rate, RANGE[0]), RANGE[1]);
    this.beat.setRate(this.rate);
    this.root.querySelector(".rate b").textContent = this.rate;
    for (const button of this.root.querySelectorAll("[data-rate]")) {
      button.setAttribute("aria-pressed", String(Number(button.dataset.rate) === this.rate));
    }
  }

  async toggle() {
    if (this.beat.running) {
      this.beat.stop();
      this.lamps.clear();
    } else {
      await this.beat.start().catch(() => this.tell("This browser plays no sound here."));
    }
    this.showRunning();
  }

  showRunning() {
    const { running } = this.beat;
    this.root.classList.toggle("running", running);
    const start = this.root.querySelector(".start");
    start.setAttribute("aria-pressed", String(running));
    start.querySelector(".label").textContent = running ? "Stop" : "Start";
  }

  scheduled(timeS, number) {
    this.lamps.add(timeS, number);
    this.root.dispatchEvent(new CustomEvent("clickscheduled", { detail: { timeS, number } }));
  }

  tell(sentence) {
    const problem = this.root.querySelector(".problem");
    problem.textContent = sentence;
    problem.hidden = false;
  }

  close() {
    this.stopped.abort();
    this.lamps.clear();
    this.beat.close();
  }
}
