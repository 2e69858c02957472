// Page, extension, host and token together: the real extension in headless Chromium, the real host, SoftHSM2. Only the person is played.
import assert from "node:assert/strict";
import { createHash, X509Certificate, verify } from "node:crypto";
import { after, before, test } from "node:test";
import { absent } from "../support/absent.mjs";
import { answering, browser, pageOf } from "./support/browser.mjs";
import { site } from "./support/site.mjs";
import { lacking, PIN, token } from "./support/token.mjs";

const missing = lacking();
const skip = missing.length > 0 && absent(missing.join(", "));
let key;
let served;
let chrome;
let page;

before(async () => {
  if (skip) {
    return;
  }
  key = token();
  served = await site();
  chrome = await browser({ host: key.host, env: key.env });
  page = await pageOf(chrome.context, `${served.origin}/`);
});
after(async () => {
  await chrome?.close();
  served?.close();
});

const sha256 = (octets) => createHash("sha256").update(octets).digest();
/** An element shorter than 256 octets. */
const der = (tag, ...content) => {
  const all = Buffer.concat(content);
  return Buffer.concat([Buffer.from(all.length < 128 ? [tag, all.length] : [tag, 0x81, all.length]), all]);
};
const oid = (hex) => der(6, Buffer.from(hex, "hex"));

/** Signed attributes of RFC 5652 §5.3 over a content: content type, digest, and the certificate that signs. */
function attributes(content, certificate) {
  const all = [
    [oid("2a864886f70d010903"), oid("2a864886f70d010701")],
    [oid("2a864886f70d010904"), der(4, sha256(content))],
    [oid("2a864886f70d010910022f"), der(0x30, der(0x30, der(0x30, der(4, sha256(certificate)))))],
  ].map(([kind, value]) => der(0x30, kind, der(0x31, value)));
  return der(0x31, ...all.sort(Buffer.compare));
}

/** Has files signed in the page; gives the values, or the code of what went wrong. */
const signed = (files, change = {}) =>
  page.evaluate(
    async ([list, changed]) => {
      const octets = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
      const requests = list.map(({ content, name, set, certificate }) => ({
        digest: new Uint8Array(32),
        algorithm: "rsa-pkcs1-sha256",
        subject: { certificate: octets(certificate), signedAttributes: octets(set), name, act: "person", content: new Blob([octets(content)]) },
        ...changed,
      }));
      const steps = [];
      try {
        const values = await window.bridge.sign(requests, { onProgress: ({ step }) => steps.push(step) });
        return { values: values.map((value) => btoa(String.fromCharCode(...value))), steps };
      } catch ({ code, triesLeft, details, words }) {
        return { code, triesLeft, details, next: words?.vi.next, steps };
      }
    },
    [files.map(([name, content, of = content]) => ({ name, content: content.toString("base64"), set: attributes(of, key.certificate).toString("base64"), certificate: key.certificate.toString("base64") })), change],
  );
const isGood = (value, content) => verify("sha256", attributes(content, key.certificate), new X509Certificate(key.certificate).publicKey, Buffer.from(value, "base64"));

test("the diagnosis finds every layer", { skip }, async () => {
  const { result } = await answering(chrome.context, "allow", () => page.evaluate(() => window.bridge.bridgeStatus({ ask: true })));
  assert.deepEqual(result.layers.filter(({ state }) => state === "failed" || state === "unknown"), []);
  assert.equal(result.ready, true);
  assert.match(result.host, /^\d+\.\d+\.\d+/);
});

test("the certificate on the token comes to the page", { skip }, async () => {
  const found = await page.evaluate(() => window.bridge.getCertificate().then(({ certificate, algorithms, expired }) => ({ certificate: btoa(String.fromCharCode(...certificate)), algorithms, expired })));
  assert.deepEqual(Buffer.from(found.certificate, "base64"), key.certificate);
  assert.ok(found.algorithms.includes("rsa-pkcs1-sha256"));
  assert.equal(found.expired, false);
});

test("a file is shown, agreed to, and signed; the value is of the key", { skip }, async () => {
  const content = Buffer.from("Nội dung văn bản");
  key.person();
  const { values, steps, ...failure } = await signed([["Quyết định.txt", content]]);
  assert.ok(values, JSON.stringify(failure));
  assert.equal(isGood(values[0], content), true);
  assert.ok(steps.includes("review") || steps.includes("pin") || steps.includes("signing"), String(steps));
  const shown = decodeURIComponent(key.shown().replaceAll("%0A", "\n").replace(/%(?![0-9A-F]{2})/g, "%25"));
  assert.ok(shown.includes("Quyết định.txt"), shown);
  assert.ok(shown.includes(new URL(served.origin).host), shown);
});

test("a document of more than one message, and several with one consent", { skip }, async () => {
  const [large, small] = [Buffer.alloc(1_300_000, "kyso "), Buffer.from("b")];
  key.person();
  const { values, ...failure } = await signed([["lon.bin", large], ["nho.txt", small]]);
  assert.ok(values, JSON.stringify(failure));
  assert.equal(isGood(values[0], large), true);
  assert.equal(isGood(values[1], small), true);
});

test("attributes of another document than the one that is shown: nothing is signed", { skip }, async () => {
  key.person();
  const { code, next } = await signed([["a.txt", Buffer.from("shown"), Buffer.from("meant")]]);
  assert.equal(code, "digest-mismatch");
  assert.ok(next.length > 10);
  assert.ok(!key.shown().includes("GETPIN"));
});

test("declined in the window: nothing is signed, and no PIN is asked for", { skip }, async () => {
  key.person({ agrees: false });
  assert.equal((await signed([["a.txt", Buffer.from("a")]])).code, "user-declined");
  assert.ok(!key.shown().includes("GETPIN"));
});

test("a wrong PIN is not tried again", { skip }, async () => {
  key.person({ pin: "000000" });
  const { code } = await signed([["a.txt", Buffer.from("a")]]);
  assert.equal(code, "pin-incorrect");
  assert.equal(key.shown().split("GETPIN").length, 2);
});

test("no PIN comes to the page or goes through it", { skip }, async () => {
  const { values, ...rest } = (key.person(), await signed([["a.txt", Buffer.from("a")]]));
  assert.ok(values);
  assert.ok(!JSON.stringify(rest).includes(PIN));
});

test("a page that goes away ends the host", { skip }, async () => {
  const other = await pageOf(chrome.context, `${served.origin}/`);
  await other.evaluate(async () => {
    window.held = new window.bridge.NativeSigner();
    await window.held.listed();
  });
  await other.close();
  assert.equal(await page.evaluate(() => window.bridge.bridgeStatus().then(({ ready }) => ready)), true);
});
