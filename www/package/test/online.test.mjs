// The loop that fetches what a report wants, against a host's own function and against a relay of the test.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const consumer = process.env.KYSO_CONSUMER;
assert.ok(consumer, "KYSO_CONSUMER is not set; run `cargo xtask test package`");
const require = createRequire(join(consumer, "package.json"));
const { createVerifier, FetchError, relayFetcher } = await import(pathToFileURL(require.resolve("kyso/direct")));

const FIXTURES = new URL("../../../tests/fixtures/", import.meta.url);
const pki = (name) => new Uint8Array(readFileSync(new URL(`pki/${name}`, FIXTURES)));
const document = new Uint8Array(readFileSync(new URL("pdf/one-signature.pdf", FIXTURES)));
const userTrust = [{ label: "root", pem: Buffer.from(pki("root.crt")).toString("utf8") }];
const options = { at: "2026-11-22T00:00:00Z", userTrust };

/** What the authority of the test PKI publishes. */
function published({ kind, url, request }) {
  const name = new URL(url).pathname.split("/").at(-1);
  const files = { "state-ca.crt": "state-ca.crt", "root.crt": "root.crt", "state-ca.crl": "state-ca-2026-11.crl", "root.crl": "root-2026-11.crl" };
  const aboutPerson = kind === "ocsp" && request.length < 120 && Buffer.from(request).includes(Buffer.from("70E20CD140E03F4A", "hex"));
  return aboutPerson ? pki("person-2026-11.ocsp") : files[name] && pki(files[name]);
}

test("without a fetcher nothing is asked, and what is none is refused", async () => {
  for (const fetcher of [undefined, false]) {
    const report = await (await createVerifier({ fetcher })).verify(document, options);
    assert.deepEqual([report.verdict, report.fetched ?? []], ["indeterminate", []]);
  }
  await assert.rejects(createVerifier({ fetcher: "https://portal.example/relay" }), { code: "bad-context" });
  const verifier = await createVerifier();
  for (const more of [{ fetched: [] }, { fetcher: async () => pki("root.crt") }]) {
    await assert.rejects(verifier.verify(document, { ...options, ...more }), { code: "bad-context", message: /unknown field/ });
  }
});

test("what is wanted is fetched until the document is valid, and the pack has it", async () => {
  const asked = [];
  const fetcher = async (question, signal) => {
    assert.ok(signal instanceof AbortSignal);
    asked.push(question.kind);
    const found = published(question);
    if (!found) {
      throw new FetchError("refused");
    }
    return found;
  };
  const stages = [];
  const verifier = await createVerifier({ fetcher });
  const report = await verifier.verify(document, { ...options, onProgress: ({ stage, hosts }) => hosts && stages.push([stage, ...hosts]) });
  assert.equal(report.verdict, "valid");
  assert.equal(asked[0], "certificate");
  assert.deepEqual(report.fetched.map(({ outcome }) => outcome).filter((outcome) => outcome !== "received" && outcome !== "refused"), []);
  assert.ok(report.objects.crls.some(({ origin }) => origin === "network:http://ca.kyso.test/pki/pub/crl/root.crl"));
  assert.deepEqual(stages[0], ["asking", "ca.kyso.test"]);
  const pack = new File([await verifier.evidencePack(document, options)], "pack.json");
  assert.ok((await pack.text()).includes("root.crl") || (await pack.text()).length > 4000);
});

test("each failure is a finding of its own, and none makes a verdict better", async () => {
  const codes = { unreachable: "evidence-unreachable", refused: "evidence-refused", "wrong-content": "evidence-wrong-content", "too-large": "evidence-wrong-content", "not-allowed": "evidence-address-refused" };
  for (const [outcome, code] of Object.entries(codes)) {
    const verifier = await createVerifier({ fetcher: () => Promise.reject(new FetchError(outcome)) });
    const report = await verifier.verify(document, options);
    assert.equal(report.verdict, "indeterminate");
    assert.ok(report.fetched.length > 0 && report.fetched.every((one) => one.outcome === outcome), outcome);
    assert.ok(report.findings.some((finding) => finding.code === code), code);
  }
  for (const fetcher of [() => Promise.reject(new TypeError("x")), () => "text", async () => undefined, () => { throw new Error("x"); }]) {
    const report = await (await createVerifier({ fetcher })).verify(document, options);
    assert.equal(report.verdict, "indeterminate");
    assert.ok(report.fetched.every((one) => one.outcome !== "received"));
  }
  const junk = await (await createVerifier({ fetcher: async () => new TextEncoder().encode("<html>") })).verify(document, options);
  assert.ok(junk.fetched.every((one) => one.outcome === "wrong-content"));
});

test("a relay is asked by paths in their one spelling, and its codes keep their meaning", async () => {
  let refusal;
  const asked = [];
  const server = createServer((request, response) => {
    const [, relay, word, address, sent] = request.url.split("/");
    assert.deepEqual([request.method, relay], ["GET", "relay"]);
    const url = Buffer.from(address, "base64url").toString();
    assert.equal(new URL(url).href, url);
    asked.push(word);
    const kind = word === "issuer" ? "certificate" : word;
    const found = refusal ? undefined : published({ kind, url, request: sent && Buffer.from(sent, "base64url") });
    response.writeHead(found ? 200 : 502, { "content-type": "application/octet-stream" });
    response.end(found ?? JSON.stringify({ error: { code: refusal ?? "host-refused", message: "" } }));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const verifier = await createVerifier({ fetcher: relayFetcher(`http://127.0.0.1:${server.address().port}/relay/`) });
    assert.equal((await verifier.verify(document, options)).verdict, "valid");
    assert.ok(asked.includes("issuer") && asked.includes("ocsp") && asked.includes("crl"));
    const said = { "address-not-listed": "not-allowed", "host-resting": "unreachable", "signature-wrong": "wrong-content", "too-large": "too-large", ["__proto__"]: "unreachable" };
    for (const [code, outcome] of Object.entries(said)) {
      refusal = code;
      assert.equal((await verifier.verify(document, options)).fetched[0].outcome, outcome, code);
    }
  } finally {
    server.close();
  }
});

test("the codes are those of the relay", () => {
  const source = readFileSync(new URL("../src/online.ts", import.meta.url), "utf8");
  const relay = readFileSync(new URL("../../../src/online/refusal.rs", import.meta.url), "utf8");
  const named = [...source.split("const OUTCOMES")[1].split("};")[0].matchAll(/"([a-z-]+)": "/g)].map(([, code]) => code);
  assert.ok(named.length >= 8 && named.every((code) => relay.includes(`"${code}"`)), named.join());
  const rounds = readFileSync(new URL("../../../src/online/rounds.rs", import.meta.url), "utf8");
  for (const [, name, value] of source.matchAll(/const (MOST_(?:ROUNDS|QUESTIONS|ADDRESSES|MILLISECONDS|BYTES)) = (.+);/g)) {
    assert.match(rounds, new RegExp(`const ${name}: \\w+ = ${value};`), name);
  }
});
