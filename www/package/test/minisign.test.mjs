// Signatures of minisign: the digest held against OpenSSL's, and what no signature passes for one.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { signer } from "../../../tests/browser/support/minisign.mjs";
import { blake2b512 } from "../dist/blake2b.js";
import { signed } from "../dist/minisign.js";

test("BLAKE2b is that of OpenSSL, around the ends of blocks too", () => {
  for (const length of [0, 1, 127, 128, 129, 255, 256, 257, 1000, 65_536]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + length) & 0xff);
    assert.equal(Buffer.from(blake2b512(bytes)).toString("hex"), createHash("blake2b512").update(bytes).digest("hex"), `${length}`);
  }
});

test("a file is signed by the key that signed it, whole, with its comment, and by nothing else", async () => {
  const bytes = new TextEncoder().encode("an index");
  const { key, sign } = signer();
  const signature = sign(bytes);
  assert.equal(await signed(bytes, signature, key), "yes");
  assert.equal(await signed(bytes.slice(1), signature, key), "no");
  assert.equal(await signed(bytes, signature, signer().key), "no");
  const lines = signature.split("\n");
  const withLine = (at, line) => lines.map((old, index) => (index === at ? line : old)).join("\n");
  const flipped = (at) => {
    const raw = Buffer.from(lines[at], "base64");
    raw[raw.length - 1] ^= 1;
    return withLine(at, raw.toString("base64"));
  };
  // The letters of a signature over the file itself, which the digest is not.
  const legacy = Buffer.from(lines[1], "base64");
  legacy.write("Ed");
  const wrong = ["", lines[1], withLine(2, "trusted comment: another"), withLine(2, "comment: test"), flipped(1), flipped(3), withLine(1, legacy.toString("base64")), withLine(1, `${lines[1]}AAAA`)];
  for (const text of wrong) {
    assert.equal(await signed(bytes, text, key), "no", text);
  }
  for (const other of ["", "RW", key.slice(4), `${key}AAAA`]) {
    assert.equal(await signed(bytes, signature, other), "no", other);
  }
});
