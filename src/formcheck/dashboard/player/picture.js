import { frameAt, middleOf, nearestFrame } from "./frames.js";

/** The video: which frame it shows, and how it gets to another one. */
export class Picture {
  /**
   * @param video the element
   * @param times when each frame begins, seconds
   * @param onFrame called with the number of the frame that is, or is about to be, current
   * @param onShown called with the number of the frame that is visible now
   */
  constructor(video, times, onFrame, onShown) {
    Object.assign(this, { video, times, onFrame, onShown });
    this.frame = 0;
    this.wanted = null; // a frame to go to as soon as the last seek is over
    this.isGoing = false; // whether a seek of ours is on its way
    this.stopped = new AbortController();
    const { signal } = this.stopped;
    video.addEventListener("seeked", () => this.arrive(), { signal });
    video.addEventListener("loadeddata", () => this.seen(video.currentTime), { signal });
    if (video.requestVideoFrameCallback) this.watch();
    else video.addEventListener("play", () => this.follow(), { signal });
  }

  close() {
    this.stopped.abort();
    this.video.pause();
  }

  get isPlaying() {
    return !this.video.paused;
  }

  toggle() {
    if (this.isPlaying) this.video.pause();
    // A newer request may interrupt this one; that is no error.
    else this.video.play().catch(() => {});
  }

  /** Pause at a frame. */
  goTo(frame) {
    this.video.pause();
    this.frame = Math.min(Math.max(frame, 0), this.times.length - 1);
    this.wanted = this.frame;
    this.onFrame(this.frame);
    if (!this.isGoing) this.setOff();
  }

  goToTime(timeS) {
    this.goTo(nearestFrame(this.times, timeS));
  }

  /** One seek at a time: while a finger drags, only the last place counts. */
  setOff() {
    this.isGoing = true;
    this.video.currentTime = middleOf(this.times, this.wanted);
    this.wanted = null;
  }

  arrive() {
    this.isGoing = false;
    if (this.wanted !== null) this.setOff();
    else this.seen(this.video.currentTime);
  }

  /** The picture of this time is on the screen. */
  seen(timeS) {
    const shown = frameAt(this.times, timeS);
    this.onShown(shown);
    if (this.isGoing) return;
    this.frame = shown;
    this.onFrame(shown);
  }

  /** Follow every picture that is shown, where the browser reports it. */
  watch() {
    const next = (_now, { mediaTime }) => {
      if (this.stopped.signal.aborted) return;
      // The file's clock rounds: the nearest frame is the one that is meant.
      this.seen(this.times[nearestFrame(this.times, mediaTime)]);
      this.video.requestVideoFrameCallback(next);
    };
    this.video.requestVideoFrameCallback(next);
  }

  /** Elsewhere: ask at every refresh of the screen while it plays. */
  follow() {
    if (this.stopped.signal.aborted || !this.isPlaying) return;
    this.seen(this.video.currentTime);
    requestAnimationFrame(() => this.follow());
  }
}
