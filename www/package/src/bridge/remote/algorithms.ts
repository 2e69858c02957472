import { base64 } from "../../bytes.js";
import type { KeyAlgorithm } from "../../sign/signer.js";
import { type DigestName, digestOf } from "../algorithms.js";
import { der } from "../der.js";

/** Object identifiers of the digests (RFC 5754 §2). */
export const DIGEST_OIDS: Readonly<Record<DigestName, string>> = {
  sha256: "2.16.840.1.101.3.4.2.1",
  sha384: "2.16.840.1.101.3.4.2.2",
  sha512: "2.16.840.1.101.3.4.2.3",
};

const RSA = "1.2.840.113549.1.1.1";
const RSA_PSS = "1.2.840.113549.1.1.10";
const EC_KEY = "1.2.840.10045.2.1";

/** Algorithms by the identifiers that a service may list for a key: those of whole algorithms, and those of kinds of keys. The best first. */
const BY_OID: readonly (readonly [KeyAlgorithm, readonly string[]])[] = [
  ["rsa-pss-sha256", [RSA_PSS]],
  ["rsa-pss-sha384", [RSA_PSS]],
  ["rsa-pss-sha512", [RSA_PSS]],
  ["ecdsa-sha256", ["1.2.840.10045.4.3.2", EC_KEY]],
  ["ecdsa-sha384", ["1.2.840.10045.4.3.3", EC_KEY]],
  ["ecdsa-sha512", ["1.2.840.10045.4.3.4", EC_KEY]],
  ["rsa-pkcs1-sha256", ["1.2.840.113549.1.1.11", RSA]],
  ["rsa-pkcs1-sha384", ["1.2.840.113549.1.1.12", RSA]],
  ["rsa-pkcs1-sha512", ["1.2.840.113549.1.1.13", RSA]],
];

export function algorithmsOf(listed: readonly string[]): KeyAlgorithm[] {
  return BY_OID.filter(([, oids]) => oids.some((oid) => listed.includes(oid))).map(([name]) => name);
}

/** The members of `signatures/signHash` that say how: the identifier as the key lists it, with parameters where it has them. */
export function asked(algorithm: KeyAlgorithm, listed: readonly string[]): { signAlgo: string; signAlgoParams?: string } | undefined {
  const oids = BY_OID.find(([name]) => name === algorithm)?.[1] ?? [];
  const signAlgo = oids.find((oid) => listed.includes(oid));
  if (signAlgo === undefined) {
    return undefined;
  }
  return signAlgo === RSA_PSS ? { signAlgo, signAlgoParams: base64(pssParameters(digestOf(algorithm))) } : { signAlgo };
}

const SEQUENCE = 0x30;
const NULL = new Uint8Array([5, 0]);
const MGF1 = new Uint8Array([6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 8]);
const LAST: Readonly<Record<DigestName, readonly [arc: number, salt: number]>> = { sha256: [1, 32], sha384: [2, 48], sha512: [3, 64] };

/** RSASSA-PSS-params (RFC 4055 §3.1): MGF1 with the same digest, a salt as long as the digest. */
function pssParameters(digest: DigestName): Uint8Array {
  const [arc, salt] = LAST[digest];
  const algorithm = der(SEQUENCE, new Uint8Array([6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, arc]), NULL);
  return der(SEQUENCE, der(0xa0, algorithm), der(0xa1, der(SEQUENCE, MGF1, algorithm)), der(0xa2, new Uint8Array([2, 1, salt])));
}
