// @ts-check
// What an integrator writes around <paraph-follow>: where originals come from, and where something is sent.

import { backend } from "./site.js";

/** @typedef {import("../pkg/index.d.ts").ParaphFollow} ParaphFollow */

const element = /** @type {ParaphFollow} */ (document.querySelector("paraph-follow"));
element.setAttribute("backend", backend());
element.setAttribute("prepare", `office.html${location.search}`);

// The store knows its user by a cookie: no ticket is needed for one's own documents.
element.getDocument = async ({ sha256 }) => {
  const answer = await fetch(`/documents/${sha256}`);
  if (!answer.ok) throw new Error(`the document store answers ${answer.status}`);
  return answer.arrayBuffer();
};

await import("/pkg/src/paraph.js");
