// The card of other people's code as a USB device, behind a fake `navigator.usb`: descriptors, CCID, PIN and PIV come from it.
import assert from "node:assert/strict";
import { createHash, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { startCard } from "./card.mjs";
import { usbDevice } from "./usbip.mjs";

const { KYSO_CARD, KYSO_CARD_MODULE, KYSO_PACKAGE } = process.env;
const PLACE = { protocol: "isolated-app:", isOutermost: true };
const fails = (code) => (error) => error.code === code;
let card, device, module, WebUsbSigner;

before(async () => {
  ({ WebUsbSigner } = await import(pathToFileURL(`${KYSO_PACKAGE}/bridge.js`)));
  module = await import(pathToFileURL(KYSO_CARD_MODULE));
  module.initSync({ module: readFileSync(KYSO_CARD_MODULE.replace(/\.js$/, "_bg.wasm")) });
  card = await startCard(KYSO_CARD, "usbip", { "9c": "rsa2048", "9a": "p256" }, ["9a"]);
  device = await usbDevice();
});

after(() => {
  device?.unplug();
  card?.stop();
});

function signer(pin = "123456", place = PLACE) {
  const usb = { getDevices: async () => [device] };
  return new WebUsbSigner({ module: async () => module, usb, pin: async () => pin }, place);
}

const requestOf = (certificate, algorithm, text) => ({
  digest: createHash("sha256").update(text).digest(),
  algorithm,
  subject: { certificate: new Uint8Array(certificate), signedAttributes: new Uint8Array(), name: text, act: "person", content: new Blob([]) },
});

test("reads both certificates, one of them under gzip", async () => {
  const found = await signer().certificates();
  assert.deepEqual(found.map(({ label, algorithms }) => [label, algorithms[0]]), [["Digital Signature", "rsa-pkcs1-sha256"], ["PIV Authentication", "ecdsa-sha256"]]);
  assert.deepEqual(found.map(({ certificate }) => Buffer.from(certificate)), [card.certificates["9c"].certificate, card.certificates["9a"].certificate]);
});

test("signs by RSA and by ECDSA, several with one PIN", async () => {
  const rsa = card.certificates["9c"];
  const values = await signer().signAll(["một", "hai"].map((text) => requestOf(rsa.certificate, "rsa-pkcs1-sha256", text)));
  ["một", "hai"].forEach((text, at) => assert.ok(verify("sha256", Buffer.from(text), rsa.key, values[at])));
  const curve = card.certificates["9a"];
  const [value] = await signer().signAll([requestOf(curve.certificate, "ecdsa-sha256", "ba")]);
  assert.ok(verify("sha256", Buffer.from("ba"), { key: curve.key, dsaEncoding: "ieee-p1363" }, value));
});

test("a wrong PIN costs one try, and a right one gives them back", async () => {
  const { certificate } = card.certificates["9c"];
  const request = requestOf(certificate, "rsa-pkcs1-sha256", "bốn");
  await assert.rejects(signer("999999").signAll([request]), (error) => error.code === "pin-incorrect" && error.triesLeft === 2);
  assert.equal((await signer().signAll([request])).length, 1);
  await assert.rejects(signer("999999").signAll([request]), (error) => error.triesLeft === 2);
  await signer().signAll([request]);
});

test("the class of smart cards is refused to a page, as Chromium does", async () => {
  await assert.rejects(signer("123456", { protocol: "chrome-extension:", isOutermost: true }).certificates(), fails("webusb-protected"));
});
