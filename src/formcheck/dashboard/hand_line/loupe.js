// How much larger than the picture around it, and how far from the finger, in pixels.
const TIMES = 2.5;
const AWAY = 108;

/** Shows the spot under a finger, larger and beside it. */
export class Loupe {
  constructor(surface, view) {
    Object.assign(this, { view, surface });
    this.image = surface.querySelector("img");
    this.canvas = surface.querySelector(".loupe");
    this.pen = this.canvas.getContext("2d");
  }

  hide() {
    this.canvas.hidden = true;
  }

  /**
   * @param finger where it is, in pixels of the screen
   * @param ends the line, in pixels of the picture
   * @param held number of the end that is dragged
   */
  show(finger, ends, held) {
    this.canvas.hidden = false;
    const side = this.canvas.clientWidth;
    this.canvas.width = this.canvas.height = Math.round(side * devicePixelRatio);
    this.place(finger, this.canvas.offsetWidth / 2);
    const scale = TIMES * this.view.scale * devicePixelRatio;
    const [x, y] = ends[held];
    const half = this.canvas.width / 2;
    this.pen.setTransform(scale, 0, 0, scale, half - x * scale, half - y * scale);
    this.pen.drawImage(this.image, 0, 0);
    this.pen.setTransform(1, 0, 0, 1, 0, 0);
    this.line(ends.map((end) => [half + (end[0] - x) * scale, half + (end[1] - y) * scale]));
    this.ring(half);
  }

  /** Above the finger; at the picture's upper edge, on the side where there is room. */
  place([x, y], half) {
    const { clientWidth: width, clientHeight: height } = this.surface;
    const isLow = y - AWAY >= half;
    const across = isLow ? x : x + (x < width / 2 ? AWAY : -AWAY);
    const down = isLow ? y - AWAY : y;
    const within = (place, length) => Math.min(Math.max(place, half), length - half);
    this.canvas.style.left = `${within(across, width) - half}px`;
    this.canvas.style.top = `${within(down, height) - half}px`;
  }

  line([from, to]) {
    this.stroke(() => {
      this.pen.moveTo(...from);
      this.pen.lineTo(...to);
    });
  }

  ring(half) {
    this.stroke(() => this.pen.arc(half, half, 9 * devicePixelRatio, 0, 2 * Math.PI));
  }

  /** White in a dark casing, as on the picture. */
  stroke(path) {
    for (const [colour, width] of [["#10141cb3", 4], ["#fff", 1.5]]) {
      this.pen.strokeStyle = colour;
      this.pen.lineWidth = width * devicePixelRatio;
      this.pen.beginPath();
      path();
      this.pen.stroke();
    }
  }
}
