// Sets texts with the wasm module: {texts, boxes, font: path} on the input, {setting, font: base64} or
// {refused: name} on the output.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { text } from "node:stream/consumers";

const dist = pathToFileURL(`${process.argv[2]}/`);
const { default: init, set } = await import(new URL("letters.js", dist));
await init({ module_or_path: await readFile(new URL("letters_bg.wasm", dist)) });

const { texts, boxes, font } = JSON.parse(await text(process.stdin));
let said;
try {
  const [setting, subset] = set(texts, new Float64Array(boxes), await readFile(font));
  said = { setting, font: Buffer.from(subset).toString("base64") };
} catch (why) {
  said = { refused: why.name };
}
process.stdout.write(JSON.stringify(said));
