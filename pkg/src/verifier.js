// @ts-check
// The worker that verifies: the engine with the algorithms of other people's signatures.

import init, { Engine } from "../dist/verifier.js";
import { serve } from "./answers.js";

serve(init({ module_or_path: new URL("../dist/verifier_bg.wasm", import.meta.url) }).then(() => new Engine()));
