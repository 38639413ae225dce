// @ts-check
// What an element's inside uses of the package; loaded beside it.

import * as early from "./early.js";
import { Engine } from "./engine.js";
import { entries, files } from "./folder.js";
import { forget, keep, recall } from "./kept.js";
import { Pen } from "./pen.js";

/** @typedef {import("./types.js").House} House */

export { Engine };

/**
 * What an element's inside may use of the package.
 * @param {Engine} engine
 * @returns {House}
 */
export function house(engine) {
  return {
    ask: (ask, bytes) => engine.ask(ask, bytes),
    early: early.take,
    view: () => import("./view.js"),
    font: async (name) => {
      const answer = await fetch(new URL(`../fonts/${encodeURIComponent(name)}.ttf`, import.meta.url));
      if (!answer.ok) throw new Error(`the handwriting font ${name} answers ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    picture: async (file, withoutPaper) => (await import("./picture.js")).decode(file, withoutPaper),
    written: async (text, byHand) => (await import("./written.js")).written(text, byHand),
    dropped: (transfer) => files(entries(transfer)),
    photograph: async (file) => (await import("./photograph.js")).photograph(file),
    freshKey: async () => (await import("./sealing.js")).freshKey(),
    seal: async (key, text, place) => (await import("./sealing.js")).seal(key, text, place),
    unseal: async (key, sealed, place) => (await import("./sealing.js")).unseal(key, sealed, place),
    pen: (canvas) => new Pen(canvas),
    keep,
    recall,
    forget,
  };
}
