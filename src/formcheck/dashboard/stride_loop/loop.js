const loops = new WeakMap();

/** The loop, its button and its slider. */
class Loop {
  constructor(root) {
    this.root = root;
    this.video = root.querySelector("video");
    this.button = root.querySelector("button");
    this.slider = root.querySelector("input");
    this.button.addEventListener("click", () => this.toggle());
    this.slider.addEventListener("input", () => this.goTo(Number(this.slider.value)));
    for (const name of ["play", "pause"]) {
      this.video.addEventListener(name, () => this.showPlaying());
    }
    this.video.addEventListener("timeupdate", () => this.showMoment());
  }

  update({ loop, words, pictures, perS }) {
    Object.assign(this, { pictures, perS });
    this.slider.max = pictures - 1;
    this.video.setAttribute("aria-label", words);
    if (loop === this.address) return;
    this.address = loop;
    this.video.src = loop;
    this.showMoment();
    // Whoever asks for less motion starts it.
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) this.play();
  }

  play() {
    // A newer request may interrupt this one; that is no error.
    this.video.play().catch(() => {});
  }

  toggle() {
    if (this.video.paused) this.play();
    else this.video.pause();
  }

  /** Stop at a picture of the stride; the middle of its time shows no other one. */
  goTo(picture) {
    this.video.pause();
    this.video.currentTime = (picture + 0.5) / this.perS;
    this.say(picture);
  }

  showMoment() {
    const picture = Math.floor(this.video.currentTime * this.perS) % this.pictures;
    this.slider.value = picture;
    this.say(picture);
  }

  say(picture) {
    const percent = Math.round((100 * picture) / this.pictures);
    this.slider.setAttribute("aria-valuetext", `${percent} % of the stride`);
  }

  showPlaying() {
    this.root.classList.toggle("playing", !this.video.paused);
    this.button.setAttribute("aria-label", this.video.paused ? "Play" : "Pause");
  }
}

export default function show({ data, parentElement }) {
  const root = parentElement.querySelector(".loop");
  let loop = loops.get(root);
  if (!loop) {
    loop = new Loop(root);
    loops.set(root, loop);
  }
  loop.update(data);
  return () => loop.video.pause();
}
