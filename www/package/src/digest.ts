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
/** WebCrypto starts at the first byte for each digest; the engine shares the common prefix of all of them. */
const MOST_PASSES = 3;

/** How many times the planned digests read a file of this size through; none when it is not worth starting. */
export function passes(planned: readonly PlannedDigest[], size: number): number {
  const known = answerable(planned, size);
  const work = known.reduce((sum, digest) => sum + lengthOf(digest), 0);
  return work > size * MOST_PASSES ? 0 : work / Math.max(size, 1);
}

/** Whether the platform offers digests here: insecure contexts have none. */
export function hasWebCrypto(): boolean {
  return typeof globalThis.crypto?.subtle?.digest === "function";
}

/**
 * Computes natively what can be, over the bytes of the whole file. The engine computes the rest, with the same result;
 * so a failure (for example no memory for a copy) is not an error.
 */
export async function answer(bytes: Uint8Array<ArrayBuffer>, planned: readonly PlannedDigest[]): Promise<AnsweredDigest[]> {
  if (!hasWebCrypto() || passes(planned, bytes.length) === 0) {
    return [];
  }
  const known = answerable(planned, bytes.length);
  // Started one after the other, computed side by side: `digest` takes its copy before it returns.
  return Promise.all(known.map((digest) => one(bytes, digest))).catch(() => []);
}

/** What WebCrypto can compute from ranges that are moved together in place. */
function answerable(planned: readonly PlannedDigest[], size: number): PlannedDigest[] {
  return planned.filter((digest) => KNOWN.has(digest.algorithm) && isOrdered(digest, size));
}

async function one(bytes: Uint8Array<ArrayBuffer>, digest: PlannedDigest): Promise<AnsweredDigest> {
  const value = await joined(bytes, digest.ranges, (data) => crypto.subtle.digest(digest.algorithm, data));
  return { ...digest, value: hex(new Uint8Array(value)) };
}

/**
 * Hands the ranges to `use` in one piece. They are moved together within the buffer and back again: what follows the gap of a
 * signature is short as a rule, a copy of the whole is not.
 */
function joined<Result>(bytes: Uint8Array<ArrayBuffer>, ranges: PlannedDigest["ranges"], use: (data: Uint8Array<ArrayBuffer>) => Result): Result {
  const [first, ...rest] = ranges;
  if (!first) {
    return use(bytes.subarray(0, 0));
  }
  const [start, joint] = first;
  let end = joint;
  const length = rest.reduce((sum, [from, to]) => sum + (to - from), 0);
  const covered = bytes.slice(joint, joint + length);
  for (const [from, to] of rest) {
    bytes.copyWithin(end, from, to);
    end += to - from;
  }
  const result = use(bytes.subarray(start, end));
  bytes.set(covered, joint);
  return result;
}

/** Whether the ranges are inside the file, sorted and disjoint: only then can they be moved together in place. */
function isOrdered({ ranges }: PlannedDigest, size: number): boolean {
  let reached = 0;
  return ranges.every(([start, end]) => {
    const isNext = start >= reached && end >= start && end <= size;
    reached = end;
    return isNext;
  });
}

function lengthOf({ ranges }: PlannedDigest): number {
  return ranges.reduce((sum, [start, end]) => sum + (end - start), 0);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
