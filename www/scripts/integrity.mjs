// Writes the integrity hash of each module next to them, so that a changed module is refused by the browser.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, ...names] = process.argv.slice(2);
const hash = (name) => createHash("sha384").update(readFileSync(join(folder, `${name}_bg.wasm`))).digest("base64");
const hashes = Object.fromEntries(names.map((name) => [name, `sha384-${hash(name)}`]));
writeFileSync(join(folder, "integrity.js"), `export const INTEGRITY = ${JSON.stringify(hashes, null, 2)};\n`);
const types = names.map((name) => `  readonly ${name}: string;\n`).join("");
writeFileSync(join(folder, "integrity.d.ts"), `export declare const INTEGRITY: {\n${types}};\n`);
