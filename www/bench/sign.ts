import { createVerifier, type EvidenceItem, type UserAnchor } from "kyso";
import { createSigning } from "kyso/sign";

/** A key of the test PKI, and what it is judged with. */
interface Given {
  readonly key: string;
  readonly certificate: string;
  readonly chain: readonly string[];
  readonly trust: readonly UserAnchor[];
  readonly evidence: readonly EvidenceItem[];
}

const at = "2026-11-22T02:05:00Z";
const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Milliseconds of the whole act. */
export async function measureSigning({ key, certificate, chain, trust, evidence }: Given): Promise<number> {
  const file = document.querySelector<HTMLInputElement>("#file")?.files?.[0];
  if (!file) {
    throw new Error("no file was chosen");
  }
  const own = await crypto.subtle.importKey("pkcs8", bytes(key), { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" }, false, ["sign"]);
  const signer = {
    certificates: async () => [{ certificate: bytes(certificate), chain: chain.map(bytes), algorithms: ["rsa-pkcs1-sha256" as const] }],
    sign: async (_: Uint8Array, __: string, subject: { signedAttributes: Uint8Array }) =>
      new Uint8Array(await crypto.subtle.sign("RSASSA-PKCS1-v1_5", own, subject.signedAttributes as Uint8Array<ArrayBuffer>)),
  };
  const verifier = await createVerifier({ trust: [], userTrust: trust, workers: 1 });
  const signing = await createSigning();
  const start = performance.now();
  await signing.sign(file, { act: "person" }, signer, { verifier, evidence, at });
  const time = performance.now() - start;
  signing.dispose();
  verifier.dispose();
  return time;
}
