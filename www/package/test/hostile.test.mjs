// Options and realms of a host that something has got into: never a better verdict, and never a call without an end.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, openAsBlob, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const consumer = process.env.KYSO_CONSUMER;
assert.ok(consumer, "KYSO_CONSUMER is not set; run `cargo xtask test package`");
const require = createRequire(join(consumer, "package.json"));
const { createVerifier, KysoError } = await import(pathToFileURL(require.resolve("kyso/direct")));

const FIXTURES = new URL("../../../tests/fixtures/", import.meta.url);
const NAME = "one-signature";
const note = JSON.parse(readFileSync(new URL(`pdf/${NAME}.json`, FIXTURES), "utf8"));
const good = new Uint8Array(readFileSync(new URL(`pdf/${NAME}.pdf`, FIXTURES)));
const changed = good.slice();
changed[note.parts.content] ^= 1;

const pki = (file) => readFileSync(new URL(`pki/${file}`, FIXTURES));
const userTrust = note.trust.map((file) => ({ label: file, pem: pki(file).toString("utf8") }));
const evidence = note.evidence.map((file) => ({ name: file, base64: pki(file).toString("base64") }));
const options = { at: note.at, userTrust, evidence };
const untrusted = { at: note.at, evidence };

/** The digests that the unchanged file has, as the platform would give them. */
function digestsOf(file) {
  const [start, length, next, rest] = Buffer.from(file).toString("latin1").match(/\/ByteRange ?\[ ?(\d+) (\d+) (\d+) (\d+)/).slice(1).map(Number);
  const value = createHash("sha256").update(file.subarray(start, start + length)).update(file.subarray(next, next + rest)).digest("hex");
  return [{ algorithm: "SHA-256", ranges: [[start, start + length], [next, next + rest]], value }];
}

/** Does something while every object inherits these fields. */
async function inheriting(fields, work) {
  Object.assign(Object.prototype, fields);
  try {
    return await work();
  } finally {
    Object.keys(fields).forEach((name) => delete Object.prototype[name]);
  }
}

test("what the fixtures say without any of it", async () => {
  const verifier = await createVerifier();
  assert.equal((await verifier.verify(good, options)).verdict, "valid");
  assert.equal((await verifier.verify(changed, options)).verdict, "invalid");
  assert.equal((await verifier.verify(good, untrusted)).verdict, "indeterminate");
});

test("the caller's options carry nothing that only the package may say", async () => {
  const verifier = await createVerifier();
  const signedTrust = { sequence: 9, date: "2026-01-01", legal: [] };
  for (const more of [{ digests: digestsOf(good) }, { signedTrust }, { trust: [] }, { now: note.at }, { policy: "strict" }, { usertrust: userTrust }]) {
    await assert.rejects(verifier.verify(changed, { ...options, ...more }), { code: "bad-context", message: /unknown field/ });
    await assert.rejects(verifier.evidencePack(changed, { ...options, ...more }), { code: "bad-context" });
    await assert.rejects(verifier.dossier([{ document: changed, name: "a.pdf" }], { ...options, ...more }), { code: "bad-context" });
  }
  await assert.rejects(createVerifier({ signedTrust }), { code: "bad-context" });
  await assert.rejects(createVerifier({ distrusted: userTrust }), { code: "bad-context" });
  // A field that is there and says nothing is none.
  assert.equal((await verifier.verify(good, { ...options, password: undefined, later: undefined })).verdict, "valid");
});

test("where every object inherits data nothing is judged, and afterwards as before", async () => {
  const verifier = await createVerifier();
  for (const fields of [{ digests: digestsOf(good) }, { userTrust }, { pem: userTrust[0].pem }, { trust: [] }]) {
    await inheriting(fields, () => assert.rejects(verifier.verify(changed, untrusted), { code: "engine-unavailable", message: /Object\.prototype/ }));
    await inheriting(fields, () => assert.rejects(createVerifier(), { code: "engine-unavailable" }));
  }
  assert.equal((await verifier.verify(changed, options)).verdict, "invalid");
  // Methods that a library adds are no data, and neither is what does not show in a loop.
  Object.defineProperty(Object.prototype, "should", { get: () => ({}), configurable: true });
  await inheriting({ method() {} }, async () => assert.equal((await verifier.verify(good, options)).verdict, "valid"));
  delete Object.prototype.should;
});

/** Does something while every object inherits these fields, none of which shows in a loop. */
async function inheritingUnseen(fields, work, kind = Object) {
  for (const [name, value] of Object.entries(fields)) {
    Object.defineProperty(kind.prototype, name, { ...(typeof value === "function" && value.length === 0 ? { get: value } : { value }), configurable: true });
  }
  try {
    return await work();
  } finally {
    Object.keys(fields).forEach((name) => delete kind.prototype[name]);
  }
}

const revoked = (() => {
  const { at, trust, evidence } = JSON.parse(readFileSync(new URL("pdf/revoked.json", FIXTURES), "utf8"));
  const file = new Uint8Array(readFileSync(new URL("pdf/revoked.pdf", FIXTURES)));
  return {
    file,
    options: {
      at,
      userTrust: trust.map((name) => ({ label: name, pem: pki(name).toString("utf8") })),
      evidence: evidence.map((name) => ({ name, base64: pki(name).toString("base64") })),
    },
  };
})();

/** What a call says of a file: its verdict, or that it was not judged. */
const said = (judged) => judged.then(({ verdict, verdictReason }) => verdictReason ?? verdict, ({ code }) => code);

test("an option that is inherited unseen, or does not show, counts for nothing", async () => {
  const { file, options: strict } = revoked;
  assert.equal(await said((await createVerifier({ revocation: "none" })).verify(file, strict)), "valid");
  const fields = [{ revocation: "none" }, { revocation: () => "none" }, { policy: { schema: "kyso-policy/1", id: "x", version: 1, revocation: "none" } }];
  for (const hidden of [...fields, { signedTrust: { sequence: 1, date: "2026-01-01", legal: [] } }, { now: "2025-06-01T00:00:00Z" }, { webCrypto: true }]) {
    const before = await createVerifier();
    await inheritingUnseen(hidden, async () => {
      assert.equal(await said(before.verify(file, strict)), "revoked", JSON.stringify(hidden));
      assert.equal(await said((await createVerifier()).verify(file, strict)), "revoked", JSON.stringify(hidden));
    });
  }
  const own = Object.defineProperty({ ...strict }, "kind", { value: "nonsense", enumerable: false });
  assert.equal(await said((await createVerifier(Object.defineProperty({}, "revocation", { value: "none" }))).verify(file, own)), "revoked");
  class Options {
    get revocation() {
      return "none";
    }
  }
  assert.equal(await said((await createVerifier(new Options())).verify(file, strict)), "revoked");
});

test("anchors, digests, trust files and keys that are inherited unseen count for nothing", async () => {
  const verifier = await createVerifier();
  for (const hidden of [{ userTrust }, { userTrust: () => userTrust }, { digests: digestsOf(good) }, { trust: [] }, { evidence }, { at: note.at }, { distrust: userTrust }]) {
    await inheritingUnseen(hidden, async () => {
      assert.equal(await said(verifier.verify(changed, untrusted)), await said(verifier.verify(changed, { ...untrusted, userTrust: [] })));
      assert.notEqual(await said(verifier.verify(good, untrusted)), "valid", Object.keys(hidden).join());
      assert.notEqual(await said((await createVerifier()).verify(good, untrusted)), "valid", Object.keys(hidden).join());
      assert.equal(await said(verifier.verify(good, options)), "valid", Object.keys(hidden).join());
    });
  }
  // What the module looks for deeper inside cannot be written out: then nothing is judged.
  await inheritingUnseen({ trustedUntil: "2000-01-01T00:00:00Z" }, async () => assert.equal(await said(verifier.verify(good, options)), "engine-unavailable"));
  assert.equal(await said(verifier.verify(good, options)), "valid");
});

test("no inherited `toJSON` has a say in options, letters or records", async () => {
  const { file, options: strict } = revoked;
  const verifier = await createVerifier();
  const report = await verifier.verify(file, strict);
  const plain = await verifier.record(report, { by: "A", at: "2026-11-22T00:00:00Z" });
  const forged = function (_key) {
    return Array.isArray(this) ? [] : { ...this, revocation: "none", verdict: "valid", by: "B" };
  };
  for (const kind of [Object, Array]) {
    for (const change of [inheritingUnseen, (fields, work) => inheritingIn(kind, fields, work)]) {
      await change(
        { toJSON: forged },
        async () => {
          assert.equal(await said(verifier.verify(file, strict)), "revoked");
          assert.equal(await said((await createVerifier()).verify(file, strict)), "revoked");
          const kept = await verifier.record(report, { by: "A", at: "2026-11-22T00:00:00Z" });
          assert.equal(kept.result.sha256, plain.result.sha256);
          assert.match(await verifier.receipt(report, { number: "12/CV" }), /12\/CV/);
        },
        kind,
      );
    }
  }
});

async function inheritingIn(kind, fields, work) {
  Object.assign(kind.prototype, fields);
  try {
    return await work();
  } finally {
    Object.keys(fields).forEach((name) => delete kind.prototype[name]);
  }
}

test("what is refused by name is what the module may look for", () => {
  const folder = new URL("../../../src/wasm/", import.meta.url);
  const source = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
  const asked = [...source.matchAll(/\b(?:text|flag|needed_\w+|object|list|texts|objects|value|field|function|lines|number)\((?:&\w+, )?"(\w+)"/g)].map(([, name]) => name);
  const list = (file, name) => readFileSync(new URL(`../src/${file}`, import.meta.url), "utf8").split(`const ${name}`)[1].split(";\n")[0];
  const refused = new Set(list("realm.ts", "LEFT_OUT").match(/\w+/g));
  const written = new Set([...`${list("engine.ts", "LEFT_OUT")} ${list("engine.ts", "ITEM")} ${list("verification.ts", "LETTER")} ${list("verification.ts", "DECISION")} now trust atLeast`.matchAll(/\w+/g)].map(([word]) => word));
  assert.ok(asked.length > 60);
  assert.deepEqual([...new Set(asked)].filter((name) => !refused.has(name) && !written.has(name)).sort(), ["base64", "differences", "engine", "origin", "revisionRead", "shipped"]);
});

test("fields named like the prototype are fields, and unknown ones", async () => {
  const verifier = await createVerifier();
  const named = (value) => JSON.parse(`{ "__proto__": ${JSON.stringify(value)} }`);
  await assert.rejects(verifier.verify(good, { ...untrusted, ...named({ userTrust }) }), { code: "bad-context" });
  await assert.rejects(createVerifier(named({ userTrust })), { code: "bad-context" });
  const [trust] = [JSON.parse(readFileSync(require.resolve("kyso/trust/vietnam.json"), "utf8"))];
  const bare = await createVerifier({ trust: [{ ...trust, ...named({ certificates: [] }) }] });
  assert.equal((await bare.verify(good, untrusted)).verdict, "indeterminate");
  const without = { ...named(trust) };
  await assert.rejects((await createVerifier({ trust: [without] })).verify(good, untrusted), { code: "bad-context" });
  assert.equal({}.userTrust, undefined);
});

test("options that cannot be said in JSON, and documents that are none, are the caller's mistake", async () => {
  const verifier = await createVerifier();
  const circle = [];
  circle.push(circle);
  for (const wrong of [{ evidence: circle }, { reveal: 1n }, { userTrust: "pem" }, { at: "yesterday" }, "vi"]) {
    await assert.rejects(verifier.verify(good, wrong), { code: "bad-context" });
  }
  for (const document of [undefined, null, "text", 5, {}, [1, 2]]) {
    await assert.rejects(verifier.verify(document), (error) => error instanceof KysoError && error.code === "bad-context");
    await assert.rejects(verifier.signedRevision(document, 1), { code: "bad-context" });
  }
  await assert.rejects(verifier.present(await verifier.verify(good), "__proto__"), { code: "bad-context" });
  const said = await verifier.errorText(new TypeError("not one of ours"), "en");
  assert.ok(said.title && said.meaning);
});

test("the document is the one at the call, whatever becomes of the array", async () => {
  const verifier = await createVerifier();
  const array = good.slice();
  const judged = verifier.verify(array, options);
  array.set(changed);
  assert.equal((await judged).verdict, "valid");
  const cut = verifier.signedRevision(array, 1);
  array.fill(0);
  const bytes = new Uint8Array(await (await cut).arrayBuffer());
  assert.deepEqual(bytes, changed.subarray(0, bytes.length));
});

test("a file that changes after it was chosen cannot be read", async () => {
  const verifier = await createVerifier();
  const folder = mkdtempSync(join(tmpdir(), "kyso-"));
  const path = join(folder, "a.pdf");
  writeFileSync(path, good);
  const blob = await openAsBlob(path);
  writeFileSync(path, Buffer.concat([changed, Buffer.alloc(10)]));
  await assert.rejects(verifier.verify(blob, options), { code: "unreadable" });
  rmSync(folder, { recursive: true });
});

test("disposed in the midst of many calls: each of them ends, and says why", async () => {
  const verifier = await createVerifier();
  const calls = Array.from({ length: 5 }, () => verifier.verify(good, { ...options, onProgress: () => verifier.dispose() }));
  for (const { status, reason } of await Promise.allSettled(calls)) {
    assert.deepEqual([status, reason?.code], ["rejected", "disposed"]);
  }
  verifier.dispose();
});

test("a signed trust file is held against the keys that were named, not against inherited ones", () => {
  // In a process of its own: nothing is loaded there, and nothing is left of it.
  const trusted = (name) => JSON.stringify(new URL(`trust/${name}`, FIXTURES).href);
  const program = `
    import { readFileSync } from "node:fs";
    import { createVerifier } from "kyso/direct";
    const read = (address) => readFileSync(new URL(address));
    const trust = { file: read(${trusted("kyso-trust.json")}), signature: read(${trusted("kyso-trust.json.minisig")}).toString() };
    const verifier = await createVerifier();
    Object.prototype.keys = [read(${trusted("test-only.pub.txt")}).toString()];
    console.log(await verifier.openTrustFile(trust).then(() => "opened", ({ code }) => code));
    delete Object.prototype.keys;
    console.log(await verifier.openTrustFile(trust).then(() => "opened", ({ code }) => code));
    Object.defineProperty(Object.prototype, "keys", { value: [read(${trusted("test-only.pub.txt")}).toString()], configurable: true });
    console.log(await verifier.openTrustFile(trust).then(() => "opened", ({ code }) => code));
    console.log(await createVerifier({ trust }).then(() => "opened", ({ code }) => code));
  `;
  const child = spawnSync(process.execPath, ["--input-type=module", "--eval", program], { cwd: consumer, encoding: "utf8" });
  assert.equal(child.stderr, "");
  assert.deepEqual(child.stdout.trim().split("\n"), ["engine-unavailable", "trust-key", "engine-unavailable", "engine-unavailable"]);
});
