// Who digests large files: the faster of two ways that agree.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { passes } from "../dist/digest.js";
import { favoursPlatform, measure } from "../dist/speed.js";

const sample = new Uint8Array(1000).fill(7);
const digest = (bytes) => new Uint8Array(createHash("sha256").update(bytes).digest());

test("both ways are measured on the same bytes", async () => {
  const seen = { platform: 0, engine: 0 };
  const rates = await measure(sample, {
    platform: async (bytes) => ((seen.platform += bytes.length), digest(bytes)),
    engine: (bytes) => ((seen.engine += bytes.length), digest(bytes)),
  });
  assert.equal(seen.platform, seen.engine);
  assert.ok(seen.platform > 0);
  for (const rate of [rates.platform, rates.engine]) {
    assert.ok(Number.isFinite(rate) && rate >= 0, `${rate}`);
  }
});

test("a module that is compiled while it runs is waited for, and what was found before counts", async () => {
  let rounds = 0;
  // By a clock of the test: a machine that does something else meanwhile would make the quick rounds slow, too.
  let time = 0;
  const { now } = performance;
  performance.now = () => time;
  const ways = {
    platform: async (bytes) => digest(bytes),
    engine: (bytes) => ((time += ++rounds < 5 ? 40 : 4), digest(bytes)),
  };
  try {
    const cold = await measure(sample, ways);
    assert.deepEqual([rounds, cold], [5, { platform: 0, engine: 4 }]);
    const before = { platform: 0, engine: 1 };
    assert.deepEqual(await measure(sample, ways, before), before);
    assert.ok(rounds - 5 < 5);
  } finally {
    performance.now = now;
  }
});

test("a platform whose digest differs is not asked again", async () => {
  const ways = (wrong) => ({ platform: async () => wrong, engine: digest });
  const flipped = digest(sample);
  flipped[31] ^= 1;
  assert.equal(await measure(sample, ways(flipped)), undefined);
  assert.equal(await measure(sample, ways(digest(sample).subarray(0, 31))), undefined);
  assert.equal(await measure(sample, ways(new Uint8Array())), undefined);
});

test("the platform has to win over all its passes", () => {
  assert.equal(favoursPlatform({ platform: 1, engine: 5 }, 2), true);
  assert.equal(favoursPlatform({ platform: 4, engine: 5 }, 1), true);
  assert.equal(favoursPlatform({ platform: 3, engine: 5 }, 2), false);
  assert.equal(favoursPlatform({ platform: 5, engine: 5 }, 1), false);
});

test("passes are counted over what can be answered, and too many are none", () => {
  const whole = { algorithm: "SHA-256", ranges: [[0, 100]] };
  const most = { algorithm: "SHA-256", ranges: [[0, 50], [60, 100]] };
  assert.equal(passes([whole, most], 100), 1.9);
  assert.equal(passes([{ algorithm: "SHA3-256", ranges: [[0, 100]] }], 100), 0);
  assert.equal(passes([{ algorithm: "SHA-256", ranges: [[0, 101]] }], 100), 0);
  assert.equal(passes([whole, whole, whole, whole], 100), 0);
  assert.equal(passes([], 0), 0);
});
