// @ts-check
// The worker that holds the engine: a document is opened, stamped and signed here, off the page's thread.

import init, { Engine } from "../dist/engine.js";

/** @typedef {{id: number, ask: object, bytes: Uint8Array[]}} Question */

const engine = init({ module_or_path: new URL("../dist/engine_bg.wasm", import.meta.url) }).then(() => new Engine());
/** Questions wait for the one before: the engine holds one session. */
let last = Promise.resolve();

addEventListener("message", (/** @type {MessageEvent<Question>} */ { data }) => {
  last = last.then(() => answer(data));
});

/** @param {Question} question */
async function answer({ id, ask, bytes }) {
  try {
    const reply = await (await engine).answer(ask, bytes);
    const parts = Array.from(reply.bytes);
    const buffers = [...new Set(parts.map((part) => part.buffer))];
    postMessage({ id, answer: reply.answer, bytes: parts }, { transfer: buffers });
  } catch (why) {
    postMessage({ id, trouble: trouble(why) });
  }
}

/**
 * The engine rejects with a `Trouble`; anything else is a fault of ours, named as such.
 * @param {unknown} why
 */
function trouble(why) {
  if (typeof why === "object" && why !== null && "code" in why) return why;
  return { code: "engine_failed", detail: String(why), revision: null };
}
