// Widths are fractions of the picture's height; a little larger than in the annotated video, since
// the picture is smaller here.
const LINE = 1 / 220;
const HIP_LINE = 1 / 200;
// Positions are in thousandths of the height, tilts in hundredths of a degree.
export const PARTS = 1000;
const PARTS_OF_DEG = 100;
// How long a contact stays marked, seconds: a shorter flash cannot be seen.
const MARKED_S = 0.12;

/** Draws skeleton, hip line and contacts of one frame over the picture. */
export class Drawing {
  constructor(canvas, story) {
    Object.assign(this, { canvas, story });
    this.layers = { skeleton: true, hips: true };
    this.frame = 0;
    this.times = 1;
    this.pen = canvas.getContext("2d");
    this.doubtful = new Set(story.hips ? story.hips.doubtful : []);
    // The canvas has as many points as pixels on the screen.
    this.watcher = new ResizeObserver(() => this.fit());
    this.watcher.observe(canvas);
  }

  close() {
    this.watcher.disconnect();
  }

  fit() {
    const { clientWidth, clientHeight } = this.canvas;
    const fine = devicePixelRatio * this.times;
    this.canvas.width = Math.round(clientWidth * fine);
    this.canvas.height = Math.round(clientHeight * fine);
    this.draw(this.frame);
  }

  /** Draw finer, since the picture is shown this many times larger. */
  magnify(times) {
    this.times = times;
    this.fit();
  }

  draw(frame) {
    this.frame = frame;
    this.pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.scale = this.canvas.height / PARTS;
    this.pen.lineCap = "round";
    const points = this.story.skeleton.frames[frame];
    if (!points) return;
    if (this.layers.skeleton) {
      this.bones(points);
      this.marks(points);
    }
    if (this.layers.hips && this.story.hips) this.hips(points);
  }

  bones(points) {
    const width = Math.max(1.5, LINE * this.canvas.height);
    for (const [start, end, side, isFar] of this.story.skeleton.bones) {
      this.line(this.place(points, start), this.place(points, end), side, isFar ? width / 2 : width);
    }
    for (const joint of this.story.skeleton.joints) {
      this.dot(this.place(points, joint), 0.9 * width);
    }
  }

  /** Ring the foot that has just landed, where it is now: the belt takes it along. */
  marks(points) {
    const now = this.story.times[this.frame];
    for (const [timeS, side] of this.story.contacts) {
      if (now < timeS || now - timeS >= MARKED_S) continue;
      const foot = this.between(points, `${side}_foot_index`, `${side}_heel`);
      this.ring(foot, 0.02 * this.canvas.height, side);
    }
  }

  hips(points) {
    const { half, level, tilts } = this.story.hips;
    const tilt = tilts[this.frame];
    if (tilt === null) return;
    const centre = this.between(points, "left_hip", "right_hip");
    if (level !== null) this.tilted(centre, half, level, "level", 0.5);
    const doubtful = this.doubtful.has(this.frame);
    // In dashes, so that the colour is not the only difference.
    if (doubtful) this.pen.setLineDash([0.2, 0.2].map((share) => share * half * this.scale));
    this.tilted(centre, half, tilt, doubtful ? "doubtful" : "measured", 1);
    this.pen.setLineDash([]);
  }

  tilted([x, y], half, parts, colour, share) {
    const angle = (parts / PARTS_OF_DEG / 180) * Math.PI;
    const across = half * this.scale * Math.cos(angle);
    const up = -half * this.scale * Math.sin(angle);
    const width = Math.max(2, HIP_LINE * this.canvas.height) * share;
    this.line([x - across, y - up], [x + across, y + up], colour, width);
  }

  line(from, to, colour, width) {
    this.pen.strokeStyle = this.story.colours[colour];
    this.pen.lineWidth = width;
    this.pen.beginPath();
    this.pen.moveTo(...from);
    this.pen.lineTo(...to);
    this.pen.stroke();
  }

  dot([x, y], radius) {
    this.pen.fillStyle = this.story.colours.trunk;
    this.pen.beginPath();
    this.pen.arc(x, y, radius, 0, 2 * Math.PI);
    this.pen.fill();
  }

  ring([x, y], radius, colour) {
    this.pen.strokeStyle = this.story.colours[colour];
    this.pen.lineWidth = Math.max(1.5, 0.75 * LINE * this.canvas.height);
    this.pen.beginPath();
    this.pen.arc(x, y, radius, 0, 2 * Math.PI);
    this.pen.stroke();
  }

  place(points, i) {
    return [points[2 * i] * this.scale, points[2 * i + 1] * this.scale];
  }

  between(points, one, other) {
    const { names } = this.story.skeleton;
    const [ax, ay] = this.place(points, names.indexOf(one));
    const [bx, by] = this.place(points, names.indexOf(other));
    return [(ax + bx) / 2, (ay + by) / 2];
  }
}
