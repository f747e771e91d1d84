import { inside } from "./geometry.js";

const ZOOM = 2;

/** Which part of the picture is on the screen, and where. */
export class View {
  /** @param surface the element in which the picture is */
  constructor(surface) {
    Object.assign(this, { surface, size: [1, 1], corner: [0, 0], zoom: 1 });
  }

  setSize(size) {
    this.size = size;
    this.surface.style.setProperty("--ratio", size[0] / size[1]);
  }

  get isZoomed() {
    return this.zoom > 1;
  }

  /** Pixels of the screen per pixel of the picture. */
  get scale() {
    return (this.zoom * this.surface.clientWidth) / this.size[0];
  }

  toScreen([x, y]) {
    return [(x - this.corner[0]) * this.scale, (y - this.corner[1]) * this.scale];
  }

  toPicture([x, y]) {
    return [this.corner[0] + x / this.scale, this.corner[1] + y / this.scale];
  }

  /** Show it larger around a point of the picture, or all of it again. */
  toggle(point) {
    this.zoom = this.isZoomed ? 1 : ZOOM;
    this.centre(point);
  }

  /** Bring a point of the picture to the middle, as far as there is picture on all sides. */
  centre(point) {
    const part = this.size.map((length) => length / this.zoom);
    const free = this.size.map((length, axis) => length - part[axis]);
    this.corner = inside([point[0] - part[0] / 2, point[1] - part[1] / 2], free);
  }

  holds(point) {
    return point.every((place, axis) => {
      const from = this.corner[axis];
      return place >= from && place <= from + this.size[axis] / this.zoom;
    });
  }

  /** Where an event happened, in pixels from the picture's corner on the screen. */
  placeOf(event) {
    const { left, top } = this.surface.getBoundingClientRect();
    return [event.clientX - left - this.surface.clientLeft, event.clientY - top - this.surface.clientTop];
  }
}
