// Signs files as minisign does (Ed25519 over BLAKE2b-512), with a key that lives as long as the test.
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** A key pair: `key` is the public key as minisign writes it, `sign` gives the text of a `.minisig` file. */
export function signer() {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const id = randomBytes(8);
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  return {
    key: Buffer.concat([Buffer.from("Ed"), id, raw]).toString("base64"),
    sign(bytes, comment = "test") {
      const signature = sign(null, createHash("blake2b512").update(bytes).digest(), privateKey);
      const whole = sign(null, Buffer.concat([signature, Buffer.from(comment)]), privateKey);
      const first = Buffer.concat([Buffer.from("ED"), id, signature]).toString("base64");
      return `untrusted comment: test\n${first}\ntrusted comment: ${comment}\n${whole.toString("base64")}\n`;
    },
  };
}
