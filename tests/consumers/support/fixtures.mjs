// The signed files of the project's own test PKI, with the options that their origin notes name.
import { readFileSync } from "node:fs";

const FIXTURES = new URL("../../fixtures/", import.meta.url);
export const FOLDER = new URL(".", FIXTURES).pathname;

export function pdf(name) {
  return readFileSync(new URL(`pdf/${name}.pdf`, FIXTURES));
}

export function note(name) {
  return JSON.parse(readFileSync(new URL(`pdf/${name}.json`, FIXTURES), "utf8"));
}

/** What makes the verdict on a fixture the one of its note. */
export function optionsFor(name) {
  const { trust, evidence, at } = note(name);
  const pki = (file) => readFileSync(new URL(`pki/${file}`, FIXTURES));
  const anchor = (file) => {
    const bytes = pki(file);
    return bytes.includes("-----BEGIN") ? { label: file, pem: bytes.toString("utf8") } : { label: file, der: bytes.toString("base64") };
  };
  return { at, userTrust: trust.map(anchor), evidence: evidence.map((file) => ({ name: file, base64: pki(file).toString("base64") })) };
}

/** The same file with one byte changed in a part that its note locates. */
export function flipped(name, part = "content") {
  const copy = Buffer.from(pdf(name));
  const at = note(name).parts[part];
  const before = String.fromCharCode(copy[at]);
  copy[at] = /[0-9a-fA-F]/.test(before) ? (before === "0" ? "1" : "0").charCodeAt(0) : copy[at] ^ 1;
  return copy;
}

/** A file as Playwright hands it to a page. */
export function upload(name, buffer) {
  return { name, mimeType: "application/pdf", buffer };
}
