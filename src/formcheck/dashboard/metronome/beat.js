// How far ahead clicks are handed to the sound card, in seconds. Timers of a page in the background
// run once a second only, so clicks are then handed over earlier.
const AHEAD_S = 0.2;
const AHEAD_HIDDEN_S = 1.6;
const WAKE_MS = 40;
// Time from the press to the first click.
const LEAD_S = 0.08;
const CLICK_S = 0.035;
// The two feet differ in pitch.
const PITCH_HZ = [1250, 1000];

/** Clicks at an even rate, timed by the clock of the sound card. */
export class Beat {
  /** @param onClick called for every click that is scheduled, with its time and number */
  constructor(onClick) {
    Object.assign(this, { onClick, context: null, timer: null, rate: 160, pending: [] });
  }

  get running() {
    return this.timer !== null;
  }

  /** Time of the sound that is heard now, in seconds. */
  get heardS() {
    return this.context ? this.context.currentTime - (this.context.outputLatency || 0) : 0;
  }

  async start() {
    this.context ??= new AudioContext({ latencyHint: "interactive" });
    await this.context.resume();
    // Meanwhile it may have been pressed again, or closed.
    if (this.running || !this.context) return;
    this.begin(this.context.currentTime + LEAD_S, 0);
    this.timer = setInterval(() => this.fill(), WAKE_MS);
    this.fill();
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    for (const { sound } of this.pending) sound.stop();
    this.pending = [];
    this.context?.suspend();
  }

  /** Change the rate: what is scheduled stays, and the next click follows at the new distance. */
  setRate(rate) {
    if (this.running) {
      const last = this.first + this.count - 1;
      if (this.count > 0) this.begin(this.timeOf(this.count - 1) + 60 / rate, last + 1);
    }
    this.rate = rate;
  }

  /** Count clicks from a time on, so that no error adds up. */
  begin(originS, first) {
    Object.assign(this, { originS, first, count: 0 });
  }

  timeOf(index) {
    return this.originS + (index * 60) / this.rate;
  }

  fill() {
    const now = this.context.currentTime;
    const until = now + (document.hidden ? AHEAD_HIDDEN_S : AHEAD_S);
    this.pending = this.pending.filter(({ timeS }) => timeS + CLICK_S > now);
    // After a pause of the whole computer, clicks go on from now instead of all at once.
    if (this.timeOf(this.count) < now) this.begin(now + LEAD_S, this.first + this.count);
    while (this.timeOf(this.count) < until) {
      this.click(this.timeOf(this.count), this.first + this.count);
      this.count += 1;
    }
  }

  click(timeS, number) {
    const sound = new OscillatorNode(this.context, { frequency: PITCH_HZ[number % 2] });
    const gain = new GainNode(this.context, { gain: 0 });
    gain.gain.setValueAtTime(0.9, timeS);
    gain.gain.exponentialRampToValueAtTime(0.001, timeS + CLICK_S);
    sound.connect(gain).connect(this.context.destination);
    sound.start(timeS);
    sound.stop(timeS + CLICK_S);
    this.pending.push({ sound, timeS });
    this.onClick(timeS, number);
  }

  close() {
    this.stop();
    this.context?.close();
    this.context = null;
  }
}
