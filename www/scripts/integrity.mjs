// Writes the integrity hash of the module next to it, so that a changed module is refused by the browser.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const hash = createHash("sha384").update(readFileSync(join(folder, "kyso_bg.wasm"))).digest("base64");
writeFileSync(join(folder, "integrity.js"), `export const WASM_INTEGRITY = "sha384-${hash}";\n`);
writeFileSync(join(folder, "integrity.d.ts"), "export declare const WASM_INTEGRITY: string;\n");
