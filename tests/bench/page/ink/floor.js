// @ts-check
// The floor: one line for each sample, drawn at once, and nothing else.

/** @typedef {import("./ink.js").Pad} Pad */

/**
 * @param {HTMLElement} place
 * @param {{width: number, height: number}} size
 * @returns {Promise<Pad>}
 */
export async function begin(place, { width, height }) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  place.append(canvas);
  canvas.width = width * devicePixelRatio;
  canvas.height = height * devicePixelRatio;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.scale(devicePixelRatio, devicePixelRatio);
  Object.assign(context, { lineWidth: 3, lineCap: "round", lineJoin: "round" });

  /** @type {[number, number][][]} */
  let strokes = [];
  let frame = canvas.getBoundingClientRect();
  /**
   * @param {[number, number]} from
   * @param {[number, number]} to
   */
  const line = ([x, y], [toX, toY]) => {
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(toX, toY);
    context.stroke();
  };
  canvas.addEventListener("pointerdown", (event) => {
    frame = canvas.getBoundingClientRect();
    strokes.push([[event.clientX - frame.left, event.clientY - frame.top]]);
  });
  canvas.addEventListener("pointermove", (event) => {
    const stroke = strokes[strokes.length - 1];
    if (!event.buttons || !stroke) return;
    for (const { clientX, clientY } of event.getCoalescedEvents()) {
      const at = stroke.push([clientX - frame.left, clientY - frame.top]) - 1;
      line(stroke[at - 1], stroke[at]);
    }
  });
  const clear = () => context.clearRect(0, 0, width, height);
  return {
    canvas,
    clear: async () => {
      strokes = [];
      clear();
    },
    redraw: async () => {
      clear();
      strokes.pop();
      for (const stroke of strokes) stroke.slice(1).forEach((to, at) => line(stroke[at], to));
    },
    kept: async () => strokes.reduce((sum, stroke) => sum + stroke.length, 0),
  };
}
