// @ts-check
// The floor: what no way can be faster than. Copy the file, hash it, append as much as a signature takes.

const APPENDED = 40_000;

export async function begin() {
  return {
    wait: async () => undefined,
    /** @param {ArrayBuffer} file */
    sign: async (file) => {
      const copy = new Uint8Array(file.byteLength + APPENDED);
      copy.set(new Uint8Array(file));
      const from = performance.now();
      const digest = await crypto.subtle.digest("SHA-256", copy.subarray(0, file.byteLength));
      const click = performance.now() - from;
      copy.set(new Uint8Array(digest), file.byteLength);
      return { signed: copy.buffer, click };
    },
  };
}
