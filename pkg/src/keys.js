// @ts-check
// A signer's key that must outlive its page while the signer is away, at an identity provider: what is agreed to
// there names the key. It cannot be exported, and goes with what else is kept of the act.

import { keep, recall } from "./kept.js";

/**
 * @param {string} name
 * @param {CryptoKeyPair} pair
 */
export function keepKey(name, pair) {
  return keep(name, "", [], pair);
}

/**
 * @param {string} name
 * @returns {Promise<CryptoKeyPair | undefined>}
 */
export async function recallKey(name) {
  return (await recall(name))?.pair;
}
