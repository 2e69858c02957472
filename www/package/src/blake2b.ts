/** Octets of a block. */
const BLOCK = 128;

/** RFC 7693 §2.6: the values with which SHA-512 begins, too. */
const START = [
  0x6a09e667f3bcc908n,
  0xbb67ae8584caa73bn,
  0x3c6ef372fe94f82bn,
  0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n,
  0x9b05688c2b3e6c1fn,
  0x1f83d9abfb41bd6bn,
  0x5be0cd19137e2179n,
] as const;

/** §2.7: the words of a block in the order in which each round takes them, in hexadecimal digits. */
const ORDERS = [
  "0123456789abcdef",
  "ea489fd61c02b753",
  "b8c052fdae367194",
  "7931dcbe265a40f8",
  "905724afe1bc683d",
  "2c6a0b834d75fe19",
  "c51fed4a0763928b",
  "db7ec13950f4862a",
  "6fe9b308c2d714a5",
  "a2847615fb9e3cd0",
] as const;

/** §3.1: the four words of the state that each step mixes: columns, then diagonals. */
const STEPS = ["048c", "159d", "26ae", "37bf", "05af", "16bc", "278d", "349e"] as const;

const ROUNDS = 12;

/**
 * BLAKE2b-512 without a key (RFC 7693): the digest of minisign's signatures, which WebCrypto does not have. What is hashed is an index of
 * some kilobytes, so numbers of 64 bits are fast enough. It is here because the package depends on nothing: a page without a bundler could
 * not find a library by its name. The tests hold it against OpenSSL's.
 */
export function blake2b512(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const hash = BigUint64Array.from(START);
  // §2.8: 64 octets of digest, no key, fanout and depth 1.
  hash[0] = at(hash, 0) ^ 0x01010040n;
  const blocks = Math.max(1, Math.ceil(bytes.length / BLOCK));
  for (let block = 0; block < blocks; block += 1) {
    const content = new Uint8Array(BLOCK);
    content.set(bytes.subarray(block * BLOCK, (block + 1) * BLOCK));
    const isLast = block === blocks - 1;
    compress(hash, content, isLast ? bytes.length : (block + 1) * BLOCK, isLast);
  }
  const digest = new DataView(new ArrayBuffer(64));
  hash.forEach((word, index) => digest.setBigUint64(8 * index, word, true));
  return new Uint8Array(digest.buffer);
}

/** §3.2. */
function compress(hash: BigUint64Array, block: Uint8Array<ArrayBuffer>, count: number, isLast: boolean): void {
  const words = Array.from({ length: 16 }, (_, index) => new DataView(block.buffer).getBigUint64(8 * index, true));
  const state = BigUint64Array.from([...hash, ...START]);
  state[12] = at(state, 12) ^ BigInt(count);
  state[14] = isLast ? ~at(state, 14) : at(state, 14);
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = digits(ORDERS[round % ORDERS.length] ?? "");
    STEPS.forEach((step, index) => mix(state, digits(step), words[order[2 * index] ?? 0] ?? 0n, words[order[2 * index + 1] ?? 0] ?? 0n));
  }
  hash.forEach((word, index) => (hash[index] = word ^ at(state, index) ^ at(state, index + 8)));
}

/** §3.1. An array of 64-bit numbers takes what is stored modulo 2^64. */
function mix(state: BigUint64Array, places: readonly number[], x: bigint, y: bigint): void {
  const [a = 0, b = 0, c = 0, d = 0] = places;
  for (const [word, first, second] of [
    [x, 32n, 24n],
    [y, 16n, 63n],
  ] as const) {
    state[a] = at(state, a) + at(state, b) + word;
    state[d] = rotated(at(state, d) ^ at(state, a), first);
    state[c] = at(state, c) + at(state, d);
    state[b] = rotated(at(state, b) ^ at(state, c), second);
  }
}

function rotated(word: bigint, bits: bigint): bigint {
  return (word >> bits) | (word << (64n - bits));
}

function at(words: BigUint64Array, index: number): bigint {
  return words[index] ?? 0n;
}

function digits(text: string): number[] {
  return Array.from(text, (digit) => Number.parseInt(digit, 16));
}
