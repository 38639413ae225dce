// @ts-check
// The page's end of the engine: one worker, questions answered in the order they were asked.

/** @typedef {import("./types.js").Trouble} Trouble */
/** @typedef {{answer: object, bytes: Uint8Array[]}} Answered */
/** @typedef {{resolve: (answered: Answered) => void, reject: (trouble: Trouble) => void}} Waiting */

const GONE = "the element left the page";

export class Engine {
  /** Where its worker's module is. */
  #module;
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #next = 0;
  /** What is loaded before it. */
  #before = Promise.resolve();
  #over = false;

  /** @param {URL} module the worker's */
  constructor(module) {
    this.#module = module;
  }

  /**
   * Asks the engine; rejects with a `Trouble`. The bytes are transferred: the caller keeps nothing.
   * @param {object} ask
   * @param {Uint8Array[]} bytes
   * @returns {Promise<Answered>}
   */
  async ask(ask, bytes) {
    await this.#before;
    return new Promise((resolve, reject) => {
      if (this.#over) return reject({ code: "engine_failed", detail: GONE, revision: null });
      const id = this.#next++;
      this.#waiting.set(id, { resolve, reject });
      try {
        this.#running().postMessage({ id, ask, bytes }, [...new Set(bytes.map((part) => part.buffer))]);
      } catch (why) {
        this.#waiting.delete(id);
        reject({ code: "engine_failed", detail: String(why), revision: null });
      }
    });
  }

  /** Ends it for good, and forgets what it holds. */
  stop() {
    this.#over = true;
    this.#end(GONE);
  }

  /**
   * Loads the engine before the first question, and after what is wanted sooner: on a slow line they would share it.
   * @param {Promise<unknown>} before
   */
  start(before) {
    this.#before = before.then(() => void (this.#over || this.#running()));
  }

  #running() {
    this.#worker ??= this.#begin();
    return this.#worker;
  }

  /** @returns {Worker} */
  #begin() {
    const worker = new Worker(startingPoint(this.#module), { type: "module", name: "paraph" });
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) => this.#fail(event.message || "the worker did not start");
    return worker;
  }

  /** @param {{id: number, answer?: object, bytes?: Uint8Array[], trouble?: Trouble}} reply */
  #receive({ id, answer, bytes, trouble }) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (answer) return waiting?.resolve({ answer, bytes: bytes ?? [] });
    waiting?.reject(trouble ?? { code: "engine_failed", detail: "an empty reply", revision: null });
    // What broke off half-way, as for want of memory, answers nothing more.
    if (trouble?.code === "engine_failed") this.#end("the engine failed");
  }

  /** @param {string} detail */
  #end(detail) {
    this.#worker?.terminate();
    this.#fail(detail);
  }

  /**
   * A worker that died answers nobody any more: the next question starts a new one.
   * @param {string} detail
   */
  #fail(detail) {
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) {
      reject({ code: "engine_failed", detail, revision: null });
    }
    this.#waiting.clear();
  }
}

/**
 * A worker starts from its page's origin only; from elsewhere a blob imports it.
 * @param {URL} module
 */
export function startingPoint(module) {
  if (module.origin === location.origin) return module;
  const start = new Blob([`import ${JSON.stringify(module.href)};`], { type: "text/javascript" });
  return URL.createObjectURL(start);
}
