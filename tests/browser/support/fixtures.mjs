// The signed files of the project's own test PKI, and their flipped forms.
import { existsSync, readFileSync } from "node:fs";

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

/** A file of the corpora, which are not part of the repository; nothing where they are not there. */
export function corpus(path) {
  const shared = process.env.KYSO_SHARED ? new URL(`file://${process.env.KYSO_SHARED}/`) : new URL("../../../../shared/", import.meta.url);
  const place = new URL(`corpus/${path}`, shared);
  return existsSync(place) ? { name: path.split("/").at(-1), bytes: readFileSync(place) } : undefined;
}
