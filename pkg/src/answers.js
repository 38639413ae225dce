// @ts-check
// The worker's end of the engine: answers questions one after the other.

/** @typedef {{id: number, ask: object, bytes: Uint8Array[]}} Question */
/** @typedef {{answer: (ask: object, bytes: Uint8Array[]) => Promise<{answer: object, bytes: Uint8Array[]}>}} Answering */

/**
 * Answers whatever the page asks from now on.
 * @param {Promise<Answering>} engine
 */
export function serve(engine) {
  /** Questions wait for the one before: the engine holds one session. */
  let last = Promise.resolve();
  addEventListener("message", (/** @type {MessageEvent<Question>} */ { data }) => {
    last = last.then(() => answer(engine, data));
  });
}

/**
 * @param {Promise<Answering>} engine
 * @param {Question} question
 */
async function answer(engine, { id, ask, bytes }) {
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
