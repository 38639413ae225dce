// @ts-check
// The worker that holds the engine: a document is opened, stamped and signed here, off the page's thread.

import init, { Engine } from "../dist/engine.js";
import { serve } from "./answers.js";

serve(init({ module_or_path: new URL("../dist/engine_bg.wasm", import.meta.url) }).then(() => new Engine()));
