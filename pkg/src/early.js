// @ts-check
// Opens a signer's link while the element's inside is still loading: two round trips less to wait for.

/** As the backend makes them; anything else in a fragment (a phone's canvas) is not for the backend. */
const SECRET = /^#?([A-Za-z0-9_-]{43})$/;
/** As long as the inside waits for an answer. */
const PATIENCE_MS = 60_000;

/** @type {Map<string, Promise<Response | undefined>>} */
const begun = new Map();

/**
 * Begins, if this is a signer's link.
 * @param {string} backend its origin
 * @param {string} link the secret, or the fragment that carries it
 * @returns {Promise<Response | undefined> | undefined} the answer; none where this tab has a session with the link
 */
export function open(backend, link) {
  const secret = SECRET.exec(link)?.[1];
  if (!secret || !globalThis.isSecureContext) return undefined;
  const answer = ask(backend, secret);
  // Whoever takes it hears of a failure; nobody else has to.
  answer.catch(() => undefined);
  begun.set(`${backend} ${secret}`, answer);
  return answer;
}

/**
 * @param {string} backend
 * @param {string} secret
 */
async function ask(backend, secret) {
  if (await isKnown(secret)) return undefined;
  // As plain text, which no browser asks leave for beforehand: one round trip less.
  return fetch(`${backend}/api/v1/links/open`, {
    method: "POST",
    headers: { "Content-Type": "text/plain" },
    body: JSON.stringify({ link: secret }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
}

/**
 * Whether this tab has a session with the link: a reload goes on in it. `tab.rs` keeps it under this name.
 * @param {string} secret
 */
async function isKnown(secret) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret)));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  try {
    return sessionStorage.getItem(`paraph/1/session/${hex}`) !== null;
  } catch {
    return false;
  }
}

/**
 * The answer that was begun, once.
 * @param {string} backend
 * @param {string} link
 */
export function take(backend, link) {
  const key = `${backend} ${link}`;
  const answer = begun.get(key);
  begun.delete(key);
  return answer;
}
