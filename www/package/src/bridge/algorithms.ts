import type { KeyAlgorithm } from "../sign/signer.js";

/** Which digest an algorithm signs. */
export type DigestName = "sha256" | "sha384" | "sha512";

export function digestOf(algorithm: KeyAlgorithm): DigestName {
  return algorithm.slice(-6) as DigestName;
}

export const DIGEST_OCTETS: Readonly<Record<DigestName, number>> = { sha256: 32, sha384: 48, sha512: 64 };

export const isSame = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && one.every((octet, index) => octet === other[index]);
