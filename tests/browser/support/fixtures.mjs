// The signed files of the project's own test PKI, and their flipped forms.
import { readFileSync } from "node:fs";

const FOLDER = new URL("../../fixtures/pdf/", import.meta.url);

/** A fixture with its origin note. */
export function fixture(name) {
  const note = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf8"));
  return { name: `${name}.pdf`, bytes: readFileSync(new URL(`${name}.pdf`, FOLDER)), note };
}

/** The same file with one byte changed in a part the origin note locates: a hexadecimal digit stays one. */
export function flipped({ name, bytes, note }, part) {
  const copy = Buffer.from(bytes);
  const at = note.parts[part];
  const before = String.fromCharCode(copy[at]);
  copy[at] = /[0-9a-fA-F]/.test(before) ? (before === "0" ? "1" : "0").charCodeAt(0) : copy[at] ^ 1;
  return { name: name.replace(".pdf", `-flipped-${part}.pdf`), bytes: copy, note };
}
