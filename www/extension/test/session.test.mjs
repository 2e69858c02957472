// What a page can have done: only the listed requests with exactly their members, only after consent, and with the site the browser names.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Sites } from "../dist/modules/background/consent/store.js";
import { Session } from "../dist/modules/background/session.js";
import { ports, settled } from "./port.mjs";

const SITE = "https://ky.example.vn";

/** A page, a session, and a host that answers with what it was asked. */
function played({ decision = "allowed", asked = "allowed" } = {}) {
  const [page, ours] = ports();
  const hosts = [];
  const state = { decision, questions: 0 };
  const services = {
    starter: {
      reason: () => undefined,
      start: () => {
        const [end, host] = ports();
        host.onMessage.addListener((request) => host.postMessage({ id: request.id, type: "result", echo: request }));
        queueMicrotask(() => host.postMessage({ type: "hello", protocol: 1, host: "1" }));
        hosts.push(host);
        return end;
      },
    },
    decision: async () => state.decision,
    ask: async () => {
      state.questions += 1;
      state.decision = asked;
      return asked;
    },
  };
  const session = new Session(ours, SITE, services);
  const ask = async (message) => {
    page.postMessage(message);
    await settled();
    return page.seen.at(-1);
  };
  return { page, ours, hosts, session, state, ask };
}

const SIGN = { id: 5, type: "sign", certificate: "0".repeat(64), requests: [{ algorithm: "rsa-pkcs1-sha256", signedAttributes: "MQA=" }] };
const [REQUEST] = SIGN.requests;
const SERIES = { id: 7, type: "series", certificate: SIGN.certificate, request: REQUEST, then: ["number", "agency"] };
const CONTINUE = { id: 8, type: "continue", request: REQUEST };
const DOCUMENT = { id: 2, type: "document", index: 0, count: 1, name: "a.pdf", size: 10, act: "person", kind: "pdf", byteRange: [0, 1, 2, 3] };

test("the site in the request is that of the browser", async () => {
  const { ask } = played();
  for (const request of [{ id: 1, type: "status" }, { id: 2, type: "certificates" }, DOCUMENT, { id: 4, type: "chunk", data: "AAAA" }, SIGN, { id: 6, type: "cancel" }, SERIES, CONTINUE]) {
    assert.deepEqual((await ask(request)).echo, { ...request, origin: SITE });
  }
});

for (const [name, message] of [
  ["an origin of the page's own", { id: 1, type: "status", origin: "https://other.example" }],
  ["an unknown member", { ...DOCUMENT, more: 1 }],
  ["a missing member", { id: 1, type: "chunk" }],
  ["an unknown type", { id: 1, type: "pin" }],
  ["a type that objects inherit", { id: 1, type: "constructor" }],
  ["a document that is too large", { ...DOCUMENT, size: 512 * 1024 * 1024 + 1 }],
  ["a document beyond the last", { ...DOCUMENT, index: 100 }],
  ["an act of no kind", { ...DOCUMENT, act: "anything" }],
  ["three numbers for a range", { ...DOCUMENT, byteRange: [0, 1, 2] }],
  ["a chunk that is no base64", { id: 1, type: "chunk", data: "A===" }],
  ["a chunk that is too long", { id: 1, type: "chunk", data: "A".repeat(700_000) }],
  ["a digest in place of attributes", { ...SIGN, requests: [{ algorithm: "rsa-pkcs1-sha256", digest: "AAAA" }] }],
  ["an algorithm of no kind", { ...SIGN, requests: [{ algorithm: "rsa-pkcs1-sha1", signedAttributes: "MQA=" }] }],
  ["no request to sign", { ...SIGN, requests: [] }],
  ["a series of one", { ...SERIES, then: [] }],
  ["a series without an end", { ...SERIES, then: Array(9).fill("number") }],
  ["a series of no kind of act", { ...SERIES, then: ["anything"] }],
  ["a certificate in what goes on", { ...CONTINUE, certificate: SIGN.certificate }],
]) {
  test(`${name} is a bad message, and the host hears nothing`, async () => {
    const { ask, hosts } = played();
    assert.deepEqual(await ask(message), { id: message.id, type: "error", code: "bad-message" });
    assert.equal(hosts.length, 0);
  });
}

test("a message longer than browsers and host take is refused", async () => {
  const { ask } = played();
  const requests = Array.from({ length: 40 }, () => ({ algorithm: "rsa-pkcs1-sha256", signedAttributes: "A".repeat(40_000) }));
  assert.equal((await ask({ ...SIGN, requests })).code, "message-too-large");
});

for (const message of ["text", null, [], { type: "status" }, { id: "1", type: "status" }, { id: 0, type: "status" }, { id: 2 ** 31, type: "status" }]) {
  test(`${JSON.stringify(message)} ends the connection`, async () => {
    const { page, ask } = played();
    await ask(message);
    assert.equal(page.isOpen, false);
  });
}

test("without consent no host is started", async () => {
  const { ask, hosts, state } = played({ decision: null });
  assert.equal((await ask({ id: 1, type: "status" })).code, "site-not-asked");
  assert.deepEqual(await ask({ id: 2, type: "consent", ask: false }), { id: 2, type: "result", decision: "none" });
  assert.equal(state.questions, 0);
  assert.deepEqual(await ask({ id: 3, type: "consent", ask: true }), { id: 3, type: "result", decision: "allowed" });
  assert.equal(hosts.length, 0);
  assert.equal((await ask({ id: 4, type: "host" })).host, "1");
});

test("a site that was refused stays refused", async () => {
  const { ask, hosts } = played({ decision: "refused", asked: "refused" });
  assert.equal((await ask({ id: 1, type: "certificates" })).code, "site-refused");
  assert.equal(hosts.length, 0);
});

test("consent that is taken back counts for the next request, and ends the host", async () => {
  const { ask, hosts, session, state } = played();
  await ask({ id: 1, type: "status" });
  state.decision = undefined;
  session.hangUp();
  await settled();
  assert.equal(hosts[0].isOpen, false);
  assert.equal((await ask({ id: 2, type: "status" })).code, "site-not-asked");
});

test("one request at a time", async () => {
  const { page } = played();
  page.postMessage({ id: 1, type: "status" });
  page.postMessage({ id: 2, type: "status" });
  await settled();
  assert.deepEqual(page.seen.map(({ id, type, code }) => [id, type, code]).sort(), [[1, "result", undefined], [2, "error", "busy"]]);
});

test("the host ends with the page", async () => {
  const { page, hosts, ask } = played();
  await ask({ id: 1, type: "host" });
  page.disconnect();
  await settled();
  assert.equal(hosts[0].isOpen, false);
});

test("decisions are kept, replaced and taken back", async () => {
  let kept = {};
  const sites = new Sites({ get: async (key) => ({ [key]: kept[key] }), set: async (values) => void Object.assign(kept, values) });
  const now = new Date("2026-11-30T00:00:00Z");
  await Promise.all([sites.decide(SITE, "allowed", now), sites.decide("https://b.example", "refused", now)]);
  assert.deepEqual(await sites.decision(SITE), "allowed");
  assert.equal((await sites.all()).length, 2);
  await sites.decide(SITE, "refused", now);
  assert.equal(await sites.decision(SITE), "refused");
  await sites.forget(SITE);
  assert.equal(await sites.decision(SITE), undefined);
  kept = { sites: [{ origin: SITE, decision: "anything", since: "" }, "x", null] };
  assert.deepEqual(await sites.all(), []);
});

test("every word is there in both languages, and every word that is asked for is there", () => {
  const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
  const [vi, en] = ["vi", "en"].map((language) => JSON.parse(read(`_locales/${language}/messages.json`)));
  assert.deepEqual(Object.keys(vi), Object.keys(en));
  const used = ["src/pages/consent.html", "src/pages/sites.html", "src/pages/sites.ts", "src/pages/words.ts", "manifest/common.json"].flatMap((path) => [...read(path).matchAll(/data-words="(\w+)"|__MSG_(\w+)__|"(\w+(?:Since|Back|Again)|language)"/g)].map(([, ...names]) => names.find(Boolean)));
  assert.ok(used.length > 10);
  assert.deepEqual(used.filter((name) => !vi[name]), []);
});
