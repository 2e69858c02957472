// Starts the card, and has certificates of its keys made by openssl with the CAs of the test PKI.
import { execFileSync, spawn } from "node:child_process";
import { createPublicKey } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { gzipSync } from "node:zlib";
import { onTheDay } from "../support/clock.mjs";

const PKI = new URL("../fixtures/pki/", import.meta.url).pathname;
const SUBJECT = "/C=VN/ST=Thử Nghiệm/O=ỦY BAN NHÂN DÂN TỈNH THỬ NGHIỆM/CN=Người Thử Thẻ";

/** Starts it as `way`: `vpcd` or `usbip`. `keys` says what is in the slots; those in `packed` have their certificates under gzip. */
export async function startCard(program, way, keys, packed = []) {
  const child = spawn(program, [way, ...Object.entries(keys).map(([slot, algorithm]) => `${slot}=${algorithm}`)], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const certificates = {};
  for (const slot of Object.keys(keys)) {
    const [word, named, hex] = (await lines.next()).value.split(" ");
    if (word !== "public" || named !== slot) {
      throw new Error(`the card said ${word} ${named}`);
    }
    const key = publicKey(Buffer.from(hex, "hex"));
    certificates[slot] = { certificate: certificateOf(key), key };
    const { certificate } = certificates[slot];
    const stored = packed.includes(slot) ? gzipSync(certificate) : certificate;
    child.stdin.write(`certificate ${slot} ${stored.toString("hex")}\n`);
  }
  child.stdin.write("done\n");
  if ((await lines.next()).value !== "ready") {
    throw new Error("the card is not ready");
  }
  return { certificates, stop: () => child.kill() };
}

/** The data object of a public key (SP 800-73-4 part 2, 3.3.2). */
function publicKey(bytes) {
  const [, outer] = object(bytes.subarray(2), true);
  const [tag, first, rest] = object(outer);
  const text = (octets) => Buffer.from(octets).toString("base64url");
  if (tag === 0x86) {
    const size = (first.length - 1) / 2;
    const [x, y] = [first.subarray(1, 1 + size), first.subarray(1 + size)];
    return createPublicKey({ key: { kty: "EC", crv: size === 32 ? "P-256" : "P-384", x: text(x), y: text(y) }, format: "jwk" });
  }
  const [, exponent] = object(rest);
  return createPublicKey({ key: { kty: "RSA", n: text(first), e: text(exponent) }, format: "jwk" });
}

/** Tag (none of the outermost, whose tag was cut off), value and what follows. */
function object(bytes, isOuter = false) {
  const at = isOuter ? 0 : 1;
  const octets = bytes[at] < 0x80 ? 0 : bytes[at] & 0x7f;
  const length = octets === 0 ? bytes[at] : bytes.readUIntBE(at + 1, octets);
  const start = at + 1 + octets;
  return [isOuter ? 0 : bytes[0], bytes.subarray(start, start + length), bytes.subarray(start + length)];
}

function certificateOf(key) {
  const issuer = key.asymmetricKeyType === "rsa" ? "state-ca" : "ec-ca";
  const folder = mkdtempSync(join(tmpdir(), "kyso-card-"));
  try {
    const file = (name) => join(folder, name);
    writeFileSync(file("key.pem"), key.export({ type: "spki", format: "pem" }));
    // Keys of the PKI have a line of warning before them.
    const text = readFileSync(join(PKI, `keys/${issuer}.pem`), "utf8");
    writeFileSync(file("ca.pem"), text.slice(text.indexOf("-----BEGIN")));
    writeFileSync(file("extensions"), "keyUsage=critical,digitalSignature,nonRepudiation\nauthorityKeyIdentifier=keyid\nsubjectKeyIdentifier=hash\n");
    execFileSync("openssl", ["req", "-new", "-utf8", "-newkey", "rsa:2048", "-nodes", "-keyout", file("other.pem"), "-subj", SUBJECT, "-out", file("request")], { stdio: "ignore" });
    // Before the day on which the lists of the PKI were made.
    execFileSync("openssl", ["x509", "-req", "-in", file("request"), "-force_pubkey", file("key.pem"), "-CA", join(PKI, `${issuer}.crt`), "-CAkey", file("ca.pem"), "-set_serial", `0x4B79${Date.now().toString(16)}`, "-days", "365", "-sha256", "-extfile", file("extensions"), "-outform", "der", "-out", file("certificate")], { env: onTheDay("2026-11-20 08:00:00"), stdio: "ignore" });
    return readFileSync(file("certificate"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
