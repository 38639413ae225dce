// @ts-check
// Seals a text from one of a person's devices to another: AES-256-GCM under a key that only they see.

const encoder = new TextEncoder();

/** A fresh key, in URL-safe base 64. */
export function freshKey() {
  return toText(crypto.getRandomValues(new Uint8Array(32)));
}

/**
 * Seals a text; the nonce stands before the ciphertext.
 * @param {string} key
 * @param {string} text
 * @param {string} place what it is for: it opens nowhere else
 * @returns {Promise<Uint8Array>}
 */
export async function seal(key, text, place) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: encoder.encode(place) },
    await imported(key, "encrypt"),
    encoder.encode(text),
  );
  const whole = new Uint8Array(iv.length + sealed.byteLength);
  whole.set(iv);
  whole.set(new Uint8Array(sealed), iv.length);
  return whole;
}

/**
 * Opens what `seal` made; rejects anything else.
 * @param {string} key
 * @param {Uint8Array} sealed
 * @param {string} place
 * @returns {Promise<string>}
 */
export async function unseal(key, sealed, place) {
  const opened = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: sealed.slice(0, 12), additionalData: encoder.encode(place) },
    await imported(key, "decrypt"),
    sealed.slice(12),
  );
  return new TextDecoder().decode(opened);
}

/**
 * @param {string} key
 * @param {"encrypt" | "decrypt"} use
 */
function imported(key, use) {
  return crypto.subtle.importKey("raw", fromText(key), "AES-GCM", false, [use]);
}

/** @param {Uint8Array} bytes */
function toText(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} text */
function fromText(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}
