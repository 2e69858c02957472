// A mirror as `kyso serve` gives it out: parts of lists on the operator's word, whole lists, lists of the past, and the trust file.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { makeMirror, pki, serve } from "../../../tests/browser/support/mirror.mjs";
import { signer } from "../../../tests/browser/support/minisign.mjs";

const { KYSO_CONSUMER: consumer, KYSO_SERVE: program } = process.env;
assert.ok(consumer && program, "KYSO_CONSUMER and KYSO_SERVE are not set; run `cargo xtask test package`");
const require = createRequire(join(consumer, "package.json"));
const { createVerifier, evidenceDate, FetchError, mirrorFetcher, mirrorTrustFile } = await import(pathToFileURL(require.resolve("kyso/direct")));

const FIXTURES = new URL("../../../tests/fixtures/", import.meta.url);
const document = new Uint8Array(readFileSync(new URL("pdf/one-signature.pdf", FIXTURES)));
const userTrust = [{ label: "root", pem: pki("root.crt").toString("utf8") }];
const options = { at: "2026-11-22T00:00:00Z", userTrust };
const ROOT_LIST = "http://ca.kyso.test/pki/pub/crl/root.crl";

const FILE = readFileSync(new URL("trust/kyso-trust.json", FIXTURES));
const { key: trustKey, sign } = signer();
const numbered = (sequence) => Buffer.from(JSON.stringify({ ...JSON.parse(FILE), sequence }));

const folder = mkdtempSync(join(tmpdir(), "kyso-mirror-"));
let operatorKey;
let server;
let between;
let address;
/** What was asked for, and what is done with an answer on its way. */
const asked = [];
let change = (_path, body) => body;

before(async () => {
  const trust = { file: numbered(7), signature: sign(numbered(7)), key: trustKey };
  await makeMirror(program, folder, { month: "03", now: "2026-03-22T00:00:00Z" });
  operatorKey = await makeMirror(program, folder, { trust });
  server = await serve(program, folder, `evidence = "${join(folder, "mirror")}"\n`);
  between = createServer(async (request, response) => {
    asked.push(request.url);
    const answer = await fetch(new URL(request.url, server.address));
    const body = change(request.url, Buffer.from(await answer.arrayBuffer()));
    response.writeHead(body === undefined ? 404 : answer.status);
    response.end(body);
  });
  await new Promise((resolve) => between.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${between.address().port}/evidence/`;
});

after(() => {
  between?.closeAllConnections();
  between?.close();
  server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The report by a mirror, and what was asked of it. */
async function judged(mirror, onTheWay = (_path, body) => body) {
  asked.length = 0;
  change = onTheWay;
  const verifier = await createVerifier({ fetcher: mirrorFetcher(address, mirror) });
  const report = await verifier.verify(document, options);
  const codes = report.signatures.flatMap(({ findings }) => findings.map(({ code }) => code));
  return {
    report,
    isWord: codes.includes("status-on-operators-word"),
    parts: asked.filter((path) => path.includes("/shards/")),
    lists: asked.filter((path) => path.endsWith(".crl")),
  };
}

const isPart = (path) => path.includes("/shards/");
const flipped = (body) => {
  const other = Buffer.from(body);
  other[other.length >> 1] ^= 1;
  return other;
};

test("with the operator's key parts are enough, and the report says whose word that is", async () => {
  const { report, isWord, parts, lists } = await judged({ operatorKey });
  assert.deepEqual([report.verdict, isWord, lists], ["valid", true, []]);
  assert.ok(parts.length >= 2 && report.objects.shards.length >= 2 && report.objects.crls.length === 0);
});

test("whole lists are taken without a key, and with fullLists in spite of one", async () => {
  for (const mirror of [{}, { operatorKey, fullLists: true }]) {
    const { report, isWord, parts, lists } = await judged(mirror);
    assert.deepEqual([report.verdict, isWord, parts], ["valid", false, []]);
    assert.ok(lists.length >= 2 && report.objects.crls.length >= 2);
  }
});

test("a part that was changed counts for nothing; the whole list is asked for, which proves itself", async () => {
  const { report, isWord, parts, lists } = await judged({ operatorKey }, (path, body) => (isPart(path) ? flipped(body) : body));
  assert.deepEqual([report.verdict, isWord], ["valid", false]);
  assert.ok(parts.length >= 1 && lists.length >= 1);
  const without = await judged({ operatorKey }, (path, body) => (isPart(path) ? flipped(body) : path.endsWith(".crl") ? undefined : body));
  assert.equal(without.report.verdict, "indeterminate");
  const both = await judged({}, (path, body) => (path.endsWith(".crl") ? flipped(body) : body));
  assert.equal(both.report.verdict, "indeterminate");
});

test("with the key of somebody else nothing of the mirror counts", async () => {
  const { report, isWord, lists, parts } = await judged({ operatorKey: signer().key });
  assert.deepEqual([report.verdict, isWord, lists, parts], ["indeterminate", false, [], []]);
  assert.ok(report.fetched.every(({ outcome }) => ["wrong-content", "refused"].includes(outcome)));
});

test("an index that the operator did not sign as it is counts for nothing, not even for its date", async () => {
  const isIndex = (path) => path.endsWith("/index.json");
  const isSignature = (path) => path.endsWith("/index.json.minisig");
  const older = readFileSync(join(folder, "mirror/index.json"));
  for (const onTheWay of [
    (path, body) => (isIndex(path) ? Buffer.from(body.toString().replace("2026-11-22", "2026-11-23")) : body),
    (path, body) => (isIndex(path) ? Buffer.concat([body, Buffer.from(" ")]) : body),
    (path, body) => (isSignature(path) ? undefined : body),
    (path, body) => (isSignature(path) ? Buffer.from(signer().sign(older)) : body),
    (path, body) => (isSignature(path) ? Buffer.from(body.toString().replace("run 2", "run 3")) : body),
  ]) {
    change = onTheWay;
    asked.length = 0;
    const fetcher = mirrorFetcher(address, { operatorKey });
    const report = await (await createVerifier({ fetcher })).verify(document, options);
    assert.deepEqual([report.verdict, evidenceDate(fetcher)], ["indeterminate", undefined]);
    assert.ok(
      asked.every((path) => isIndex(path) || isSignature(path)),
      asked.join("\n"),
    );
  }
});

test("a signature that was replaced between two answers is asked for once more", async () => {
  let times = 0;
  const { report, isWord } = await judged({ operatorKey }, (path, body) => (path.endsWith("/index.json.minisig") && times++ === 0 ? flipped(body) : body));
  assert.deepEqual([report.verdict, isWord, times], ["valid", true, 2]);
});

test("an index of the past does not come back", async () => {
  change = (_path, body) => body;
  const before = ["index.json", "index.json.minisig"].map((name) => readFileSync(join(folder, "mirror", name)));
  await makeMirror(program, folder, { trust: { file: numbered(7), signature: sign(numbered(7)), key: trustKey } });
  const fetcher = mirrorFetcher(address, { operatorKey });
  const verifier = await createVerifier({ fetcher });
  assert.equal((await verifier.verify(document, options)).verdict, "valid");
  change = (path, body) => (path.endsWith("/index.json") ? before[0] : path.endsWith(".minisig") ? before[1] : body);
  const later = performance.now() + 3_600_000;
  const clock = performance.now;
  performance.now = () => later;
  try {
    await assert.rejects(fetcher({ kind: "crl", url: ROOT_LIST }, new AbortController().signal), { outcome: "wrong-content" });
  } finally {
    performance.now = clock;
  }
  assert.equal(
    (await (await createVerifier({ fetcher: mirrorFetcher(address, { operatorKey }) })).verify(document, options)).verdict,
    "valid",
    "whoever never saw the newer one cannot know",
  );
});

test("where the platform cannot verify the operator's key, whole lists prove themselves", async () => {
  const { importKey } = crypto.subtle;
  crypto.subtle.importKey = function (format, key, algorithm, ...rest) {
    return algorithm === "Ed25519" ? Promise.reject(new DOMException("no", "NotSupportedError")) : importKey.call(this, format, key, algorithm, ...rest);
  };
  try {
    const { report, isWord, parts } = await judged({ operatorKey });
    assert.deepEqual([report.verdict, isWord, parts], ["valid", false, []]);
  } finally {
    crypto.subtle.importKey = importKey;
  }
});

test("an index that leads elsewhere or is none brings nothing", async () => {
  const index = (edit) => (path, body) => (path.endsWith("/index.json") ? Buffer.from(edit(body.toString())) : body);
  for (const edit of [
    () => "<html>",
    (text) => text.replace("kyso-mirror/1", "kyso-mirror/2"),
    (text) => text.replaceAll(/"sha256": "[0-9a-f]{6}/g, '"sha256": "../../'),
  ]) {
    const { report } = await judged({ operatorKey }, index(edit));
    assert.equal(report.verdict, "indeterminate");
    assert.ok(report.fetched.every(({ outcome }) => outcome !== "received") && asked.every((path) => !path.includes("..")));
  }
});

test("for a time before the newest list the lists of that time come with it", async () => {
  change = (_path, body) => body;
  const fetcher = mirrorFetcher(address, { operatorKey });
  const bytes = Buffer.from(await fetcher({ kind: "crl", url: ROOT_LIST, at: "2026-06-01T00:00:00Z" }, new AbortController().signal));
  for (const name of ["root-2026-03.crl", "root-2026-11.crl"]) {
    assert.ok(bytes.includes(pki(name)), name);
  }
  const now = Buffer.from(await fetcher({ kind: "crl", url: ROOT_LIST, at: "2026-11-23T00:00:00Z" }, new AbortController().signal));
  assert.ok(now.equals(pki("root-2026-11.crl")));
});

test("whom to ask for what a mirror has not is asked without the serial number", async () => {
  const others = [];
  const otherwise = async (question) => {
    others.push(question);
    throw new FetchError("refused");
  };
  await judged({ operatorKey, otherwise });
  assert.ok(others.some(({ kind }) => kind === "ocsp") && others.every((question) => question.serial === undefined && question.at === undefined));
});

test("how old the mirror is can be asked once it was read", async () => {
  change = (_path, body) => body;
  const fetcher = mirrorFetcher(address);
  assert.equal(evidenceDate(fetcher), undefined);
  await (await createVerifier({ fetcher })).verify(document, options);
  assert.equal(evidenceDate(fetcher), "2026-11-22T00:00:00Z");
  assert.equal(
    evidenceDate(async () => new Uint8Array()),
    undefined,
  );
  assert.equal(evidenceDate(undefined), undefined);
});

test("the trust file of a mirror is opened with the caller's key, and never goes back", async () => {
  change = (_path, body) => body;
  const open = async (more) => createVerifier({ trust: await mirrorTrustFile(address, { keys: [trustKey], ...more }) });
  const report = await (await open({ atLeast: 7 })).verify(document, options);
  assert.equal(report.trust.signed.sequence, 7);
  await assert.rejects(open({ atLeast: 8 }), { code: "trust-rolled-back" });
  await assert.rejects(open({ keys: [signer().key] }), { code: "trust-signature-wrong" });
  change = (path, body) => (/\/trust\/.*json$/.test(path) ? flipped(body) : body);
  await assert.rejects(open(), { code: "trust-signature-wrong" });
  change = (path, body) => (path.endsWith(".minisig") ? undefined : body);
  await assert.rejects(open(), FetchError);
  change = (path, body) => (path.endsWith("/index.json") ? Buffer.from(JSON.stringify({ ...JSON.parse(body), trust: undefined })) : body);
  assert.equal(await mirrorTrustFile(address), undefined);
});
