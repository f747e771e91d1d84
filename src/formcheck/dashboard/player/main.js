import { Player } from "./player.js";
import { Return } from "./return.js";

// Streamlit calls the function below again for every rerun that changes its data; the player of a
// place on the page stays, and only changes are applied.
const places = new WeakMap();

class Place {
  constructor(root) {
    this.root = root;
    this.return = new Return(root);
    this.player = null;
    this.clip = null;
    this.asked = null;
  }

  /** Show what Python asks for: addresses of clip and story, and a moment to go to. */
  async update({ clip, story, goTo }) {
    if (clip !== this.clip) {
      this.clip = clip;
      this.asked = null;
      await this.load(clip, story);
    }
    // Newer data may have arrived meanwhile.
    if (clip !== this.clip || !this.player || !goTo || goTo.number === this.asked) return;
    this.asked = goTo.number;
    this.player.picture.goToTime(goTo.timeS);
    this.return.toScreen();
  }

  async load(clip, story) {
    this.player?.close();
    this.player = null;
    const video = this.root.querySelector("video");
    video.src = clip;
    video.onerror = () => this.tell("This browser cannot play the clip.");
    const answer = await fetch(story);
    if (!answer.ok) return this.tell("The clip is no longer kept here. Reload the page.");
    const told = await answer.json();
    if (clip === this.clip) this.player = new Player(this.root, told);
  }

  tell(sentence) {
    const problem = this.root.querySelector(".problem");
    problem.textContent = sentence;
    problem.hidden = false;
  }

  close() {
    this.clip = null;
    this.player?.close();
    this.player = null;
  }
}

export default function show({ data, parentElement }) {
  const root = parentElement.querySelector(".player");
  let place = places.get(root);
  if (!place) {
    place = new Place(root);
    places.set(root, place);
  }
  place.update(data);
  return () => place.close();
}
