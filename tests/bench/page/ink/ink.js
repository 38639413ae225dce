// @ts-check
// Three pads side by side, measured in turns. The harness reads `window.ink`.

import * as floor from "./floor.js";
import * as ours from "./ours.js";
import * as peer from "./peer.js";
import { played, scribble } from "./scribble.js";

/**
 * @typedef {{canvas: HTMLCanvasElement, clear: () => Promise<void>, redraw: () => Promise<void>,
 *   kept: () => Promise<number>}} Pad `redraw` takes the last stroke back, and draws the rest again
 */

const EVENTS = 1000;
/** What a fast mouse makes between two frames. */
const A_FRAME = 10;

/** @returns {Promise<Record<string, Pad>>} */
async function ready() {
  const own = await ours.begin(place());
  await frame();
  const { width, height } = own.canvas.getBoundingClientRect();
  return { ours: own, peer: await peer.begin(place(), { width, height }), floor: await floor.begin(place(), { width, height }) };
}

function place() {
  return document.body.appendChild(document.createElement("div"));
}

const pads = ready();

/** When the first listener heard of an event. */
let heard = 0;
addEventListener("pointermove", () => (heard = performance.now()), { capture: true });

/**
 * Milliseconds from an event's first listener to the end of its last.
 * @param {Pad} pad
 * @param {Event} event
 */
function handled({ canvas }, event) {
  canvas.dispatchEvent(event);
  return event.type === "pointermove" ? performance.now() - heard : 0;
}

/**
 * @param {string} name
 * @param {number} events
 * @param {number} [strokes]
 */
async function draw(name, events, strokes) {
  const pad = (await pads)[name];
  const all = played(scribble(events, strokes), pad.canvas.getBoundingClientRect()).flat();
  let time = 0;
  for (let at = 0; at < all.length; at += A_FRAME) {
    await frame();
    for (const event of all.slice(at, at + A_FRAME)) time += handled(pad, event);
  }
  return { pad, time };
}

/**
 * The scribble: what its handlers take, and how many of its samples are kept (the point where each stroke
 * goes down is one more).
 * @param {string} name
 * @param {boolean} counted
 */
async function cost(name, counted) {
  const { pad, time } = await draw(name, EVENTS);
  const kept = counted ? await pad.kept() : 0;
  await pad.clear();
  return { time, kept };
}

/**
 * Milliseconds to show a stroke of a thousand samples anew, until it is painted.
 * @param {string} name
 */
async function redraw(name) {
  await draw(name, 250, 1);
  const { pad } = await draw(name, 1, 1);
  paint(pad);
  const from = performance.now();
  await pad.redraw();
  paint(pad);
  const time = performance.now() - from;
  const { width, height } = pad.canvas;
  if (!paint(pad, width, height).some((byte) => byte > 0)) throw new Error(`${name} shows nothing`);
  await pad.clear();
  return time;
}

/**
 * A canvas paints when somebody looks.
 * @param {Pad} pad
 */
function paint({ canvas }, width = 1, height = 1) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  return context.getImageData(0, 0, width, height).data;
}

/** @type {number[]} */
let latencies = [];
addEventListener("pointermove", (event) => {
  if (!event.isTrusted || !event.buttons) return;
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => latencies.push(performance.now() - event.timeStamp);
    port2.postMessage(null);
  });
}, { capture: true });

/** Real events were heard since: milliseconds until after their frame, the middle one and the twentieth worst of a hundred. */
async function listened() {
  await frame();
  await frame();
  const sorted = latencies.sort((one, other) => one - other);
  latencies = [];
  for (const pad of Object.values(await pads)) await pad.clear();
  const part = (/** @type {number} */ share) => sorted[Math.floor(sorted.length * share)];
  return { count: sorted.length, p50: part(0.5), p95: part(0.95) };
}

/** @param {string} name */
async function where(name) {
  const { left, top, width, height } = (await pads)[name].canvas.getBoundingClientRect();
  return { left, top, width, height };
}

function frame() {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

Object.assign(window, { ink: { cost, redraw, where, listened, ready: () => pads.then(() => true) } });
