// Answers questions to the engine's wasm module, a JSON line each: {ask, bytes: [base64]} on the
// input, {answer, bytes: [base64]} or {trouble} on the output.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const dist = pathToFileURL(`${process.argv[2]}/`);
const { default: init, Engine } = await import(new URL("engine.js", dist));
await init({ module_or_path: await readFile(new URL("engine_bg.wasm", dist)) });
const { default: initLetters, outline, set } = await import(new URL("letters.js", dist));
await initLetters({ module_or_path: await readFile(new URL("letters_bg.wasm", dist)) });
const engine = new Engine(async () => ({ outline, set }));

for await (const line of createInterface({ input: process.stdin })) {
  const { ask, bytes } = JSON.parse(line);
  let said;
  try {
    const answered = await engine.answer(ask, bytes.map((text) => new Uint8Array(Buffer.from(text, "base64"))));
    said = { ...answered, bytes: answered.bytes.map((one) => Buffer.from(one).toString("base64")) };
  } catch (trouble) {
    said = { trouble: trouble instanceof Error ? String(trouble) : trouble };
  }
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
