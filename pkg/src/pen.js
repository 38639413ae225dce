// @ts-check
// The pen: reads every sample, draws it at once, and keeps it until the element takes it. All of that is here:
// going back and forth between WebAssembly and the browser for every number takes three times as long.

// Widths are those that the engine gives on paper (`document`, `mark/ink.rs`): a pen that feels pressure draws
// by it, any other by its speed.
/** Line width in pixels of the pad, at rest. */
const WIDTH = 3;
/** Pressures further apart than this were felt. */
const FELT = 0.05;
/** Width goes a quarter of its way each so many pixels. */
const STEP = 2.5;
/** Smaller steps of width are not seen. */
const FINEST = 0.25;
const COLOUR = "#1d2b6f";

/** Milliseconds after which the canvas is looked for again, whatever may have moved it: looking is slow. */
const LOOK_EVERY = 1000;

export class Pen {
  #canvas;
  #context;
  /** How the canvas shows the pad that the ink was begun on: see `Ink::fit_pad`. */
  #fit = { scale: 1, left: 0, top: 0 };
  /** Where in the window the pad begins, and when that was looked up. */
  #origin = { x: 0, y: 0, at: -Infinity };
  /** Dots a pixel, when the canvas was last made this large. */
  #dots = 1;
  #softest = Infinity;
  #hardest = 0;
  #width = WIDTH;
  /** The line width that the canvas knows. */
  #set = 0;
  /** The last point: x, y and time. */
  #x = 0;
  #y = 0;
  #at = 0;
  /** @type {number[]} x, y, pressure and time of what nobody has taken yet */
  #fresh = [];
  /** @type {AbortController | undefined} ends the stroke that is being drawn */
  #stroke;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  }

  /** The canvas's width and height. */
  size() {
    const { width, height } = this.#canvas.getBoundingClientRect();
    return [width, height];
  }

  /**
   * Shows strokes on a canvas of whatever size it has now.
   * @param {Float64Array} strokes for each how many points it has, and their x, y, pressure and time
   * @param {number} scale
   * @param {number} left
   * @param {number} top
   */
  show(strokes, scale, left, top) {
    const [width, height] = this.size();
    // This empties the canvas, and it forgets how to draw.
    this.#dots = devicePixelRatio;
    this.#canvas.width = Math.round(width * this.#dots);
    this.#canvas.height = Math.round(height * this.#dots);
    Object.assign(this.#context, { lineCap: "round", strokeStyle: COLOUR, fillStyle: COLOUR });
    this.#set = 0;
    this.#aim(scale, left, top);
    [this.#softest, this.#hardest] = [Infinity, 0];
    each(strokes, (_x, _y, pressure) => this.#feel(pressure));
    each(strokes, (x, y, pressure, at, first) =>
      first ? this.#touch(x, y, pressure, at) : this.#go(x, y, pressure, at),
    );
  }

  /**
   * The pen touches down, and draws until `up`.
   * @param {PointerEvent} event
   * @param {number} scale
   * @param {number} left
   * @param {number} top
   */
  down(event, scale, left, top) {
    this.#aim(scale, left, top);
    this.#look(event.timeStamp);
    this.#keep(event, true);
    this.#stroke = new AbortController();
    const { signal } = this.#stroke;
    /** @param {PointerEvent} moved */
    const follow = (moved) => {
      // One pen at a time: a palm beside it draws nothing.
      if (moved.pointerId === event.pointerId) this.#follow(moved);
    };
    this.#canvas.addEventListener("pointermove", follow, { signal });
    const lost = () => (this.#origin.at = -Infinity);
    for (const place of [window, this.#canvas.getRootNode()])
      for (const what of ["scroll", "resize"]) place.addEventListener(what, lost, { capture: true, signal });
  }

  /** The pen is lifted. */
  up() {
    this.#stroke?.abort();
  }

  /** What was drawn since it was taken last. */
  take() {
    const taken = Float64Array.from(this.#fresh);
    this.#fresh = [];
    return taken;
  }

  /**
   * The canvas's units become the ink's.
   * @param {number} scale
   * @param {number} left
   * @param {number} top
   */
  #aim(scale, left, top) {
    this.#fit = { scale, left, top };
    this.#origin.at = -Infinity;
    const dots = this.#dots;
    this.#context.setTransform(scale * dots, 0, 0, scale * dots, left * dots, top * dots);
  }

  /** @param {number} at */
  #look(at) {
    const { left, top } = this.#canvas.getBoundingClientRect();
    this.#origin = { x: left + this.#fit.left, y: top + this.#fit.top, at };
  }

  /** @param {PointerEvent} event */
  #follow(event) {
    if (event.timeStamp - this.#origin.at > LOOK_EVERY) this.#look(event.timeStamp);
    // A fast hand makes several samples between two frames.
    const samples = event.getCoalescedEvents?.() ?? [];
    if (samples.length === 0) this.#keep(event, false);
    for (const sample of samples) this.#keep(sample, false);
  }

  /**
   * @param {PointerEvent} sample
   * @param {boolean} first
   */
  #keep(sample, first) {
    const x = (sample.clientX - this.#origin.x) / this.#fit.scale;
    const y = (sample.clientY - this.#origin.y) / this.#fit.scale;
    // A device that does not feel pressure says 0 or 0.5.
    const pressure = sample.pressure || 0.5;
    const at = sample.timeStamp;
    this.#fresh.push(x, y, pressure, at);
    this.#feel(pressure);
    if (first) this.#touch(x, y, pressure, at);
    else this.#go(x, y, pressure, at);
  }

  /** @param {number} pressure */
  #feel(pressure) {
    if (pressure < this.#softest) this.#softest = pressure;
    if (pressure > this.#hardest) this.#hardest = pressure;
  }

  /**
   * @param {number} pressure
   * @param {number} distance
   * @param {number} time
   */
  #wanted(pressure, distance, time) {
    if (this.#hardest - this.#softest > FELT) return WIDTH * (0.4 + 1.1 * pressure);
    return WIDTH * Math.max(1.3 / (1 + (0.45 * distance) / Math.max(time, 1)), 0.5);
  }

  /**
   * A dot, where a stroke begins.
   * @param {number} x
   * @param {number} y
   * @param {number} pressure
   * @param {number} at
   */
  #touch(x, y, pressure, at) {
    this.#width = this.#wanted(pressure, 0, 0);
    const context = this.#context;
    context.beginPath();
    context.arc(x, y, this.#width / 2, 0, 2 * Math.PI);
    context.fill();
    [this.#x, this.#y, this.#at] = [x, y, at];
  }

  /**
   * A line to the next point. Browsers draw one line faster than a path of several.
   * @param {number} x
   * @param {number} y
   * @param {number} pressure
   * @param {number} at
   */
  #go(x, y, pressure, at) {
    const context = this.#context;
    const [across, down] = [x - this.#x, y - this.#y];
    const distance = Math.sqrt(across * across + down * down);
    const wanted = this.#wanted(pressure, distance, at - this.#at);
    const kept = distance > STEP ? 0.75 ** Math.ceil(distance / STEP) : 0.75;
    this.#width = wanted + (this.#width - wanted) * kept;
    if (Math.abs(this.#width - this.#set) > FINEST) {
      this.#set = this.#width;
      context.lineWidth = this.#width;
    }
    context.beginPath();
    context.moveTo(this.#x, this.#y);
    context.lineTo(x, y);
    context.stroke();
    this.#x = x;
    this.#y = y;
    this.#at = at;
  }
}

/**
 * Visits the points of strokes.
 * @param {Float64Array} strokes
 * @param {(x: number, y: number, pressure: number, at: number, first: boolean) => void} visit
 */
function each(strokes, visit) {
  for (let at = 0; at < strokes.length; ) {
    const [begin, end] = [at + 1, at + 1 + 4 * strokes[at]];
    for (at = begin; at < end; at += 4)
      visit(strokes[at], strokes[at + 1], strokes[at + 2], strokes[at + 3], at === begin);
  }
}
