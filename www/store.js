// @ts-check
// The demo's document store, as its pages use it: originals out, signed files in, each with a ticket.

/** @param {import("../pkg/index.d.ts").DocumentWanted} wanted */
export async function getDocument({ sha256, ticket }) {
  const answer = await fetch(`/documents/${sha256}`, { headers: { Authorization: `Ticket ${ticket}` } });
  if (!answer.ok) throw new Error(`the document store answers ${answer.status}`);
  return answer.arrayBuffer();
}

/** @param {import("../pkg/index.d.ts").ParaphEvents["paraph-signed"]["detail"]} signed */
export async function keepSigned({ envelope, documents }) {
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
}
