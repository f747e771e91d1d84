// How long a lamp is lit, in seconds.
const LIT_S = 0.12;

/** Two lamps, one per foot, that light when a click is heard. */
export class Lamps {
  /**
   * @param lamps the two elements
   * @param heardS gives the time of the sound that is heard now
   */
  constructor(lamps, heardS) {
    Object.assign(this, { lamps, heardS, clicks: [], frame: null });
  }

  add(timeS, number) {
    this.clicks.push({ timeS, foot: number % 2 });
    this.frame ??= requestAnimationFrame(() => this.draw());
  }

  draw() {
    const now = this.heardS();
    this.clicks = this.clicks.filter(({ timeS }) => timeS + LIT_S > now);
    const lit = this.clicks.filter(({ timeS }) => timeS <= now).map(({ foot }) => foot);
    this.lamps.forEach((lamp, foot) => lamp.classList.toggle("on", lit.includes(foot)));
    this.frame = this.clicks.length ? requestAnimationFrame(() => this.draw()) : null;
  }

  clear() {
    cancelAnimationFrame(this.frame);
    Object.assign(this, { clicks: [], frame: null });
    for (const lamp of this.lamps) lamp.classList.remove("on");
  }
}
