// @ts-check
// The worker that holds the engine: a document is opened, stamped and signed here, off the page's thread.

import init, { Engine } from "../dist/engine.js";
import { serve } from "./answers.js";
import { keepKey, recallKey } from "./keys.js";

serve(init({ module_or_path: new URL("../dist/engine_bg.wasm", import.meta.url) }).then(() => new Engine(letters, keepKey, recallKey)));

/** Typed marks and texts take a module of their own, which is loaded with the first font. */
async function letters() {
  const { default: start, outline, set } = await import("../dist/letters.js");
  await start({ module_or_path: new URL("../dist/letters_bg.wasm", import.meta.url) });
  return { outline, set };
}
