// @ts-check
// Ours: the canvas that `<paraph-sign>` shows on a phone that scanned a laptop's code. It needs no backend
// until the drawing is sent; what it would send tells what was kept.

import "/pkg/src/paraph.js";
import { freshKey, unseal } from "/pkg/src/sealing.js";

/** @typedef {import("./ink.js").Pad} Pad */

const SECRET = "bench";

/**
 * @param {HTMLElement} place
 * @returns {Promise<Pad>}
 */
export async function begin(place) {
  const key = await freshKey();
  const element = document.createElement("paraph-sign");
  Object.assign(element, { link: `pad.${SECRET}.${key}` });
  place.append(element);
  const root = await shadow(element);
  const canvas = /** @type {HTMLCanvasElement} */ (await found(() => root.querySelector(".pad canvas")));
  const [undo, erase] = root.querySelectorAll(".pad + .row button");
  return {
    canvas,
    clear: () => press(erase),
    // Taking back a dot shows the rest anew.
    redraw: () => press(undo),
    kept: () => sent(key, () => press(/** @type {Element} */ (root.querySelector("footer button")))),
  };
}

/**
 * Presses a button, and lets what follows it happen.
 * @param {Element} button
 */
async function press(button) {
  /** @type {HTMLButtonElement} */ (button).click();
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

/**
 * How many samples are in what it sends; the answer is that nobody is there, and the canvas stays.
 * @param {string} key
 * @param {() => void} send
 */
async function sent(key, send) {
  const real = window.fetch;
  /** @type {string} */
  const body = await new Promise((resolve) => {
    window.fetch = async (address, how) => {
      const asked = new Request(address, how);
      if (!asked.url.endsWith("/pads/ink")) return real(address, how);
      resolve(await asked.text());
      return new Response("{}", { status: 503 });
    };
    send();
  });
  window.fetch = real;
  const text = JSON.parse(body).ink.replaceAll("-", "+").replaceAll("_", "/");
  const sealed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  /** @type {[unknown, unknown[][]]} */
  const [, strokes] = JSON.parse(await unseal(key, sealed, SECRET));
  return strokes.reduce((sum, stroke) => sum + stroke.length, 0);
}

/** @param {Element} element */
function shadow(element) {
  return found(() => element.shadowRoot);
}

/**
 * @template T
 * @param {() => T | null} look
 * @returns {Promise<T>}
 */
async function found(look) {
  for (;;) {
    const thing = look();
    if (thing) return thing;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
