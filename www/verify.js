// @ts-check
// What an integrator writes around <paraph-verify>: whom this site recognises. It needs no server; the
// demo's backend publishes its root, and without an answer the page works all the same.

import { backend } from "./site.js";

/** @typedef {import("../pkg/index.d.ts").ParaphVerify} ParaphVerify */

const element = /** @type {ParaphVerify} */ (document.querySelector("paraph-verify"));

/** The demo's root, if its backend answers soon. */
async function roots() {
  try {
    const answer = await fetch(`${backend()}/api/v1/trust`, { signal: AbortSignal.timeout(5000) });
    return answer.ok ? [(await answer.json()).root] : [];
  } catch {
    return [];
  }
}

void roots().then((anchors) => {
  element.anchors = anchors;
});

await import("/pkg/src/paraph.js");
