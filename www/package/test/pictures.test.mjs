// Two states of a page against each other: what differs is told with its place, what does not is not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { comparePictures, signedStates } from "../dist/pictures/compare.js";
import { differingPlaces, THRESHOLD } from "../dist/pictures/difference.js";

/** A picture of one shade with rectangles of others in it. */
function picture(width, height, ...boxes) {
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (const [left, top, right, bottom, shade = 0] of boxes) {
    for (let y = top; y < bottom; y++) {
      data.fill(shade, 4 * (y * width + left), 4 * (y * width + right));
    }
  }
  return { width, height, data };
}

test("equal pictures do not differ, nor do shades below the threshold, nor lone pixels", () => {
  const plain = picture(100, 100);
  assert.deepEqual(differingPlaces(plain, picture(100, 100)), []);
  assert.deepEqual(differingPlaces(plain, picture(100, 100, [10, 10, 60, 60, 256 - THRESHOLD])), []);
  assert.deepEqual(differingPlaces(plain, picture(100, 100, [10, 10, 11, 11], [50, 70, 51, 71])), []);
  assert.equal(differingPlaces(plain, picture(100, 100, [10, 10, 60, 60, 255 - THRESHOLD])).length, 1);
});

test("places are as narrow as what differs, and places apart stay apart", () => {
  const plain = picture(200, 100);
  assert.deepEqual(differingPlaces(plain, picture(200, 100, [13, 5, 27, 61])), [[13, 5, 27, 61]]);
  const two = differingPlaces(plain, picture(200, 100, [10, 10, 20, 14], [40, 10, 50, 14]));
  assert.deepEqual(two, [[10, 10, 20, 14], [40, 10, 50, 14]]);
  // A stroke through a line of text, one pixel high.
  assert.deepEqual(differingPlaces(plain, picture(200, 100, [10, 33, 90, 34])), [[10, 33, 90, 34]]);
  // One pixel wide and two high is no lone pixel: a full stop is not more.
  assert.deepEqual(differingPlaces(plain, picture(200, 100, [10, 33, 11, 35])), [[10, 33, 11, 35]]);
});

test("what is too much to tell, or of another size, is the whole page", () => {
  const boxes = [];
  for (let y = 0; y < 400; y += 4) {
    for (let x = 0; x < 3000; x += 100) {
      // Moved from band to band, so that they are no columns.
      const left = x + ((7 * Math.floor(y / 8)) % 50);
      boxes.push([left, y, left + 2, y + 2]);
    }
  }
  assert.equal(differingPlaces(picture(3000, 400), picture(3000, 400, ...boxes)), undefined);
  assert.equal(differingPlaces(picture(10, 10), picture(10, 11)), undefined);
});

const report = (revisions, changed = []) => ({
  input: { format: "pdf", sha256: "ab" },
  signatures: revisions.map((revision, index) => ({
    id: index + 1,
    coverage: { revision },
    integrity: { wholeFile: index === revisions.length - 1 },
    changesAfter: changed.map((_, place) => place),
  })),
  timestamps: [],
  shared: { changes: changed.map((page) => ({ page })) },
});

/** A renderer of documents that are JSON: a list of pages, each with boxes and text, or `null` for one that cannot be drawn. */
const renderer = {
  name: "test 1",
  async open(blob) {
    const text = await blob.text();
    if (!text.startsWith("[")) {
      return undefined;
    }
    const pages = JSON.parse(text);
    const page = ({ boxes = [], text = [], width = 100, height = 200 }) => ({
      width,
      height,
      draw: async (scale) => picture(Math.round(width * scale), Math.round(height * scale), ...boxes),
      toUserSpace: (x, y, scale) => [x / scale, height - y / scale],
      text: async () => text,
      release() {},
    });
    return {
      pages: pages.length,
      page: async (number) => (pages[number - 1] === null ? Promise.reject(new Error("broken")) : page(pages[number - 1])),
      close() {},
    };
  },
};

/** What is seen of a document that was another one when it was signed. */
async function seen(signed, now, given = report([1, 2])) {
  const verifier = { signedRevision: async () => new Blob([typeof signed === "string" ? signed : JSON.stringify(signed)]) };
  return comparePictures(verifier, new Blob([typeof now === "string" ? now : JSON.stringify(now)]), given, renderer);
}

test("signed states are those that something came after", () => {
  assert.deepEqual(signedStates(report([1])), []);
  assert.deepEqual(signedStates(report([2, 4])), [{ revision: 2, id: 1 }]);
  assert.deepEqual(signedStates(report([1, 2, 3, 4, 5, 6, 7])).map(({ revision }) => revision), [1, 4, 5, 6]);
  assert.deepEqual(signedStates({ ...report([1, 2]), input: { format: "cms" } }), []);
});

test("a difference is told in user space, with the state it is held against", async () => {
  const found = await seen([{}], [{ boxes: [[15, 30, 45, 60]] }]);
  assert.deepEqual(found, {
    schema: "kyso-pictures/1",
    document: "ab",
    renderer: "test 1",
    scale: 1.5,
    threshold: THRESHOLD,
    pages: 1,
    differences: [{ page: 1, since: 1, kind: "picture", rects: [[10, 160, 30, 180]] }],
  });
  assert.deepEqual((await seen([{}], [{}])).differences, []);
});

test("text that only one state has is told with its place", async () => {
  const text = [{ text: "100", rect: [10, 20, 30, 32] }];
  const moved = [{ text: "100", rect: [10, 120, 30, 132] }];
  const other = [{ text: "900", rect: [10, 20, 30, 32] }];
  assert.deepEqual((await seen([{ text }], [{ text: [{ text: "100", rect: [10.1, 20.1, 30, 32] }] }])).differences, []);
  const found = (await seen([{ text }], [{ text: other }])).differences;
  assert.deepEqual(found, [{ page: 1, since: 1, kind: "text", rects: [[10, 20, 30, 32], [10, 20, 30, 32]] }]);
  assert.equal((await seen([{ text }], [{ text: moved }])).differences[0].rects.length, 2);
  assert.equal((await seen([{ text: [...text, ...text] }], [{ text }])).differences[0].rects.length, 1);
});

test("what one state has and the other has not differs as a whole", async () => {
  const whole = (page) => ({ page, since: 1, kind: "picture", rects: [] });
  assert.deepEqual((await seen([{}], [{}, {}])).differences, [whole(2)]);
  assert.deepEqual((await seen([{}, {}], [{}])).differences, [whole(2)]);
  assert.deepEqual((await seen([{}], [{ width: 120 }])).differences, [whole(1)]);
  assert.deepEqual((await seen([null], [{}])).differences, [whole(1)]);
  assert.deepEqual((await seen("no document", [{}])).differences, [whole(1)]);
  // A renderer that fails says nothing of the document.
  const failing = { name: "test 1", open: async () => Promise.reject(new Error("no worker")) };
  await assert.rejects(comparePictures({ signedRevision: async () => new Blob() }, new Blob(["[]"]), report([1, 2]), failing));
  // What cannot be drawn in either state has not been compared.
  assert.equal(await seen("no document", "neither"), undefined);
  assert.equal((await seen([null, {}], [null, {}])).pages, 1);
});

test("pages that the report names come first, and the last one is always looked at", async () => {
  const pages = Array.from({ length: 100 }, () => ({}));
  const changed = [...pages];
  changed[79] = { boxes: [[0, 0, 9, 9]] };
  changed[99] = { boxes: [[0, 0, 9, 9]] };
  const found = async (named) => (await seen(pages, changed, report([1, 2], named))).differences.map(({ page }) => page);
  assert.deepEqual(await found([80]), [80, 100]);
  assert.deepEqual(await found([]), [100]);
});
