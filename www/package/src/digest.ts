/** One digest the engine needs: of these ranges (start, end), one after the other. */
export interface PlannedDigest {
  readonly algorithm: string;
  readonly ranges: readonly (readonly [number, number])[];
}

/** A planned digest with its value in hexadecimal. */
export interface AnsweredDigest extends PlannedDigest {
  readonly value: string;
}

/** What WebCrypto computes (Web Cryptography API §30). */
const KNOWN = new Set(["SHA-1", "SHA-256", "SHA-384", "SHA-512"]);
/** WebCrypto takes one buffer; beyond this size the engine digests in slices instead. */
const LARGEST = 768 << 20;

/** Whether the platform offers digests here: insecure contexts have none. */
export function hasWebCrypto(): boolean {
  return typeof globalThis.crypto?.subtle?.digest === "function";
}

/**
 * Computes what can be computed natively. What is left out the engine computes itself, with the same result; so a failure
 * (no memory for the buffer, say) is no error.
 */
export async function answer(blob: Blob, planned: readonly PlannedDigest[]): Promise<AnsweredDigest[]> {
  if (!hasWebCrypto()) {
    return [];
  }
  const known = planned.filter((digest) => KNOWN.has(digest.algorithm) && lengthOf(digest) <= LARGEST);
  const answers = await Promise.all(known.map((digest) => one(blob, digest).catch(() => undefined)));
  return answers.filter((answered) => answered !== undefined);
}

async function one(blob: Blob, digest: PlannedDigest): Promise<AnsweredDigest> {
  const joined = new Blob(digest.ranges.map(([start, end]) => blob.slice(start, end)));
  const value = await crypto.subtle.digest(digest.algorithm, await joined.arrayBuffer());
  return { ...digest, value: hex(new Uint8Array(value)) };
}

function lengthOf(digest: PlannedDigest): number {
  return digest.ranges.reduce((sum, [start, end]) => sum + (end - start), 0);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
