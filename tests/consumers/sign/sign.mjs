import { createVerifier } from "kyso";
import { createSigning } from "kyso/sign";

/** A key in memory, in the place of a token: a `Signer` is whatever has a key. */
export function signerOf(key, certificate, chain) {
  return {
    certificates: async () => [{ certificate, chain, algorithms: ["rsa-pkcs1-sha256"] }],
    // WebCrypto digests itself; a token is given the digest.
    sign: async (digest, algorithm, { signedAttributes }) =>
      new Uint8Array(await crypto.subtle.sign("RSASSA-PKCS1-v1_5", key, signedAttributes)),
  };
}

/** Signs as a person, with a time-stamp, and gives the signed file. */
export async function signed(file, signer, { trust, evidence, at, timestamp }) {
  const verifier = await createVerifier({ userTrust: trust });
  const signing = await createSigning();
  const request = { act: "person", level: "B-T" };
  const { file: blob, report } = await signing.sign(file, request, signer, { verifier, evidence, at, timestamp });
  signing.dispose();
  verifier.dispose();
  return { blob, verdict: report.verdict };
}
