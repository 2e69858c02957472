// Signing by the packed package, in Node and in Chromium: the files are those of the command line, and others judge them.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch, open } from "./support/chromium.mjs";
import { FOLDER, pdf } from "./support/fixtures.mjs";
import { project } from "./support/project.mjs";
import { serve } from "./support/serve.mjs";
import { authority, der, EVIDENCE, hasAuthority, kyso, NOW, opensslAgrees, othersAgree, pkcs8, signer, TRUST, pki } from "./support/signing.mjs";

const draft = (name) => new Uint8Array(readFileSync(new URL(`../fixtures/drafts/${name}`, import.meta.url)));
const draftPath = (name) => fileURLToPath(new URL(`../fixtures/drafts/${name}`, import.meta.url));
const fixturePath = (name) => join(FOLDER, `pdf/${name}.pdf`);
const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());

let folder;
let temporary;
let createVerifier;
let createSigning;
let signing;
let verifier;
let tsa;
before(async () => {
  folder = project("sign");
  temporary = mkdtempSync(join(tmpdir(), "kyso-sign-"));
  const resolve = (name) => pathToFileURL(createRequire(join(folder, "package.json")).resolve(name)).href;
  ({ createVerifier } = await import(resolve("kyso/direct")));
  ({ createSigning } = await import(resolve("kyso/sign")));
  signing = await createSigning();
  verifier = await createVerifier({ trust: [], userTrust: TRUST });
  tsa = hasAuthority ? authority() : undefined;
});
after(() => {
  tsa?.close();
  rmSync(temporary, { recursive: true, force: true });
});

/** What an act of the test PKI is judged with. */
const judging = (more = {}) => ({ verifier, evidence: EVIDENCE, at: NOW, ...(tsa && { timestamp: tsa.stamp }), ...more });
const place = (name) => join(temporary, name);

/** What the command line prepares, and what the package does, for the same request. */
async function both(file, request, words, key = "person") {
  const [prepared, document] = [place("prepared.json"), new Uint8Array(readFileSync(file))];
  rmSync(prepared, { force: true });
  kyso("sign", "--cert", pki(`${key}.crt`), "--prepare-only", prepared, ...words, file);
  const theirs = JSON.parse(readFileSync(prepared, "utf8"));
  const chain = theirs.chain.map((digits) => new Uint8Array(Buffer.from(digits, "hex")));
  const ours = await signing.prepare(document, { time: NOW, ...request }, chain);
  return { prepared, theirs, ours, document };
}

const IMAGE = draft("signature.png");
const SEAL = draft("seal-36mm.png");
const HAND = ["--image", draftPath("signature.png")];
const REQUESTS = [
  ["unsigned", { act: "person" }, []],
  ["xref-stream", { act: "person", reason: "Ký ban hành", location: "Hà Nội" }, ["--reason", "Ký ban hành", "--location", "Hà Nội"]],
  ["two-signatures", { act: "person" }, []],
  ["unsigned", { act: "person", certify: 2, lock: { include: ["A", "B"] } }, ["--certify", "2", "--lock", "include:A,B"]],
  ["unsigned", { act: "person", form: "adbe", algorithm: "rsa-pkcs1-sha512" }, ["--form", "adbe", "--digest", "SHA-512"]],
  ["unsigned", { act: "person", algorithm: "rsa-pss-sha256", level: "B-T" }, ["--pss", "--level", "B-T"]],
  ["unsigned", { act: "person", form: "cades-detached" }, ["--form", "cades-detached"]],
  ["unsigned", { act: "person", form: "cades-opaque" }, ["--form", "cades-opaque"]],
];
const APART = "Ủy ban nhân dân tỉnh Thử Nghiệm".normalize("NFD");
const LOOKS = [
  ["decision.pdf", { act: "person", look: { image: IMAGE } }, HAND, "person"],
  ["turned-90.pdf", { act: "person", look: { image: IMAGE } }, HAND, "person"],
  ["annex.pdf", { act: "person", look: { image: IMAGE, page: 1, rectangle: [300, 400, 450, 470] } }, [...HAND, "--page", "1", "--rect", "300,400,450,470"], "person"],
  ["letter.pdf", { act: "copy", look: { copyForm: "sao-y", agencyName: "Ủy ban nhân dân tỉnh Thử Nghiệm" } }, ["--as", "copy", "--copy-form", "sao-y", "--agency-name", "Ủy ban nhân dân tỉnh Thử Nghiệm"], "agency"],
  // Letters and marks apart: composed by the host here, by tables of Unicode there.
  ["letter.pdf", { act: "copy", look: { copyForm: "sao-y", agencyName: APART } }, ["--as", "copy", "--copy-form", "sao-y", "--agency-name", APART], "agency"],
  ["annex.pdf", { act: "annex", look: { documentNumber: "27/QĐ-UBND" } }, ["--as", "annex", "--document-number", "27/QĐ-UBND"], "agency"],
];

test("the module and the command line prepare the same bytes for the same request", async () => {
  for (const [file, request, words] of REQUESTS) {
    const { theirs, ours } = await both(fixturePath(file), request, words);
    assert.deepEqual(JSON.parse(ours.json), theirs, `${file} ${words}`);
  }
  for (const [file, request, words, key] of LOOKS) {
    const { theirs, ours } = await both(draftPath(file), request, words, key);
    assert.deepEqual(JSON.parse(ours.json), theirs, `${file} ${words}`);
  }
});

test("what one prepares the other finishes, and the files are the same", async () => {
  for (const [file, request, words] of REQUESTS.filter(([, { level }]) => level === undefined)) {
    const { prepared, ours, document } = await both(fixturePath(file), request, words);
    const subject = { signedAttributes: ours.signedAttributes, content: new Blob([document, ours.append]), byteRange: ours.byteRange };
    const value = await signer("person").sign(ours.digest, ours.algorithm, ours.byteRange ? subject : { ...subject, content: new Blob([document]), byteRange: undefined });
    const [raw, out] = [place("value"), place("finished")];
    rmSync(out, { force: true });
    writeFileSync(raw, value);
    kyso("sign", "--cert", pki("person.crt"), "--embed", prepared, "--value", raw, "-o", out, ...words, fixturePath(file));
    const finished = await bytesOf(await signing.embed(document, ours, value));
    assert.ok(Buffer.from(finished).equals(readFileSync(out)), `${file} ${words}`);
  }
});

test("the same evidence makes the same file", { skip: !hasAuthority && "openssl and faketime are not installed" }, async () => {
  const stamped = await signing.sign(pdf("unsigned"), { act: "person", level: "B-T" }, signer("person"), judging());
  const [before, out] = [place("b-t.pdf"), place("b-lt.pdf")];
  writeFileSync(before, await bytesOf(stamped.file));
  kyso("extend", "--level", "B-LT", "-o", out, before);
  const { file } = await signing.extend(stamped.file, "B-LT", judging());
  assert.ok(Buffer.from(await bytesOf(file)).equals(readFileSync(out)));
});

test("messages reach every level, as the command line makes them", { skip: !hasAuthority && "openssl and faketime are not installed" }, async () => {
  const content = new TextEncoder().encode("Văn bản thử\n");
  const beside = place("content.txt");
  writeFileSync(beside, content);
  const verdict = (file, words) => JSON.parse(kyso("verify", "--format", "json", ...words, file).stdout);
  for (const [form, words] of [["cades-detached", ["--detached", beside]], ["cades-opaque", []]]) {
    const detached = form === "cades-detached" ? content : undefined;
    const sign = (level) => signing.sign(content, { act: "person", form, level }, signer("person"), judging());
    const levels = {};
    for (const level of ["B-B", "B-T", "B-LT", "B-LTA"]) {
      const { file, report } = await sign(level);
      assert.equal(report.verdict, "valid", `${form} ${level}`);
      assert.equal(report.signatures[0].level, level, `${form} ${level}: ${report.signatures[0].missingForNext}`);
      levels[level] = place(`${form}-${level}.${detached ? "p7s" : "p7m"}`);
      writeFileSync(levels[level], await bytesOf(file));
      // The other build of the engine judges the same, and OpenSSL finds the value right.
      assert.equal(verdict(levels[level], words).signatures[0].level, level);
      opensslAgrees(levels[level], detached && beside);
    }
    // From the same message both write the same bytes, at once or later.
    const [stamped, out] = [readFileSync(levels["B-T"]), place("extended")];
    rmSync(out, { force: true });
    kyso("extend", "--level", "B-LT", ...words, "-o", out, levels["B-T"]);
    const extended = await signing.extend(stamped, "B-LT", judging({ ...(detached && { detached }) }));
    assert.ok(Buffer.from(await bytesOf(extended.file)).equals(readFileSync(out)), form);
    // With all of it there, nothing is added; a further archive time-stamp renews the one that is there.
    const again = await signing.extend(await bytesOf(extended.file), "B-LT", judging({ ...(detached && { detached }) }));
    assert.equal(again.file.size, extended.file.size);
    const archived = readFileSync(levels["B-LTA"]);
    const renewed = await signing.extend(archived, "B-LTA", judging({ ...(detached && { detached }) }));
    assert.equal(renewed.report.signatures[0].level, "B-LTA");
    assert.ok(renewed.file.size > archived.length);
  }
  // Without the content of a detached signature nothing can be said, and nothing is added.
  const alone = readFileSync(place("cades-detached-B-T.p7s"));
  await assert.rejects(signing.extend(alone, "B-LT", judging()), { code: "sign-already-invalid" });
  // A level that the evidence at hand does not reach is no success.
  const without = judging({ evidence: [], detached: content });
  await assert.rejects(signing.extend(alone, "B-LT", without), ({ code }) => code.startsWith("sign-"));
});

/** Person, number and date, seal with an archive time-stamp. */
async function way(steps) {
  const report = await steps();
  assert.equal(report.verdict, "valid", JSON.stringify(report.signatures.map(({ findings }) => findings)));
  assert.equal(report.document.asShown, "justified-changes");
  assert.equal(report.vietnam.order, "agency-after-person");
  assert.equal(report.signatures.length, 5, "number, day and month are one each");
  assert.equal(report.signatures.at(-1).level, "B-LTA");
}

test("a document goes from the person to the seal and the archive, in Node", { skip: !hasAuthority && "openssl and faketime are not installed" }, async () => {
  await way(async () => {
    const heard = [];
    const onProgress = (progress) => heard.push(progress);
    const asked = signer("agency");
    const person = await signing.sign(draft("decision.pdf"), { act: "person", look: { image: IMAGE } }, signer("person"), judging({ onProgress }));
    assert.deepEqual(heard.map(({ step }) => step), ["judging", "checking-certificate", "preparing", "signing", "judging-signed"]);
    const number = await signing.sign(person.file, { act: "number", look: { number: 27, date: [2, 3] } }, asked, judging());
    assert.equal(asked.seen.length, 3);
    const seal = await signing.sign(number.file, { act: "agency", level: "B-LTA", look: { image: SEAL } }, signer("agency"), judging());
    const out = place("way.pdf");
    writeFileSync(out, await bytesOf(seal.file));
    assert.ok(readFileSync(out).subarray(0, draft("decision.pdf").length).equals(Buffer.from(draft("decision.pdf"))), "nothing that was there is touched");
    othersAgree(out, 5);
    return seal.report;
  });
});

test("keys on curves and with PSS", async () => {
  for (const [key, algorithm] of [["person-p256", "ecdsa-sha256"], ["person", "rsa-pss-sha256"]]) {
    const { file, report } = await signing.sign(pdf("unsigned"), { act: "person" }, signer(key, [algorithm]), judging());
    assert.equal(report.verdict, "valid", key);
    writeFileSync(place("key.pdf"), await bytesOf(file));
    othersAgree(place("key.pdf"), 1);
  }
  const { report } = await signing.sign(pdf("unsigned"), { act: "person", form: "cades-detached" }, signer("person"), judging());
  assert.equal(report.verdict, "valid");
});

test("several files have one consent, and one that cannot be signed is no matter of the others", async () => {
  const one = signer("person");
  const asked = [];
  const all = { ...one, signAll: async (requests) => (asked.push(requests.length), Promise.all(requests.map(({ digest, algorithm, subject }) => one.sign(digest, algorithm, subject)))) };
  const files = [pdf("unsigned"), pdf("encrypted-empty-password"), pdf("xref-stream")];
  const results = await signing.signAll(files, { act: "person" }, all, judging());
  assert.deepEqual(results.map(({ status }) => status), ["fulfilled", "rejected", "fulfilled"]);
  assert.equal(results[1].reason.code, "sign-encrypted");
  assert.deepEqual(asked, [2]);
  const [alone] = await signing.signAll([pdf("unsigned")], { act: "person" }, one, judging());
  assert.ok(Buffer.from(await bytesOf(alone.value.file)).equals(Buffer.from(await bytesOf(results[0].value.file))));
  const refuses = { ...one, signAll: () => Promise.reject(new Error("no")) };
  assert.deepEqual((await signing.signAll(files, { act: "person" }, refuses, judging())).map(({ status }) => status), ["rejected", "rejected", "rejected"]);
});

test("what would be seen is told before anything is signed", async () => {
  const [shown] = await signing.preview(draft("letter.pdf"), { act: "person", look: { image: IMAGE } });
  assert.equal(shown.reason.code, "between-title-and-name");
  assert.equal(Buffer.from(await bytesOf(shown.document)).toString("latin1", 0, 5), "%PDF-");
  // A person takes the rectangle as it is, or moves it.
  const [left, bottom, right, top] = shown.rectangle;
  const moved = [left + 5, bottom, right + 5, top];
  const [again] = await signing.preview(draft("letter.pdf"), { act: "person", look: { image: IMAGE, page: shown.page, rectangle: moved } });
  assert.deepEqual(again.rectangle.map(Math.round), moved.map(Math.round));
  const blanks = await signing.preview(draft("decision.pdf"), { act: "number", look: { number: 27, date: [2, 3] } });
  assert.deepEqual(blanks.map(({ reason }) => reason.code).sort(), ["blank-for-day", "blank-for-month", "blank-for-number"]);
});

const refusal = async (work) => {
  const error = await work().then(() => assert.fail("it was signed"), (thrown) => thrown);
  assert.equal(error.name, "KysoError", String(error.stack));
  for (const language of ["vi", "en"]) {
    const { title, meaning } = await signing.errorText(error, language);
    assert.ok(title.length > 10 && meaning.length > 10, `${error.code} ${language}`);
  }
  return error.code;
};
const act = (file, request, by, more) => () => signing.sign(file, { act: "person", ...request }, by, judging(more));

test("what must not be signed has a code, and words in both languages", async () => {
  const by = signer("person");
  const cases = [
    ["sign-encrypted", act(pdf("encrypted-empty-password"), {}, by)],
    ["password-required", act(pdf("encrypted-aes-256"), {}, by)],
    ["sign-already-invalid", act(pdf("appended-after-signing"), {}, by)],
    ["sign-no-personal-signature", act(pdf("unsigned"), { act: "agency" }, signer("agency"))],
    ["sign-wrong-nature", act(pdf("unsigned"), {}, signer("agency"))],
    ["sign-certificate-revoked", act(pdf("unsigned"), {}, signer("person-revoked"))],
    ["sign-certificate-expired", act(pdf("unsigned"), {}, signer("person-g1"))],
    ["sign-status-unknown", act(pdf("unsigned"), {}, by, { evidence: EVIDENCE.filter(({ name }) => name.endsWith(".crt")) })],
    ["sign-no-path", act(pdf("unsigned"), {}, by, { verifier: await createVerifier({ trust: [] }) })],
    ["sign-no-such-field", act(pdf("unsigned"), { field: "Nowhere" }, by)],
    ["sign-algorithm", act(pdf("unsigned"), { algorithm: "ecdsa-sha256" }, by)],
    ["token-no-certificate", act(pdf("unsigned"), {}, { certificates: async () => [], sign: by.sign })],
    ["token-ambiguous", act(pdf("unsigned"), {}, { certificates: async () => [...(await by.certificates()), ...(await by.certificates())], sign: by.sign })],
    ["sign-no-place", act(draft("letter.pdf"), { look: { image: draft("letter.pdf") } }, by)],
    ["sign-no-place", act(draft("letter.pdf"), { look: { image: bomb() } }, by)],
    ["sign-no-place", act(draft("letter.pdf"), { look: { image: IMAGE.subarray(0, 200) } }, by)],
  ];
  for (const [code, work] of cases) {
    assert.equal(await refusal(work), code);
  }
  assert.equal(by.seen.length, 0, "the key was never asked");
});

/** A PNG whose header promises 30,000 by 30,000 points. */
function bomb() {
  const file = Uint8Array.from(IMAGE);
  file.set([0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30], 16);
  let crc = ~0;
  for (const byte of file.subarray(12, 29)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
  }
  new DataView(file.buffer).setUint32(29, ~crc >>> 0);
  return file;
}

test("a value that is wrong, or of another key, is never embedded", async () => {
  const flip = (raw) => Uint8Array.from(raw, (byte, at) => (at === 9 ? byte ^ 1 : byte));
  assert.equal(await refusal(act(pdf("unsigned"), {}, signer("person", undefined, flip))), "sign-value-mismatch");
  assert.equal(await refusal(act(pdf("unsigned"), {}, signer("person", undefined, () => new Uint8Array()))), "sign-value-mismatch");
  const other = { ...signer("person"), certificates: signer("person-p256").certificates };
  const claims = { certificates: async () => [{ ...(await other.certificates())[0], algorithms: ["ecdsa-sha256"] }], sign: async () => new Uint8Array(64) };
  assert.equal(await refusal(act(pdf("unsigned"), {}, claims)), "sign-value-mismatch");
  const prepared = await signing.prepare(pdf("unsigned"), { act: "person", time: NOW }, [der("person")]);
  assert.equal(await refusal(() => signing.embed(pdf("unsigned"), prepared, new Uint8Array(384))), "sign-value-mismatch");
});

test("a file that changes between the two steps is not handed out", async () => {
  const prepared = await signing.prepare(pdf("unsigned"), { act: "person", time: NOW }, [der("person")]);
  const longer = new Uint8Array([...pdf("unsigned"), 10]);
  assert.equal(await refusal(() => signing.embed(longer, prepared, new Uint8Array(384))), "sign-changed");
  // Of the same size: the verifier finds it out.
  const document = new Uint8Array(pdf("unsigned"));
  let reads = 0;
  const changing = new (class extends Blob {
    async arrayBuffer() {
      const bytes = document.slice();
      // The first read is that of the judgement before, the second that of preparing.
      reads += 1;
      if (reads === 2) {
        // In the comment behind the header, which no reader looks at.
        bytes[11] ^= 1;
      }
      return bytes.buffer;
    }
  })([document]);
  assert.equal(await refusal(act(changing, {}, { ...signer("person"), sign: rawOf })), "sign-changed");
});

/** Signs the attributes without looking at the document. */
async function rawOf(_, __, { signedAttributes }) {
  const key = await crypto.subtle.importKey("pkcs8", pkcs8("person"), { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("RSASSA-PKCS1-v1_5", key, signedAttributes));
}

test("an authority that answers badly stops the signature", { skip: !hasAuthority && "openssl and faketime are not installed" }, async () => {
  const level = { level: "B-T" };
  const over = (change) => ({ timestamp: async (query) => change(query) });
  const cases = [
    // Within the imprint, which is behind the two headers and the algorithm.
    ["sign-timestamp-of-other", (query) => tsa.stamp(Uint8Array.from(query, (byte, at) => (at === 30 ? byte ^ 1 : byte)))],
    // Within the nonce, which only the wish for the certificate follows: an answer that was given before.
    ["sign-timestamp-of-other", (query) => tsa.stamp(Uint8Array.from(query, (byte, at) => (at === query.length - 4 ? byte ^ 1 : byte)))],
    ["sign-bad-timestamp", () => new TextEncoder().encode("<html>busy</html>")],
    ["sign-timestamp-refused", () => Uint8Array.of(0x30, 5, 0x30, 3, 2, 1, 2)],
    ["sign-timestamp-unreachable", () => Promise.reject(new Error("dead"))],
  ];
  for (const [code, change] of cases) {
    assert.equal(await refusal(act(pdf("unsigned"), level, signer("person"), over(change))), code);
  }
  // Step by step, the caller holds an answer against its question.
  const prepared = await signing.prepare(pdf("unsigned"), { act: "person", ...level, time: NOW }, [der("person")]);
  const subject = { signedAttributes: prepared.signedAttributes, content: new Blob([pdf("unsigned"), prepared.append]), byteRange: prepared.byteRange };
  const value = await signer("person").sign(prepared.digest, prepared.algorithm, subject);
  const [query, another] = [await signing.timestampQuery(prepared, value), await signing.timestampQuery(prepared, value)];
  const answer = await tsa.stamp(query);
  assert.equal(await refusal(() => signing.timestampAnswer(another, answer)), "sign-timestamp-of-other");
  assert.ok((await signing.embed(pdf("unsigned"), prepared, value, await signing.timestampAnswer(query, answer))).size > pdf("unsigned").length);
  const without = { ...judging(), timestamp: undefined };
  assert.equal(await refusal(() => signing.sign(pdf("unsigned"), { act: "person", ...level }, signer("person"), without)), "sign-timestamp-unreachable");
  // Nobody has to wait for an authority that says nothing.
  const stop = new AbortController();
  const hangs = over(() => new Promise(() => setTimeout(() => stop.abort(), 10)));
  await assert.rejects(act(pdf("unsigned"), level, signer("person"), { ...hangs, signal: stop.signal })(), { name: "AbortError" });
});

test("a request with a mistyped field is refused", async () => {
  for (const wrong of [{ act: "person", pagee: 1 }, { act: "person", look: { imgae: IMAGE } }, { act: "king" }, { act: "person", algorithm: "md5" }, { act: "person", certify: 4 }]) {
    await assert.rejects(signing.prepare(pdf("unsigned"), wrong, [der("person")]), { code: "bad-context" });
  }
});

test("the example signs, in Node and in Chromium, and the way is the same there", { skip: !hasAuthority && "openssl and faketime are not installed" }, async (context) => {
  const { signed, signerOf } = await import(pathToFileURL(join(folder, "sign.mjs")));
  const key = (subtle, bytes) => subtle.importKey("pkcs8", bytes, { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" }, false, ["sign"]);
  const given = { trust: TRUST, evidence: EVIDENCE, at: NOW };
  const own = signerOf(await key(crypto.subtle, pkcs8("person")), der("person"), [der("state-ca")]);
  assert.equal((await signed(pdf("unsigned"), own, { ...given, timestamp: tsa.stamp })).verdict, "valid");

  const server = await serve({ "": folder, fixtures: FOLDER });
  const browser = await launch();
  // Ended whatever comes of the test: the run would wait for them.
  context.after(async () => {
    await browser.close();
    server.close();
  });
  const { page, close } = await open(browser, server.address);
  await page.exposeFunction("stamp", async (query) => Buffer.from(await tsa.stamp(Buffer.from(query, "base64"))).toString("base64"));
  const keys = Object.fromEntries(
    ["person", "agency"].map((name) => [name, { key: Buffer.from(pkcs8(name)).toString("base64"), certificate: Buffer.from(der(name)).toString("base64") }]),
  );
  const answer = await page.evaluate(
    async ({ keys, given, ca }) => {
      const { createVerifier } = await import("/node_modules/kyso/dist/index.js");
      const { createSigning } = await import("/node_modules/kyso/dist/sign.js");
      const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const text = (octets) => btoa(String.fromCharCode(...octets));
      const fetched = async (name) => (await fetch(`/fixtures/drafts/${name}`)).blob();
      const signerOf = async (name) => {
        const own = await crypto.subtle.importKey("pkcs8", bytes(keys[name].key), { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" }, false, ["sign"]);
        return {
          certificates: async () => [{ certificate: bytes(keys[name].certificate), chain: [bytes(ca)], algorithms: ["rsa-pkcs1-sha256"] }],
          sign: async (_, __, { signedAttributes }) => new Uint8Array(await crypto.subtle.sign("RSASSA-PKCS1-v1_5", own, signedAttributes)),
        };
      };
      const verifier = await createVerifier({ trust: [], userTrust: given.trust });
      const signing = await createSigning();
      const options = { verifier, evidence: given.evidence, at: given.at, timestamp: async (query) => bytes(await window.stamp(text(query))) };
      const [person, agency] = [await signerOf("person"), await signerOf("agency")];
      const first = await signing.sign(await fetched("decision.pdf"), { act: "person", look: { image: await fetched("signature.png") } }, person, options);
      const second = await signing.sign(first.file, { act: "number", look: { number: 27, date: [2, 3] } }, agency, options);
      const third = await signing.sign(second.file, { act: "agency", level: "B-LTA", look: { image: await fetched("seal-36mm.png") } }, agency, options);
      const refused = await signing.sign(second.file, { act: "person" }, agency, options).catch((error) => error);
      const words = await signing.errorText(refused, "vi");
      signing.dispose();
      const file = new Uint8Array(await third.file.arrayBuffer());
      let base64 = "";
      for (let at = 0; at < file.length; at += 30_000) {
        base64 += text(file.subarray(at, at + 30_000));
      }
      return { report: third.report, base64, refused: refused.code, words, grew: third.file.size > second.file.size };
    },
    { keys, given, ca: Buffer.from(der("state-ca")).toString("base64") },
  );
  await close();
  assert.ok(answer.grew);
  assert.equal(answer.refused, "sign-wrong-nature");
  assert.ok(answer.words.title.length > 10);
  await way(async () => answer.report);
  const out = place("chromium.pdf");
  writeFileSync(out, Buffer.from(answer.base64, "base64"));
  othersAgree(out, 5);
  // With the same request Node writes the same bytes.
  const again = await signing.sign(draft("decision.pdf"), { act: "person", look: { image: IMAGE } }, signer("person"), judging());
  const length = Buffer.from(await bytesOf(again.file));
  assert.ok(readFileSync(out).subarray(0, length.length).equals(length), "what the person signed in Chromium is what the person signed in Node");
  assert.ok(existsSync(out));
});
