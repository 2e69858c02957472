// The packed package, installed into an empty project and used from Node.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { zip } from "../../../tests/browser/support/zip.mjs";

const consumer = process.env.KYSO_CONSUMER;
assert.ok(consumer, "KYSO_CONSUMER is not set; run `cargo xtask test package`");
const require = createRequire(join(consumer, "package.json"));
const { createVerifier, KysoError } = await import(pathToFileURL(require.resolve("kyso/direct")));

const FIXTURES = new URL("../../../tests/fixtures/", import.meta.url);
const pdf = (name) => readFileSync(new URL(`pdf/${name}.pdf`, FIXTURES));
const note = (name) => JSON.parse(readFileSync(new URL(`pdf/${name}.json`, FIXTURES), "utf8"));
const pki = (name) => readFileSync(new URL(`pki/${name}`, FIXTURES));

/** Options as the origin note of a fixture gives them. */
function optionsFor(name) {
  const { trust, evidence, at } = note(name);
  return {
    at,
    fileName: `${name}.pdf`,
    userTrust: trust.map((file) => anchor(file)),
    evidence: evidence.map((file) => ({ name: file, base64: pki(file).toString("base64") })),
  };
}

function anchor(file) {
  const bytes = pki(file);
  return bytes.includes("-----BEGIN") ? { label: file, pem: bytes.toString("utf8") } : { label: file, der: bytes.toString("base64") };
}

test("verifies a signed file", async () => {
  const verifier = await createVerifier();
  const report = await verifier.verify(new Uint8Array(pdf("two-signatures")), optionsFor("two-signatures"));
  assert.equal(report.schema, "kyso-report/2");
  assert.equal(report.signatures.length, 2);
  for (const { integrity } of report.signatures) {
    assert.equal(integrity.digestMatches, true);
    assert.equal(integrity.signatureVerifies, true);
  }
});

test("gives the same report for bytes and blobs, with and without WebCrypto", async () => {
  const options = optionsFor("one-signature");
  const bytes = new Uint8Array(pdf("one-signature"));
  const reports = [];
  for (const webCrypto of [true, false]) {
    const verifier = await createVerifier({ webCrypto });
    for (const document of [bytes, new Blob([bytes]), bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)]) {
      reports.push(JSON.stringify(await verifier.verify(document, options)));
    }
  }
  assert.equal(new Set(reports).size, 1);
});

test("takes the content that a signature kept apart from it speaks of", async () => {
  const verifier = await createVerifier();
  const cms = (name) => new Uint8Array(readFileSync(new URL(`cms/${name}`, FIXTURES)));
  const { at, trust } = JSON.parse(readFileSync(new URL("cms/notice.p7s.json", FIXTURES), "utf8"));
  const options = { at, userTrust: trust.map((file) => anchor(file)) };
  const without = await verifier.verify(cms("notice.p7s"), options);
  assert.ok(without.wants.some((want) => want.kind === "detached-content"));
  assert.equal(without.signatures[0].integrity.digestMatches, null);
  for (const detached of [cms("notice.txt"), new Blob([cms("notice.txt")])]) {
    const report = await verifier.verify(cms("notice.p7s"), { ...options, detached });
    assert.equal(report.signatures[0].integrity.digestMatches, true);
    assert.equal(report.input.format, "cms");
  }
});

test("speaks both languages", async () => {
  const verifier = await createVerifier();
  const report = await verifier.verify(new Uint8Array(pdf("one-signature")), optionsFor("one-signature"));
  const [vi, en] = [await verifier.present(report, "vi"), await verifier.present(report, "en")];
  assert.equal(vi.language, "vi");
  assert.equal(en.language, "en");
  assert.notEqual(vi.headline.title, en.headline.title);
  assert.equal(vi.signatures.length, en.signatures.length);
});

test("errors are one class with a stable code and words", async () => {
  const verifier = await createVerifier();
  await assert.rejects(verifier.verify(new Uint8Array()), (error) => {
    assert.ok(error instanceof KysoError);
    assert.equal(error.code, "empty");
    return true;
  });
  const error = await verifier.verify(new Uint8Array(pdf("encrypted-aes-256"))).catch((thrown) => thrown);
  assert.equal(error.code, "password-required");
  const [vi, en] = [await verifier.errorText(error, "vi"), await verifier.errorText(error, "en")];
  assert.ok(vi.title && vi.meaning && en.title && en.meaning);
  assert.notEqual(vi.title, en.title);
  const { password } = note("encrypted-aes-256");
  const report = await verifier.verify(new Uint8Array(pdf("encrypted-aes-256")), { password });
  assert.equal(report.signatures.length, 1);
});

test("cuts out what was signed and compares it", async () => {
  const verifier = await createVerifier();
  const file = new Uint8Array(pdf("two-signatures"));
  const signed = await verifier.signedRevision(file, 1);
  assert.equal(signed.type, "application/pdf");
  const bytes = new Uint8Array(await signed.arrayBuffer());
  assert.ok(bytes.length < file.length);
  assert.deepEqual(bytes, file.subarray(0, bytes.length));
  const report = await verifier.verify(signed, optionsFor("two-signatures"));
  assert.deepEqual(report.signatures.map(({ integrity }) => integrity.wholeFile), [true]);

  const { comparison, text } = await verifier.compare(file, signed);
  assert.equal(comparison.relation, "extended");
  assert.ok(comparison.complete);
  assert.ok(comparison.differences.some(({ what, page }) => what === "signature-added" && page === 1));
  assert.equal(text.vi.lines.length, comparison.differences.length);
  assert.notEqual(text.vi.title, text.en.title);
  assert.equal((await verifier.compare(file, file)).comparison.relation, "identical");
  await assert.rejects(verifier.signedRevision(file, 3), { code: "no-such-signature" });
  await assert.rejects(verifier.compare(new Uint8Array(pdf("encrypted-aes-256")), file), { code: "password-required" });
});

test("gives what a verdict rests on, to be kept", async () => {
  const verifier = await createVerifier();
  const pack = await verifier.evidencePack(new Uint8Array(pdf("two-signatures")), optionsFor("two-signatures"));
  const { schema, documents, objects } = JSON.parse(await pack.text());
  assert.equal(schema, "kyso-evidence/1");
  assert.deepEqual(documents.map(({ name }) => name), ["two-signatures.pdf"]);
  assert.ok(objects.some(({ origin }) => origin.startsWith("caller:")) && objects.some(({ origin }) => origin.startsWith("signature:")));
});

test("asks for the engine once, whatever the file", async () => {
  const folder = new URL("wasm/", pathToFileURL(require.resolve("kyso/package.json")));
  // In a process of its own nothing is loaded yet: the module is shared by all verifiers of one.
  const program = `
    import { readFileSync } from "node:fs";
    import { createVerifier } from "kyso/direct";
    const asked = [];
    const wasm = (name) => (asked.push(name), readFileSync(new URL(\`\${name}_bg.wasm\`, ${JSON.stringify(folder.href)})));
    const verifier = await createVerifier({ wasm });
    for (const file of JSON.parse(process.argv[1])) {
      await verifier.verify(readFileSync(new URL(file))).catch(() => undefined);
      console.log(file.split("/").at(-1), asked.join(" "));
    }
  `;
  const files = ["pdf/one-signature.pdf", "cms/notice.p7s"].map((file) => new URL(file, FIXTURES).href);
  const child = spawnSync(process.execPath, ["--input-type=module", "--eval", program, JSON.stringify(files)], { cwd: consumer, encoding: "utf8" });
  assert.equal(child.stderr, "");
  assert.deepEqual(child.stdout.trim().split("\n"), ["one-signature.pdf kyso", "notice.p7s kyso"]);
});

test("takes the trust from a certificate, and names it apart from what was added", async () => {
  const verifier = await createVerifier({ distrust: [anchor("state-ca.crt")] });
  const report = await verifier.verify(new Uint8Array(pdf("two-signatures")), { ...optionsFor("two-signatures"), distrust: [anchor("agency.crt")] });
  assert.equal(report.verdictReason, "untrusted-root");
  assert.deepEqual(report.trust.added.map(({ label }) => label), ["root.crt"]);
  assert.deepEqual(report.trust.removed.map(({ label }) => label), ["state-ca.crt", "agency.crt"]);
  assert.match(report.trust.removed[0].sha256, /^[0-9a-f]{64}$/);
  const nothing = { label: "x", pem: "no certificate" };
  await assert.rejects(verifier.verify(new Uint8Array(pdf("unsigned")), { distrust: [nothing] }), { code: "bad-context" });
});

test("uses a signed trust file, and nothing of one that is not signed so", async () => {
  const trusted = (name) => readFileSync(new URL(`trust/${name}`, FIXTURES));
  const [bytes, signature, key] = [trusted("kyso-trust.json"), trusted("kyso-trust.json.minisig").toString(), trusted("test-only.pub.txt").toString()];
  const trust = { file: new Uint8Array(bytes), signature, keys: [key] };
  const verifier = await createVerifier({ trust });
  const opened = await verifier.openTrustFile(trust);
  const { sequence, date } = opened;
  assert.ok(opened.trust.certificates.length > 4 && opened.legal.some(({ number }) => number.includes("68/2024")));
  assert.equal(opened.policy, null);
  for (const options of [{ trust }, { trust: opened }]) {
    const report = await (await createVerifier(options)).verify(new Uint8Array(pdf("unsigned")), { at: "2026-11-22T00:00:00Z" });
    assert.deepEqual(report.trust.signed, { sequence, date });
    assert.equal(report.trust.legal.read, date);
  }
  const plain = await (await createVerifier()).verify(new Uint8Array(pdf("unsigned")), { at: "2026-11-22T00:00:00Z" });
  assert.equal(plain.trust.signed, null);
  const changed = new Uint8Array(bytes);
  changed[200] ^= 1;
  await assert.rejects(createVerifier({ trust: { ...trust, file: changed } }), { code: "trust-signature-wrong" });
  await assert.rejects(createVerifier({ trust: { ...trust, atLeast: sequence + 1 } }), { code: "trust-rolled-back" });
  await assert.rejects(createVerifier({ trust: { ...trust, signature: "x" } }), { code: "trust-signature-malformed" });
  // The key of the tests is in no module that is built for release.
  await assert.rejects(createVerifier({ trust: { ...trust, keys: [] } }), { code: "trust-key" });
});

test("gives the algorithms of a signed trust file as a policy where they are others", async () => {
  const verifier = await createVerifier();
  const opened = { sequence: 7, date: "2026-11-22", comment: "", trust: JSON.parse(readFileSync(require.resolve("kyso/trust/vietnam.json"), "utf8")), legal: [], policy: { schema: "kyso-policy/1", id: "trust-file", version: 7 } };
  const other = await createVerifier({ trust: opened });
  const bytes = new Uint8Array(pdf("unsigned"));
  assert.equal((await other.verify(bytes)).policy.id, "trust-file");
  assert.equal((await verifier.verify(bytes)).policy.id, "kyso-strict/1");
  // A policy that is named is kept.
  assert.notEqual((await (await createVerifier({ trust: opened, policy: { schema: "kyso-policy/1", id: "own", version: 1 } })).verify(bytes)).policy.id, "trust-file");
});

test("evidence as bytes, blobs and files, and times as dates, say the same", async () => {
  const verifier = await createVerifier();
  const file = new Uint8Array(pdf("one-signature"));
  const { evidence, at, ...options } = optionsFor("one-signature");
  const expected = JSON.stringify(await verifier.verify(file, { ...options, at, evidence }));
  const bytes = evidence.map(({ base64 }) => new Uint8Array(Buffer.from(base64, "base64")));
  for (const given of [bytes.map((one, index) => new File([one], evidence[index].name)), bytes, bytes.map((one) => new Blob([one]))]) {
    const report = await verifier.verify(file, { ...options, at: new Date(at), evidence: given });
    assert.equal(report.verdict, "valid");
    if (given[0] instanceof File) {
      assert.equal(JSON.stringify(report), expected);
    }
  }
  const dated = await createVerifier({ now: new Date(at) });
  assert.equal((await dated.verify(file, { ...options, evidence: bytes })).now, at);
  for (const wrong of [new Date("x"), 5, {}]) {
    await assert.rejects(verifier.verify(file, { at: wrong }), { code: "bad-context" });
    await assert.rejects(verifier.receipt(await verifier.verify(file), { at: wrong }), { code: "bad-context" });
  }
});

test("small files tell their progress, too: from the beginning to the end", async () => {
  const verifier = await createVerifier();
  const file = new Uint8Array(pdf("two-signatures"));
  const heard = [];
  await verifier.verify(file, { onProgress: (progress) => heard.push(progress) });
  assert.ok(heard.length >= 3 && file.length < 4 << 20);
  assert.deepEqual([heard[0].done, heard.at(-1).done, heard.at(-1).total], [0, file.length, file.length]);
  assert.ok(heard.some(({ done }) => done > 0 && done < file.length) || heard.some(({ revisions }) => revisions?.of > 1));
  assert.ok(heard.every(({ done }, index) => done >= (heard[index - 1]?.done ?? 0)));
});

test("a report of the schema has its words through a proxy, as a clone, as it was stored and in another session; what is none has not", async () => {
  const verifier = await createVerifier();
  const report = await verifier.verify(new Uint8Array(pdf("one-signature")), optionsFor("one-signature"));
  const expected = await verifier.present(report, "vi");
  // As frameworks make their objects reactive: every object that is read comes as a proxy.
  const reactive = (value) => new Proxy(value, { get: (target, name) => (typeof target[name] === "object" && target[name] !== null ? reactive(target[name]) : target[name]) });
  for (const same of [reactive(report), structuredClone(report), JSON.parse(JSON.stringify(report)), structuredClone(JSON.parse(JSON.stringify(report)))]) {
    assert.deepEqual(await verifier.present(same, "vi"), expected);
    assert.match(await verifier.receipt(same), /one-signature\.pdf/);
  }
  assert.deepEqual(await (await createVerifier()).present(JSON.parse(JSON.stringify(report)), "vi"), expected);
  await assert.rejects(verifier.present({ ...report, schema: "kyso-report/1" }, "vi"), { code: "unknown-report" });
  await assert.rejects(verifier.present({ ...report, shared: undefined }, "vi"), { code: "unknown-report" });
  await assert.rejects(verifier.present({}, "vi"), { code: "unknown-report" });
  assert.deepEqual(Object.keys(report), Object.keys(structuredClone(report)));
});

test("gives the files of a ZIP and of an edXML package, each with its bytes or the reason why there are none", async () => {
  const verifier = await createVerifier();
  const good = pdf("two-signatures");
  const archive = zip([{ name: "a.pdf", bytes: good }, { name: "hỏng.pdf", bytes: good }], "hỏng.pdf");
  const { files } = await verifier.unpack(archive, { name: "hồ sơ.zip" });
  assert.deepEqual(files.map(({ name, container, error }) => [name, container, error?.code]), [["a.pdf", "hồ sơ.zip", undefined], ["hỏng.pdf", "hồ sơ.zip", "archive-unreadable"]]);
  assert.equal(files[1].content, null);
  assert.deepEqual(new Uint8Array(await files[0].content.arrayBuffer()), new Uint8Array(good));
  const attached = `<Attachment><AttachmentName>a.pdf</AttachmentName><ContentTransferEncoded>${good.toString("base64")}</ContentTransferEncoded></Attachment>`;
  const text = `<edXML><edXMLEnvelope><SignatureValue>AA==</SignatureValue></edXMLEnvelope><AttachmentEncoded>${attached}</AttachmentEncoded></edXML>`;
  const unpacked = await verifier.unpack(Buffer.from(text), { name: "gói.edxml" });
  assert.deepEqual(unpacked.skipped, [{ name: "gói.edxml", code: "package-signature" }]);
  assert.deepEqual(new Uint8Array(await unpacked.files[0].content.arrayBuffer()), new Uint8Array(good));
  // What is no container comes back as it is.
  const [itself] = (await verifier.unpack(good, { name: "b.pdf" })).files;
  assert.deepEqual([itself.name, itself.container, itself.content.size], ["b.pdf", null, good.length]);
});
