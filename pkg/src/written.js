// @ts-check
// Writes a text with the device's own letters: for scripts that no bundled font has.

/** The height of a line in pixels: crisp on paper at the sizes of a signature. */
const LINE = 96;
const MOST_WIDTH = 1800;

/**
 * @param {string} text lines parted by \n
 * @param {boolean} byHand whether it is a signature
 * @returns {{width: number, height: number, rgba: Uint8Array}}
 */
export function written(text, byHand) {
  const lines = text.split("\n");
  const font = (/** @type {number} */ size) => `${size}px ${byHand ? "cursive" : "system-ui"}, sans-serif`;
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("this browser has no canvas");
  context.font = font(LINE);
  const longest = Math.max(1, ...lines.map((line) => context.measureText(line).width));
  const scale = Math.min(1, MOST_WIDTH / longest);
  const size = LINE * scale;
  canvas.width = Math.ceil(longest * scale + size / 2);
  canvas.height = Math.ceil(size * 1.4 * lines.length);
  // Setting its size has emptied the canvas, and its state.
  context.font = font(size);
  context.textBaseline = "middle";
  context.fillStyle = byHand ? "rgb(13 23 89)" : "rgb(26 26 26)";
  lines.forEach((line, at) => context.fillText(line, size / 4, size * 1.4 * (at + 0.5)));
  const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { width, height, rgba: new Uint8Array(data.buffer) };
}
