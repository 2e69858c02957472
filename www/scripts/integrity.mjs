// Writes the integrity hash of each module and font next to them, so that a changed one is refused by the browser.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, ...names] = process.argv.slice(2);
/** A name without an ending is that of a module. */
const fileOf = (name) => (name.includes(".") ? name : `${name}_bg.wasm`);
const hash = (name) => createHash("sha384").update(readFileSync(join(folder, fileOf(name)))).digest("base64");
const hashes = Object.fromEntries(names.map((name) => [name, `sha384-${hash(name)}`]));
writeFileSync(join(folder, "integrity.js"), `export const INTEGRITY = ${JSON.stringify(hashes, null, 2)};\n`);
const types = names.map((name) => `  readonly ${JSON.stringify(name)}: string;\n`).join("");
writeFileSync(join(folder, "integrity.d.ts"), `export declare const INTEGRITY: {\n${types}};\n`);
