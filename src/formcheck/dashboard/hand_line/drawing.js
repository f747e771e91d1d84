import { middleOf } from "./geometry.js";

/** Draws picture, line and level as the view shows them. */
export class Drawing {
  constructor(surface, view) {
    Object.assign(this, { surface, view });
    const all = (names) => [...surface.querySelectorAll(names)];
    [this.image] = all("img");
    [this.laid] = all(".laid");
    [this.level] = all(".level");
    [this.name] = all(".level text");
    this.ends = all(".end");
    [this.middle] = all(".middle");
  }

  show({ ends, isTouched, picture }) {
    const { view } = this;
    const [x, y] = view.toScreen([0, 0]);
    this.image.style.transform = `translate(${x}px, ${y}px) scale(${view.zoom})`;
    this.laid.classList.toggle("untouched", !isTouched);
    const places = ends.map((end) => view.toScreen(end));
    this.lines(this.laid, places);
    this.ends.forEach((end, i) => this.put(end, places[i]));
    this.put(this.middle, middleOf(places));
    this.showLevel(picture.level);
  }

  /** In the upper third, away from the hips, at any zoom. */
  showLevel(level) {
    this.level.classList.toggle("none", level === null);
    if (level === null) return;
    const { clientWidth: width, clientHeight: height } = this.surface;
    const rise = (Math.tan((level * Math.PI) / 180) * width) / 2;
    this.lines(this.level, [
      [0, height / 3 + rise],
      [width, height / 3 - rise],
    ]);
    this.put(this.name, [8, height / 3 + rise - 7]);
  }

  lines(group, [[x1, y1], [x2, y2]]) {
    for (const line of group.querySelectorAll("line")) {
      for (const [name, value] of Object.entries({ x1, y1, x2, y2 })) line.setAttribute(name, value);
    }
  }

  put(part, [x, y]) {
    part.setAttribute("transform", `translate(${x} ${y})`);
  }
}
