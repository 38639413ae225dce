// @ts-check
// One job on one fresh page: `?way=ours&document=…`. The harness reads the outcome from `window.bench`.

/** @typedef {{wait: () => Promise<unknown>, sign: (file: ArrayBuffer) => Promise<Signed>}} Way A way of signing, its code loaded. */
/** @typedef {{signed: ArrayBuffer | Uint8Array, click?: number, steps?: Record<string, number>}} Signed */

const asked = new URLSearchParams(location.search);
const document_ = asked.get("document") ?? "";
/** @type {Record<string, () => Promise<{begin: (document: string, tuned: boolean) => Promise<Way>}>>} */
const ways = {
  ours: () => import("./ours.js"),
  peer: () => import("./peer.js"),
  tuned: () => import("./peer.js"),
  floor: () => import("./floor.js"),
};

/** Loads a way's code and the file; nothing of the job has run then. */
async function ready() {
  const from = performance.now();
  const name = asked.get("way") ?? "";
  const way = await (await ways[name]()).begin(document_, name === "tuned");
  await way.wait();
  const loading = performance.now() - from;
  const file = await (await fetch(`/documents/${document_}`)).arrayBuffer();
  return { way, loading, file };
}

const loaded = ready();

const bench = {
  /** Done once the clock may start. */
  ready: () => loaded.then(({ file }) => file.byteLength),
  /** The job, timed. */
  run: async () => {
    const { way, loading, file } = await loaded;
    const { byteLength } = file;
    const from = performance.now();
    const done = await way.sign(file);
    const whole = performance.now() - from;
    if (done.signed.byteLength <= byteLength) throw new Error("nothing was appended");
    return { whole, loading, click: done.click, steps: done.steps };
  },
  /** What was made, so that a validator can look at it: only asked for outside the clock. */
  keep: async () => {
    const { way, file } = await loaded;
    const { signed } = await way.sign(file);
    await fetch(`/signed/${asked.get("way")}`, { method: "POST", body: signed });
  },
};

Object.assign(window, { bench });
