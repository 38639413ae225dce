// @ts-check
// What an integrator writes around <paraph-sign>: where originals come from, and where signed files go.

import { backend } from "./site.js";
import { getDocument, keepSigned } from "./store.js";

/** @typedef {import("../pkg/index.d.ts").ParaphSign} ParaphSign */

const element = /** @type {ParaphSign} */ (document.querySelector("paraph-sign"));
element.setAttribute("backend", backend());

element.getDocument = getDocument;
element.addEventListener("paraph-signed", ({ detail }) => void keepSigned(detail));

// Another link opened in this tab changes only the fragment: begin again with it.
addEventListener("hashchange", () => location.reload());

await import("/pkg/src/paraph.js");
