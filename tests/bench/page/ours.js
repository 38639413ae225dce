// @ts-check
// Ours: the engine in its worker, asked what a signer's page asks it, in the same order. A certificate
// authority and a time-stamp service that were made for this run answer instead of the backend.

import { Engine } from "/pkg/src/engine.js";

/** @param {string} document */
export async function begin(document) {
  const engine = new Engine(new URL("/pkg/src/worker.js", location.href));
  const envelope = await (await fetch(`/envelopes/${document}`)).json();
  const revision = new Uint8Array(await (await fetch(`/revisions/${document}`)).arrayBuffer());
  return {
    /** Until the module runs: it is up long before a signer has read the document. */
    wait: () => engine.ask("reset", []),
    /** @param {ArrayBuffer} file */
    sign: (file) => sign(engine, document, envelope, [new Uint8Array(file), revision]),
  };
}

/**
 * @param {Engine} engine
 * @param {string} document
 * @param {{envelope: object, mark: object, name: string, now: number}} facts
 * @param {Uint8Array[]} files
 */
async function sign(engine, document, { envelope, mark, name, now }, files) {
  const laps = new Laps();
  await engine.ask(envelope, []);
  const opened = await engine.ask({ open: { document: 0, password: null } }, files);
  laps.lap("open");
  await engine.ask({ preview: { mark } }, []);
  laps.lap("preview");
  // The click: all that is left once the file was read and hashed.
  const prepared = await engine.ask({ prepare: { mark, name, signed_at: now } }, []);
  laps.lap("prepare");
  const agreed = await post(`/authorise/${document}`, prepared.answer);
  laps.lap("authorise");
  const valued = await engine.ask({ sign: agreed }, []);
  laps.lap("sign");
  const stamped = await post(`/stamp/${document}`, valued.answer);
  laps.lap("stamp");
  const { bytes } = await engine.ask({ embed: stamped }, []);
  const signed = grown(opened.bytes[0], bytes[2]);
  laps.lap("embed");
  const { steps } = laps;
  const click = steps.prepare + steps.authorise + steps.sign + steps.stamp + steps.embed;
  return { signed, click, steps };
}

/**
 * The file with what its signer appended, as the element puts them together.
 * @param {Uint8Array} file
 * @param {Uint8Array} appended
 */
function grown(file, appended) {
  const whole = new Uint8Array(file.buffer, file.byteOffset, file.length + appended.length);
  whole.set(appended, file.length);
  return whole;
}

/** How long each step took. */
class Laps {
  #from = performance.now();
  /** @type {Record<string, number>} */
  steps = {};

  /** @param {string} step */
  lap(step) {
    const now = performance.now();
    this.steps[step] = now - this.#from;
    this.#from = now;
  }
}

/**
 * @param {string} address
 * @param {object} body
 */
async function post(address, body) {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
