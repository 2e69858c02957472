// How a file too large for memory is read: in few slices, each byte about once.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { open } from "../dist/source.js";

const MB = 1 << 20;
const slices = [];
/** Only what the reader uses of a Blob. */
const blob = { size: 500 * MB, slice: (start, end) => ({ start, end }) };
globalThis.FileReaderSync = class {
  readAsArrayBuffer({ start, end }) {
    slices.push(end - start);
    return new ArrayBuffer(end - start);
  }
};
after(() => delete globalThis.FileReaderSync);

async function walk(step, overlap) {
  slices.length = 0;
  const source = await open(blob);
  for (let at = 0; at + step < 100 * MB; at += step - overlap) {
    source.read(at, step);
  }
  return { count: slices.length, bytes: slices.reduce((sum, length) => sum + length, 0) };
}

test("reading on, and reading on with an overlap, fetches ahead", async () => {
  for (const overlap of [0, 8]) {
    const { count, bytes } = await walk(64 << 10, overlap);
    assert.ok(count < 20, `${overlap}: ${count} slices`);
    assert.ok(bytes < 120 * MB, `${overlap}: ${bytes} bytes`);
  }
});

test("jumping about fetches no more than is asked", async () => {
  slices.length = 0;
  const source = await open(blob);
  for (const at of [400 * MB, 100 * MB, 300 * MB]) {
    source.read(at, 64 << 10);
    source.read(at + MB, 100);
  }
  assert.deepEqual(slices, Array(6).fill(64 << 10));
});
