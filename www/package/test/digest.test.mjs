// Digests by the platform are those of the ranges, whatever their shape.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { test } from "node:test";
import { answer } from "../dist/digest.js";

const bytes = randomBytes(100_000);
const file = new Uint8Array(bytes);

function expected(algorithm, ranges) {
  const hash = createHash(algorithm.replace("-", "").toLowerCase());
  for (const [start, end] of ranges) {
    hash.update(bytes.subarray(start, end));
  }
  return hash.digest("hex");
}

test("ranges are joined in place and put back", async () => {
  const planned = [
    { algorithm: "SHA-256", ranges: [[0, 60_000], [70_000, 100_000]] },
    { algorithm: "SHA-256", ranges: [[0, 100_000]] },
    { algorithm: "SHA-512", ranges: [[0, 10], [90_000, 100_000]] },
    { algorithm: "SHA-1", ranges: [[5, 10], [10, 20], [30, 31], [99_999, 100_000]] },
    { algorithm: "SHA-384", ranges: [[7, 7]] },
    { algorithm: "SHA-256", ranges: [] },
  ];
  const answers = await answer(file, planned);
  assert.deepEqual(answers, planned.map((digest) => ({ ...digest, value: expected(digest.algorithm, digest.ranges) })));
});

test("what cannot be answered is left to the engine", async () => {
  const known = { algorithm: "SHA-256", ranges: [[0, 10]] };
  const planned = [
    { algorithm: "SHA3-256", ranges: [[0, 10]] },
    { algorithm: "SHA-256", ranges: [[10, 20], [0, 5]] },
    { algorithm: "SHA-256", ranges: [[0, 100_001]] },
    known,
  ];
  assert.deepEqual(await answer(file, planned), [{ ...known, value: expected("SHA-256", [[0, 10]]) }]);
});

test("many passes over the file are not worth it", async () => {
  const whole = { algorithm: "SHA-256", ranges: [[0, 100_000]] };
  assert.equal((await answer(file, [whole, whole, whole])).length, 3);
  assert.deepEqual(await answer(file, [whole, whole, whole, whole]), []);
});
