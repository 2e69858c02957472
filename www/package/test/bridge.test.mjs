// The way to a token, from the page's side: each broken layer with its code and its advice. Extension and host are played by the test.
import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { BRIDGE_ERROR_CODES, bridgeStatus, certificateEnd, chooseSigner, getCertificate, LAYERS, listTokens, nativeProvider, NativeSigner, problemOf, remoteProvider, sign, vgcaProvider, webUsbProvider } from "../dist/bridge.js";

const ROOT = new URL("../../../", import.meta.url);
/** A certificate of the test PKI. */
const CERTIFICATE = certificateOf("tests/fixtures/pki");

function certificateOf(folder) {
  const name = readdirSync(new URL(folder, ROOT)).filter((one) => /\.(der|cer|crt)$/.test(one)).sort()[0];
  return new X509Certificate(readFileSync(new URL(`${folder}/${name}`, ROOT))).raw;
}

const TOKEN = { id: "t", label: "Token A", model: "m", driver: "d", state: "ready", pinPad: false, tries: "ok" };
const STATUS = { drivers: [{ name: "SoftHSM", path: "/x.so", state: "loaded" }], readers: [{ name: "R", state: "token" }], tokens: [TOKEN], certificates: 1 };
const LISTED = { certificates: [{ certificate: CERTIFICATE.toString("base64"), chain: [], token: "t", label: "Nguyễn Văn A", algorithms: ["rsa-pkcs1-sha256"], expired: false }], errors: [] };
const ANSWERS = {
  consent: () => ({ decision: "allowed" }),
  host: () => ({ host: "0.1.0", protocol: 1 }),
  status: () => STATUS,
  certificates: () => LISTED,
  document: () => ({}),
  chunk: ({ data }) => ({ received: data.length }),
  sign: ({ requests }) => ({ values: requests.map(() => Buffer.alloc(256, 7).toString("base64")) }),
  cancel: () => ({}),
};
const error = (code, more = {}) => () => ({ type: "error", code, ...more });

/** A page whose extension gives these answers; `welcome` is what it says first. */
function page(answers = {}, { welcome = { type: "welcome", protocol: 1, extension: "0.1.0" }, isFrame = false, protocol = "https:" } = {}) {
  const all = { ...ANSWERS, ...answers };
  const seen = [];
  const scope = {
    seen,
    location: { origin: "https://ky.example.vn", protocol },
    postMessage(message, origin, [port]) {
      assert.equal(message.type, "vn.kyso.token-bridge");
      assert.equal(origin, "https://ky.example.vn");
      if (welcome === null) {
        return;
      }
      port.onmessage = ({ data: { id, ...request } }) => {
        seen.push(request);
        if (request.type === "close") {
          port.close();
          return;
        }
        const answer = all[request.type](request);
        for (const one of Array.isArray(answer) ? answer : [answer]) {
          port.postMessage({ type: "result", ...one, id });
        }
      };
      port.postMessage({ type: "here" });
      if (welcome !== "silent") {
        port.postMessage(welcome);
      }
    },
  };
  scope.top = isFrame ? {} : scope;
  return scope;
}

/** Waits until the page's extension has heard that the connection is closed: messages come when the program next turns to them. */
async function closed(scope) {
  while (scope.seen.at(-1)?.type !== "close") {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const looked = (answers, options) => bridgeStatus({ scope: page(answers, options), remindDays: -100_000 });

test("everything is there", async () => {
  const status = await looked();
  assert.equal(status.ready, true);
  assert.equal(status.broken, null);
  assert.deepEqual(status.layers.map(({ name, state }) => [name, state]), LAYERS.map((name) => [name, "ok"]));
  assert.deepEqual([status.extension, status.host], ["0.1.0", "0.1.0"]);
});

for (const [layer, code, answers, options] of [
  ["page", "page-framed", {}, { isFrame: true }],
  ["page", "page-insecure", {}, { protocol: "http:" }],
  ["extension", "extension-missing", {}, { welcome: null }],
  ["extension", "extension-restarted", {}, { welcome: { type: "closed", code: "extension-restarted" } }],
  ["version", "extension-too-old", {}, { welcome: { type: "welcome", protocol: 0, extension: "0" } }],
  ["site", "site-not-asked", { consent: () => ({ decision: "none" }) }],
  ["site", "site-refused", { consent: () => ({ decision: "refused" }) }],
  ["host", "host-missing", { host: error("host-missing") }],
  ["host", "host-forbidden", { host: error("host-forbidden") }],
  ["host", "host-not-started", { host: error("host-not-started") }],
  ["host", "host-exited", { host: error("host-exited") }],
  ["version", "host-too-old", { host: error("host-too-old") }],
  ["driver", "no-driver", { status: () => ({ ...STATUS, drivers: [], tokens: [] }) }],
  ["driver", "driver-failed", { status: () => ({ ...STATUS, drivers: [{ ...STATUS.drivers[0], state: "failed" }], tokens: [] }) }],
  ["reader", "no-reader", { status: () => ({ ...STATUS, readers: [], tokens: [] }) }],
  ["reader", "reader-busy", { status: () => ({ ...STATUS, readers: [{ name: "R", state: "busy" }], tokens: [] }) }],
  ["token", "no-token", { status: () => ({ ...STATUS, readers: [{ name: "R", state: "empty" }], tokens: [] }) }],
  ["token", "pin-locked", { status: () => ({ ...STATUS, tokens: [{ ...TOKEN, state: "locked" }] }) }],
  ["token", "token-uninitialised", { status: () => ({ ...STATUS, tokens: [{ ...TOKEN, state: "uninitialised" }] }) }],
  ["certificate", "no-certificate", { status: () => ({ ...STATUS, certificates: 0 }) }],
  ["certificate", "certificate-expired", { certificates: () => ({ ...LISTED, certificates: [{ ...LISTED.certificates[0], expired: true }] }) }],
]) {
  test(`${layer} broken: ${code}, with advice; what lies below is unknown`, async () => {
    const status = await looked(answers, options);
    assert.equal(status.ready, false);
    assert.deepEqual([status.broken.name, status.broken.code], [layer, code]);
    for (const language of ["vi", "en"]) {
      assert.ok(status.broken.words[language].title.length > 5 && status.broken.words[language].next.length > 5);
    }
    const at = LAYERS.indexOf(layer);
    assert.deepEqual(status.layers.map(({ state }) => state), LAYERS.map((_, index) => (index < at ? "ok" : index === at ? "failed" : "unknown")));
  });
}

test("an answer that is none of the protocol is the host's fault", async () => {
  const { broken, ready } = await looked({ status: () => ({ drivers: "all" }) });
  assert.deepEqual([ready, broken.name, broken.code], [false, "host", "host-garbled"]);
});

test("what works and is to be known is a warning", async () => {
  const status = await looked({
    status: () => ({ ...STATUS, drivers: [...STATUS.drivers, { name: "Old", path: "/o.so", state: "failed" }], tokens: [{ ...TOKEN, tries: "final" }] }),
  });
  assert.equal(status.ready, true);
  assert.deepEqual(status.layers.filter(({ state }) => state === "warning").map(({ name, code, about }) => [name, code, about]), [["driver", "driver-failed", "Old"], ["token", "pin-few-tries", "Token A"]]);
  const { layers } = await bridgeStatus({ scope: page(), remindDays: 100_000 });
  assert.deepEqual(layers.at(-1).code, "certificate-ending");
});

test("a look asks the person nothing unless it is told to", async () => {
  const scope = page();
  await bridgeStatus({ scope });
  assert.equal(scope.seen[0].ask, false);
  await bridgeStatus({ scope, ask: true });
  assert.equal(scope.seen.filter(({ type }) => type === "consent")[1].ask, true);
});

test("tokens and the certificate to sign with", async () => {
  assert.deepEqual(await listTokens({ scope: page() }), [TOKEN]);
  const { label, certificate } = await getCertificate(undefined, { scope: page() });
  assert.equal(label, "Nguyễn Văn A");
  assert.deepEqual(Buffer.from(certificate), CERTIFICATE);
  const two = { certificates: () => ({ ...LISTED, certificates: [LISTED.certificates[0], { ...LISTED.certificates[0], label: "B" }] }) };
  assert.equal((await getCertificate((all) => all[1], { scope: page(two) })).label, "B");
  await assert.rejects(getCertificate(undefined, { scope: page(two) }), { code: "user-declined" });
  const none = { certificates: () => ({ certificates: [], errors: [{ token: "t", code: "reader-busy" }] }) };
  await assert.rejects(getCertificate(undefined, { scope: page(none) }), { code: "reader-busy" });
});

const subject = (size, name = "a.pdf") => ({ certificate: CERTIFICATE, signedAttributes: new Uint8Array([0x31, 0]), name, act: "person", content: new Blob([new Uint8Array(size)]), byteRange: [0, 1, 2, 3] });
const request = (...of) => ({ digest: new Uint8Array(32), algorithm: "rsa-pkcs1-sha256", subject: subject(...of) });

test("documents go whole and in order, then the attributes, never a digest", async () => {
  const scope = page({ sign: ({ requests }) => [{ type: "progress", step: "pin" }, ANSWERS.sign({ requests })] });
  const steps = [];
  const values = await sign([request(1_200_000), request(10, "b.pdf")], { scope, onProgress: ({ step }) => steps.push(step) });
  assert.deepEqual(values.map(({ length }) => length), [256, 256]);
  await closed(scope);
  const kinds = scope.seen.map(({ type }) => type);
  assert.deepEqual(kinds, ["consent", "document", "chunk", "chunk", "chunk", "document", "chunk", "sign", "close"]);
  assert.deepEqual(scope.seen.filter(({ type }) => type === "document").map(({ index, count, size, kind }) => [index, count, size, kind]), [[0, 2, 1_200_000, "pdf"], [1, 2, 10, "pdf"]]);
  const chunks = scope.seen.filter(({ type }) => type === "chunk").map(({ data }) => Buffer.from(data, "base64").length);
  assert.deepEqual(chunks, [524288, 524288, 151424, 10]);
  const asked = scope.seen.find(({ type }) => type === "sign");
  assert.deepEqual(Object.keys(asked).sort(), ["certificate", "requests", "type"]);
  assert.deepEqual(asked.requests, Array(2).fill({ algorithm: "rsa-pkcs1-sha256", signedAttributes: "MQA=" }));
  assert.match(asked.certificate, /^[0-9a-f]{64}$/);
  assert.deepEqual(steps, ["sending", "sending", "sending", "sending", "pin"]);
});

test("an error of the token keeps its code and tries, and the host may keep the documents for another try", async () => {
  const scope = page({ sign: error("pin-incorrect", { triesLeft: 2 }) });
  await assert.rejects(sign([request(1)], { scope }), (failure) => failure.code === "pin-incorrect" && failure.triesLeft === 2 && failure.words.vi.next !== "");
  assert.ok(!scope.seen.some(({ type }) => type === "cancel"));
});

test("half a list of documents is forgotten", async () => {
  const scope = page({ chunk: error("document-too-large") });
  await assert.rejects(sign([request(1)], { scope }), { code: "document-too-large" });
  assert.ok(scope.seen.some(({ type }) => type === "cancel"));
});

const kinds = ({ seen }) => seen.map(({ type }) => type).filter((type) => !["consent", "chunk"].includes(type));
const following = (more) => ({ ...subject(1), ...more });

test("what follows on a document has one consent, and a new one where the host finds that it does not follow", async (t) => {
  const opened = (scope) => {
    const signer = new NativeSigner({ scope });
    // An open connection would keep the tests from ending.
    t.after(() => signer.close());
    return signer;
  };
  const value = () => ({ values: [Buffer.alloc(256, 7).toString("base64")] });
  const scope = page({ series: value, continue: value });
  const signer = opened(scope);
  await signer.sign(new Uint8Array(32), "rsa-pkcs1-sha256", following({ then: ["number", "agency"] }));
  await signer.sign(new Uint8Array(32), "rsa-pkcs1-sha256", following({ then: ["agency"], isFollowing: true }));
  await signer.sign(new Uint8Array(32), "rsa-pkcs1-sha256", following({ isFollowing: true }));
  assert.deepEqual(kinds(scope), ["document", "series", "document", "continue", "document", "continue"]);
  assert.deepEqual(scope.seen.find(({ type }) => type === "series").then, ["number", "agency"]);
  const over = page({ series: value, continue: error("consent-over") });
  await opened(over).sign(new Uint8Array(32), "rsa-pkcs1-sha256", following({ then: ["agency"], isFollowing: true }));
  assert.deepEqual(kinds(over), ["document", "continue", "series"]);
  const wrong = page({ continue: error("token-removed") });
  await assert.rejects(opened(wrong).sign(new Uint8Array(32), "rsa-pkcs1-sha256", following({ isFollowing: true })), { code: "token-removed" });
  assert.deepEqual(kinds(wrong), ["document", "continue"]);
});

test("a code of a later version is kept aside, with words that hold", async () => {
  await assert.rejects(sign([request(1)], { scope: page({ sign: error("token-on-the-moon") }) }), (failure) => failure.code === "token-error" && failure.details.unknownCode === "token-on-the-moon");
});

test("fewer values than documents, or none that is base64, is no answer", async () => {
  await assert.rejects(sign([request(1)], { scope: page({ sign: () => ({ values: [] }) }) }), { code: "host-garbled" });
  await assert.rejects(sign([request(1)], { scope: page({ sign: () => ({ values: ["!"] }) }) }), { code: "host-garbled" });
});

test("what is stopped ends the host", async () => {
  const stop = new AbortController();
  const scope = page({ sign: () => (stop.abort(), []) });
  await assert.rejects(sign([request(1)], { scope, signal: stop.signal }), { code: "cancelled" });
  await closed(scope);
});

test("two certificates are not signed with in one go", async () => {
  const other = request(1);
  other.subject.certificate = new Uint8Array([1]);
  await assert.rejects(new NativeSigner({ scope: page() }).signAll([request(1), other]), { code: "bad-message" });
});

test("the first way that is open is taken; where none is, each says why", async () => {
  const open = await chooseSigner([vgcaProvider({ enabled: false }), nativeProvider({ scope: page() })]);
  assert.equal(open.kind, "native");
  // A site that was not asked about yet is no obstacle.
  assert.equal((await chooseSigner([nativeProvider({ scope: page({ consent: () => ({ decision: "none" }) }) })])).kind, "native");
  const ways = [nativeProvider({ scope: page({ host: error("host-missing") }) }), webUsbProvider(), remoteProvider(undefined), vgcaProvider({ enabled: false })];
  await assert.rejects(chooseSigner(ways), (failure) => {
    assert.equal(failure.code, "nothing-there");
    assert.deepEqual(failure.ways.map(({ kind, error: { code } }) => [kind, code]), [["native", "host-missing"], ["webusb", "webusb-missing"], ["remote", "remote-off"], ["vgca", "vgca-off"]]);
    return failure.ways.every(({ error: { words } }) => words.vi.next !== "" && words.en.next !== "");
  });
});

test("the end of a certificate is read", () => {
  const end = certificateEnd(CERTIFICATE);
  assert.ok(end instanceof Date && end.getUTCFullYear() > 2000);
  assert.equal(certificateEnd(new Uint8Array([0x30, 3, 1, 1, 0])), undefined);
  assert.equal(certificateEnd(new Uint8Array()), undefined);
});

test("every code has a file of its own and words in both languages", () => {
  const files = readdirSync(new URL("../src/bridge/errors", import.meta.url)).map((name) => name.replace(".ts", "")).filter((name) => !["index", "error", "problem"].includes(name));
  assert.deepEqual([...BRIDGE_ERROR_CODES].sort(), files.sort());
  for (const code of BRIDGE_ERROR_CODES) {
    const { vi, en } = problemOf(code).words;
    assert.ok([vi.title, vi.next, en.title, en.next].every((text) => /[.!?]$/.test(text)), code);
    assert.notEqual(vi.title, en.title);
  }
});

test("every code of the extension and of the host has words", () => {
  const protocol = "bad-message, message-too-large, protocol-version, origin-not-allowed, document-incomplete, document-too-large, digest-mismatch, attributes-not-allowed, byte-range, certificate-unknown, certificate-expired, algorithm-unsupported, user-declined, no-window, pin-incorrect, pin-locked, pin-timeout, token-removed, token-error, driver-failed, no-driver, busy".split(", ");
  const folder = new URL("../../extension/src/", import.meta.url);
  const sources = readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".ts")).map((name) => readFileSync(new URL(String(name), folder), "utf8"));
  const own = sources.flatMap((text) => [...text.matchAll(/(?:Refusal\(|abandon\(|code: |, )"((?:host|extension|site)-[a-z-]+|closed|busy|bad-message|message-too-large)"/g)].map(([, code]) => code));
  assert.ok(own.length > 10);
  assert.deepEqual([...protocol, ...own].filter((code) => problemOf(code) === undefined), []);
});
