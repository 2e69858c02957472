import { octets } from "../bytes.js";
import type { KeyAlgorithm } from "./signer.js";

/** A signature without its value, or a time-stamp over a document without its token. */
export interface Prepared {
  /** What the key signs: the digest of `signedAttributes`. Of a time-stamp the imprint. */
  readonly digest: Uint8Array<ArrayBuffer>;
  /** How; `null` for a time-stamp. */
  readonly algorithm: KeyAlgorithm | null;
  /** SET OF, DER; empty for a time-stamp. */
  readonly signedAttributes: Uint8Array<ArrayBuffer>;
  /** Of a PDF. */
  readonly byteRange: [number, number, number, number] | null;
  /** Bytes of the file that was prepared. */
  readonly size: number;
  /** The bytes to append, with zeros in `Contents`; of an opaque message its content. */
  readonly append: Uint8Array<ArrayBuffer>;
  /** All of it as text, the same that `kyso sign --prepare-only` writes: it may be kept, and finished by `kyso sign --embed`. */
  readonly json: string;
}

/** The module's answer. */
interface Ready {
  readonly digest: string;
  readonly algorithm: KeyAlgorithm | null;
  readonly byteRange: [number, number, number, number] | null;
  readonly prepared: { readonly attributes: string; readonly append: string; readonly size: number };
}

/** Reads the module's answer. */
export function preparedOf(text: string): Prepared {
  const { digest, algorithm, byteRange, prepared } = JSON.parse(text) as Ready;
  return {
    digest: octets(digest),
    algorithm,
    byteRange,
    signedAttributes: octets(prepared.attributes),
    size: prepared.size,
    append: octets(prepared.append),
    json: JSON.stringify(prepared),
  };
}
