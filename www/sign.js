// @ts-check
// What an integrator writes around <paraph-sign>: where originals come from, and where signed files go.

import { backend } from "./site.js";

/** @typedef {import("../pkg/index.d.ts").ParaphSign} ParaphSign */

const element = /** @type {ParaphSign} */ (document.querySelector("paraph-sign"));
element.setAttribute("backend", backend());

element.getDocument = async ({ sha256, ticket }) => {
  const answer = await fetch(`/documents/${sha256}`, { headers: { Authorization: `Ticket ${ticket}` } });
  if (!answer.ok) throw new Error(`the document store answers ${answer.status}`);
  return answer.arrayBuffer();
};

element.addEventListener("paraph-signed", async ({ detail: { envelope, documents } }) => {
  for (const { document, name, ticket, bytes } of documents) {
    const answer = await fetch(`/signed/${envelope}/${document}`, {
      method: "PUT",
      headers: {
        Authorization: `Ticket ${ticket}`,
        "Content-Type": "application/pdf",
        "X-Name": encodeURIComponent(name),
      },
      body: bytes,
    });
    if (!answer.ok) console.warn(`the document store did not take ${name}: ${answer.status}`);
  }
});

// Another link opened in this tab changes only the fragment: begin again with it.
addEventListener("hashchange", () => location.reload());

await import("/pkg/src/paraph.js");
