import { blake2b512 } from "./blake2b.js";
import { fromBase64 } from "./bytes.js";

/** Whether a key signed a file; `unknown` where this platform cannot verify Ed25519 and so says nothing. */
export type Signed = "yes" | "no" | "unknown";

/** A signature of minisign (<https://jedisct1.github.io/minisign/>): two letters, the number of the key, Ed25519 over the file's BLAKE2b-512. */
const LETTERS = "ED";
const KEY_LETTERS = "Ed";
const COMMENT = "trusted comment: ";

/** Verifies the text of a `.minisig` file. Whatever of it is not of the form is no signature. */
export async function signed(bytes: Uint8Array, signature: string, key: string): Promise<Signed> {
  const parts = read(signature, key);
  if (parts === undefined) {
    return "no";
  }
  let publicKey: CryptoKey;
  try {
    publicKey = await crypto.subtle.importKey("raw", parts.publicKey, "Ed25519", false, ["verify"]);
  } catch {
    return "unknown";
  }
  const verified = async (value: Uint8Array<ArrayBuffer>, what: Uint8Array<ArrayBuffer>): Promise<boolean> =>
    crypto.subtle.verify("Ed25519", publicKey, value, what);
  const both = await Promise.all([
    verified(parts.value, blake2b512(bytes)),
    verified(parts.ofComment, joined(parts.value, new TextEncoder().encode(parts.comment))),
  ]);
  return both.every(Boolean) ? "yes" : "no";
}

interface Parts {
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly value: Uint8Array<ArrayBuffer>;
  readonly comment: string;
  readonly ofComment: Uint8Array<ArrayBuffer>;
}

function read(signature: string, key: string): Parts | undefined {
  const [, first = "", comment = "", last = ""] = signature.split(/\r?\n/);
  const value = decoded(first, 74);
  const publicKey = decoded(key, 42);
  const ofComment = decoded(last, 64);
  if (value === undefined || publicKey === undefined || ofComment === undefined || !comment.startsWith(COMMENT)) {
    return undefined;
  }
  const isOfKey =
    letters(value) === LETTERS && letters(publicKey) === KEY_LETTERS && value.subarray(2, 10).every((octet, index) => octet === publicKey[2 + index]);
  return isOfKey ? { publicKey: publicKey.slice(10), value: value.slice(10), comment: comment.slice(COMMENT.length), ofComment } : undefined;
}

function letters(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 2));
}

function decoded(text: string, length: number): Uint8Array<ArrayBuffer> | undefined {
  try {
    const bytes = fromBase64(text);
    return bytes.length === length ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}
