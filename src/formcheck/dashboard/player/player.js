import { Controls } from "./controls.js";
import { Drawing } from "./drawing.js";
import { nearestFrame } from "./frames.js";
import { Picture } from "./picture.js";
import { showLegend } from "./legend.js";
import { Timeline } from "./timeline.js";
import { Zoom } from "./zoom.js";

/** One clip with its story: puts picture, drawing, timeline and controls together. */
export class Player {
  constructor(root, story) {
    Object.assign(this, { root, story });
    const video = root.querySelector("video");
    root.querySelector(".screen").style.setProperty("--ratio", story.size[0] / story.size[1]);
    this.contacts = story.contacts.map(([timeS]) => nearestFrame(story.times, timeS));
    this.drawing = new Drawing(root.querySelector("canvas"), story);
    this.zoom = new Zoom(root.querySelector(".film"), story, this.drawing);
    showLegend(root.querySelector(".legend"), story);
    const goToTime = (timeS) => this.picture.goToTime(timeS);
    this.timeline = new Timeline(root.querySelector(".tracks"), story, goToTime);
    this.controls = new Controls(root, this.deeds());
    const show = (frame) => this.show(frame);
    this.picture = new Picture(video, story.times, show, (frame) => this.drawing.draw(frame));
    this.begin(video);
  }

  begin(video) {
    const { signal } = this.picture.stopped;
    for (const name of ["play", "pause"]) {
      const tell = () => this.controls.showPlaying(this.picture.isPlaying);
      video.addEventListener(name, tell, { signal });
    }
    this.controls.showPlaying(false);
    this.controls.showSpeed(video.playbackRate);
    this.controls.showLayers(this.drawing.layers, { skeleton: true, hips: this.story.hips });
    this.controls.showZoom(this.zoom);
    this.show(0);
  }

  close() {
    for (const part of [this.picture, this.drawing, this.controls]) part.close();
  }

  show(frame) {
    this.timeline.show(frame);
    this.controls.showFrame(frame, this.story.times);
  }

  deeds() {
    return {
      play: () => this.picture.toggle(),
      frameBack: () => this.picture.goTo(this.picture.frame - 1),
      frameOn: () => this.picture.goTo(this.picture.frame + 1),
      first: () => this.picture.goTo(0),
      last: () => this.picture.goTo(this.story.times.length - 1),
      zoom: () => this.toggleZoom(),
      contactBack: () => this.goToContact(this.contacts.findLast((f) => f < this.picture.frame)),
      contactOn: () => this.goToContact(this.contacts.find((f) => f > this.picture.frame)),
      speed: (speed) => this.setSpeed(speed),
      layer: (name) => this.toggleLayer(name),
    };
  }

  goToContact(frame) {
    if (frame !== undefined) this.picture.goTo(frame);
  }

  setSpeed(speed) {
    this.picture.video.playbackRate = speed;
    this.controls.showSpeed(speed);
  }

  toggleZoom() {
    if (this.zoom.isWorthIt) this.zoom.toggle();
    this.controls.showZoom(this.zoom);
  }

  toggleLayer(name) {
    const { layers } = this.drawing;
    layers[name] = !layers[name];
    this.controls.showLayers(layers, { skeleton: true, hips: this.story.hips });
    this.drawing.draw(this.drawing.frame);
  }
}
