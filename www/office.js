// @ts-check
// What an integrator writes around <paraph-prepare>: where originals are kept.

import { backend } from "./site.js";

/** @typedef {import("../pkg/index.d.ts").ParaphPrepare} ParaphPrepare */

const element = /** @type {ParaphPrepare} */ (document.querySelector("paraph-prepare"));
element.setAttribute("backend", backend());
element.setAttribute("follow", `follow.html${location.search}`);

element.storeDocument = async ({ sha256, name, bytes }) => {
  const answer = await fetch(`/documents/${sha256}`, {
    method: "PUT",
    headers: { "Content-Type": "application/pdf", "X-Name": encodeURIComponent(name) },
    body: bytes,
  });
  if (!answer.ok) throw new Error(`the document store answers ${answer.status}`);
};

await import("/pkg/src/paraph.js");
