// @ts-check
// The peer: signature_pad as its README shows it, but told to take every event at once (`throttle: 0`): in
// its favour where samples are counted, and without it a burst of events would cost it nothing.

import SignaturePad from "signature_pad";

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
  canvas.getContext("2d")?.scale(devicePixelRatio, devicePixelRatio);
  const pad = new SignaturePad(canvas, { throttle: 0 });
  /** @returns {{points: unknown[]}[]} */
  const strokes = () => pad.toData();
  return {
    canvas,
    clear: async () => pad.clear(),
    redraw: async () => pad.fromData(strokes().slice(0, -1)),
    kept: async () => strokes().reduce((sum, stroke) => sum + stroke.points.length, 0),
  };
}
