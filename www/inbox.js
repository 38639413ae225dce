// @ts-check
// What an integrator writes around <paraph-inbox>: who is signed in, and where originals and signed files are.

import { getDocument, keepSigned } from "./store.js";

/** @typedef {import("../pkg/index.d.ts").ParaphInbox} ParaphInbox */

const element = /** @type {ParaphInbox} */ (document.querySelector("paraph-inbox"));

element.getToken = async () => {
  const answer = await fetch("/inbox", { method: "POST" });
  if (!answer.ok) throw new Error(`the document store answers ${answer.status}`);
  return (await answer.json()).token;
};
element.getDocument = getDocument;
element.addEventListener("paraph-signed", ({ detail }) => void keepSigned(detail));

await import("/pkg/src/paraph.js");
