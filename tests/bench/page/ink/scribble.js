// @ts-check
// A scribble, the same at every run: ten strokes of a pen that is felt four times between two events.

/** @typedef {{x: number, y: number, pressure: number, t: number}} Sample in parts of the canvas; milliseconds */

const STROKES = 10;
const SAMPLES = 4;
/** Milliseconds between two samples: four in a frame. */
const EVERY = 4;

/**
 * Strokes of events of samples.
 * @param {number} events in all
 * @param {number} strokes
 * @returns {Sample[][][]}
 */
export function scribble(events, strokes = STROKES) {
  const noise = xorshift(0x2545f491);
  let t = 0;
  const sample = (/** @type {number} */ stroke, /** @type {number} */ at) => {
    t += EVERY;
    const turn = at * 0.045 + stroke;
    return {
      x: 0.5 + 0.3 * Math.sin(turn * 0.31) + 0.12 * Math.cos(turn * 2.3) + 0.002 * noise(),
      y: 0.5 + 0.25 * Math.cos(turn * 0.47) + 0.15 * Math.sin(turn * 1.9) + 0.002 * noise(),
      pressure: 0.5 + 0.3 * Math.sin(turn * 0.7) + 0.05 * noise(),
      t,
    };
  };
  const list = (/** @type {number} */ length) => Array.from({ length }, (_, at) => at);
  return list(strokes).map((stroke) =>
    list(events / strokes).map((event) => list(SAMPLES).map((at) => sample(stroke, event * SAMPLES + at))),
  );
}

/**
 * The scribble as events upon a canvas: a stroke goes down, moves, and is lifted.
 * @param {Sample[][][]} strokes
 * @param {DOMRect} frame
 */
export function played(strokes, frame) {
  const make = (/** @type {string} */ type, /** @type {Sample} */ at, /** @type {PointerEvent[]} */ samples) => {
    const event = new PointerEvent(type, {
      ...{ bubbles: true, composed: true, cancelable: true, pointerId: 7, pointerType: "pen", isPrimary: true },
      ...{ button: type === "pointermove" ? -1 : 0, buttons: type === "pointerup" ? 0 : 1 },
      clientX: frame.left + at.x * frame.width,
      clientY: frame.top + at.y * frame.height,
      pressure: at.pressure,
      coalescedEvents: samples,
    });
    // Widths follow the speed of a hand, not of the loop that makes these.
    Object.defineProperty(event, "timeStamp", { value: 1e6 + at.t });
    return event;
  };
  return strokes.map((stroke) => {
    const moves = stroke.map((event) => {
      const samples = event.map((sample) => make("pointermove", sample, []));
      return make("pointermove", event[event.length - 1], samples);
    });
    const last = stroke[stroke.length - 1];
    const [first, end] = [stroke[0][0], last[last.length - 1]];
    return [make("pointerdown", { ...first, x: first.x - 0.01 }, []), ...moves, make("pointerup", end, [])];
  });
}

/** @param {number} seed */
function xorshift(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state / 2 ** 31;
  };
}
