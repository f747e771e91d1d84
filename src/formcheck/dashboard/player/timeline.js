import { curveTrack, feetTrack, lastBefore, steadyTrack } from "./tracks.js";

// A step belongs to a frame that comes at most half a frame of 30 Hz before it.
const EARLY_S = 0.017;

/** Rows under the picture that share one time axis, and the line at the current moment. */
export class Timeline {
  /**
   * @param place the element to fill
   * @param story the player's data
   * @param goToTime called with seconds when the user points at a moment
   */
  constructor(place, story, goToTime) {
    Object.assign(this, { place, story, goToTime });
    const { times } = story;
    // The last frame is shown for as long as the others.
    this.lengthS = times.at(-1) + times.at(-1) / Math.max(times.length - 1, 1) || 1;
    this.values = [];
    place.replaceChildren();
    this.rows = 0;
    this.fill();
    place.style.setProperty("--rows", this.rows);
    place.append(this.makeGround(), this.makeLane());
  }

  fill() {
    for (const side of ["left", "right"]) {
      const name = side === "left" ? "Left foot down" : "Right foot down";
      this.add(name, feetTrack(this.story, side, this.lengthS));
    }
    if (this.story.steady) this.add("Steady part", steadyTrack(this.story.steady, this.lengthS));
    for (const curve of this.story.curves) {
      const value = this.add(curve.title, curveTrack(curve, this.lengthS));
      this.values.push({ curve, value });
    }
  }

  /** Add a row and return the element for its value. */
  add(name, track) {
    this.rows += 1;
    const label = document.createElement("div");
    label.className = `label of-${track.getAttribute("class").split(" ")[1]}`;
    const [title, value] = [document.createElement("span"), document.createElement("b")];
    title.textContent = name;
    label.append(title, value);
    for (const part of [label, track]) part.style.setProperty("--row", this.rows);
    this.place.append(label, track);
    return value;
  }

  /** The background of all rows, darker outside the steady part. */
  makeGround() {
    const ground = document.createElement("div");
    ground.className = "ground";
    if (this.story.steady) {
      const [start, end] = this.story.steady;
      const part = document.createElement("div");
      part.className = "steady";
      part.style.left = this.percent(start);
      part.style.width = this.percent(end - start);
      ground.append(part);
    }
    return ground;
  }

  /** The lane over all rows that takes clicks and drags. */
  makeLane() {
    this.lane = document.createElement("div");
    this.lane.className = "lane";
    this.lane.title = "Click or drag to another moment";
    const facts = { role: "slider", tabindex: "0", "aria-label": "Time in the clip" };
    Object.entries(facts).forEach(([key, value]) => this.lane.setAttribute(key, value));
    this.lane.setAttribute("aria-valuemin", "0");
    this.lane.setAttribute("aria-valuemax", this.story.times.at(-1).toFixed(3));
    this.cursor = document.createElement("div");
    this.cursor.className = "cursor";
    this.lane.append(this.cursor);
    this.lane.addEventListener("pointerdown", (event) => this.press(event));
    this.lane.addEventListener("pointermove", (event) => {
      if (this.lane.hasPointerCapture(event.pointerId)) this.point(event);
    });
    return this.lane;
  }

  press(event) {
    if (event.button !== 0) return;
    this.lane.setPointerCapture(event.pointerId);
    this.point(event);
  }

  point(event) {
    const { left, width } = this.lane.getBoundingClientRect();
    const share = Math.min(Math.max((event.clientX - left) / width, 0), 1);
    this.goToTime(share * this.lengthS);
  }

  /** Move the line to a frame, and write the values of the step it belongs to. */
  show(frame) {
    const timeS = this.story.times[frame];
    this.cursor.style.left = this.percent(timeS);
    this.lane.setAttribute("aria-valuenow", timeS.toFixed(3));
    this.lane.setAttribute("aria-valuetext", this.moment(timeS));
    for (const { curve, value } of this.values) {
      const step = lastBefore(curve.times, timeS + EARLY_S);
      const text = step < 0 ? "" : curve.values[step].toFixed(curve.digits) + curve.unit;
      // Writing the same text again would cost a layout in every frame.
      if (value.textContent !== text) value.textContent = text;
    }
  }

  /** A moment in words: seconds, and which foot is on the belt. */
  moment(timeS) {
    const down = this.story.stances.find(([start, end]) => start <= timeS && timeS < end);
    const feet = down ? `${down[2]} foot down` : "no foot down";
    return `${timeS.toFixed(2)} seconds, ${feet}`;
  }

  percent(seconds) {
    return `${(100 * seconds) / this.lengthS}%`;
  }
}
