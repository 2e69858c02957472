// Tokens over WebUSB, from the page's side: where a PIN may be asked for, what the browser keeps, and that nothing but transfers is done here.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseUsbToken, WebUsbSigner, webUsbProvider } from "../dist/bridge.js";

const CERTIFICATE = Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x05);
const VALUE = Uint8Array.of(1, 2, 3, 4);
const PLACES = { extension: { protocol: "chrome-extension:", isOutermost: true }, app: { protocol: "isolated-app:", isOutermost: true } };
const base64 = (octets) => Buffer.from(octets).toString("base64");
const fails = (code) => (error) => error.code === code && error.words.vi.title !== "" && error.words.en.next !== "";

/** A module that asks for two transfers, and remembers the PIN that it was given. */
function module({ isProtected = false, triesLeft = 3, failure } = {}) {
  const seen = { pins: [], finalTry: [], steps: 0 };
  const task = (result) => {
    const steps = [
      { send: Uint8Array.of(0x65), receive: 64 },
      { send: new Uint8Array(), receive: 128 },
      { send: new Uint8Array(), receive: 0, result: JSON.stringify(result) },
    ];
    return {
      advance() {
        seen.steps += 1;
        if (failure !== undefined) {
          throw JSON.stringify(failure);
        }
        return { result: undefined, ...steps.shift(), free() {} };
      },
      free() {},
    };
  };
  const certificates = [{ certificate: base64(CERTIFICATE), algorithms: ["ecdsa-sha256"], label: "Digital Signature", triesLeft }];
  return {
    seen,
    cardReader: () => JSON.stringify({ configuration: 1, interface: 0, alternate: 0, protected: isProtected, output: 1, input: 2 }),
    CardTask: {
      certificates: () => task({ certificates }),
      sign: (_, certificate, algorithms, digests, pin, finalTry) => {
        seen.pins.push(new TextDecoder().decode(pin));
        seen.finalTry.push(finalTry);
        return task({ values: digests.map(() => base64(VALUE)) });
      },
    },
  };
}

/** A device that remembers what was done with it. */
function usb({ claim = async () => {}, input = async () => ({ status: "ok", data: new DataView(new ArrayBuffer(2)) }), devices = 1 } = {}) {
  const log = [];
  const note = (name) => async (...words) => {
    log.push([name, ...words]);
  };
  const device = {
    configuration: null,
    productName: "Virtual PIV card",
    open: note("open"),
    close: note("close"),
    selectConfiguration: note("selectConfiguration"),
    releaseInterface: note("releaseInterface"),
    selectAlternateInterface: note("selectAlternateInterface"),
    controlTransferIn: async () => ({ status: "ok", data: new DataView(new ArrayBuffer(9)) }),
    claimInterface: async (number) => {
      log.push(["claimInterface", number]);
      await claim();
    },
    transferOut: async (endpoint, octets) => {
      log.push(["transferOut", endpoint, octets.slice()]);
      return { status: "ok" };
    },
    transferIn: async (endpoint, length) => {
      log.push(["transferIn", endpoint, length]);
      return input();
    },
  };
  return { log, getDevices: async () => (devices === 0 ? [] : [device]), requestDevice: async () => device };
}

const subject = { certificate: CERTIFICATE, signedAttributes: new Uint8Array(), name: "quyet-dinh.pdf", act: "person", content: new Blob([]) };
const request = { digest: new Uint8Array(32), algorithm: "ecdsa-sha256", subject };

function signer(given, bus, place = PLACES.extension, pin = async () => "123456") {
  return new WebUsbSigner({ module: async () => given, usb: bus, pin }, place);
}

test("reads certificates and signs, and gives the device back", async () => {
  const [given, bus, questions] = [module(), usb(), []];
  const one = signer(given, bus, PLACES.extension, async (question) => {
    questions.push(question);
    return "123456";
  });
  const [certificate] = await one.certificates();
  assert.deepEqual(certificate, { certificate: CERTIFICATE, chain: [], algorithms: ["ecdsa-sha256"], label: "Digital Signature", token: "Virtual PIV card" });
  assert.deepEqual(await one.sign(request.digest, request.algorithm, subject), VALUE);
  assert.deepEqual(questions, [{ label: "Digital Signature", triesLeft: 3, documents: ["quyet-dinh.pdf"] }]);
  assert.deepEqual(given.seen.pins, ["123456"]);
  assert.deepEqual(given.seen.finalTry, [false]);
  assert.deepEqual(bus.log.slice(0, 6), [
    ["open"],
    ["selectConfiguration", 1],
    ["claimInterface", 0],
    ["transferOut", 1, Uint8Array.of(0x65)],
    ["transferIn", 2, 64],
    // Nothing to send: nothing is sent.
    ["transferIn", 2, 128],
  ]);
  assert.deepEqual(bus.log.slice(-2), [["releaseInterface", 0], ["close"]]);
});

test("a_site_never_asks_for_a_pin", async () => {
  for (const place of [
    { protocol: "https:", isOutermost: true },
    { protocol: "http:", isOutermost: true },
    { protocol: "file:", isOutermost: true },
    { protocol: "", isOutermost: true },
    { protocol: "chrome-extension:", isOutermost: false },
  ]) {
    const [given, bus] = [module(), usb()];
    let asked = false;
    const one = signer(given, bus, place, async () => {
      asked = true;
      return "123456";
    });
    await assert.rejects(one.signAll([request]), fails("webusb-place"));
    await assert.rejects(one.check(), fails("webusb-place"));
    assert.deepEqual([asked, bus.log, given.seen.pins], [false, [], []]);
  }
  // The place of the code itself is looked up: here it is no page at all.
  const own = new WebUsbSigner({ module: async () => module(), usb: usb(), pin: async () => "123456" });
  await assert.rejects(own.signAll([request]), fails("webusb-place"));
});

test("the_protected_class_is_left_alone", async () => {
  const bus = usb();
  await assert.rejects(signer(module({ isProtected: true }), bus).certificates(), fails("webusb-protected"));
  assert.ok(!bus.log.some(([name]) => name === "claimInterface"));
  // An Isolated Web App may ask; the browser may still refuse.
  assert.equal((await signer(module({ isProtected: true }), usb(), PLACES.app).certificates()).length, 1);
  const refusing = usb({
    claim: async () => {
      throw new DOMException("The requested interface implements a protected class.", "SecurityError");
    },
  });
  await assert.rejects(signer(module({ isProtected: true }), refusing, PLACES.app).certificates(), fails("webusb-protected"));
  assert.deepEqual(refusing.log.at(-1), ["close"]);
});

test("a token that is pulled out, stalls, or is held by another program", async () => {
  const gone = usb({
    input: async () => {
      throw new DOMException("The device was disconnected.", "NotFoundError");
    },
  });
  await assert.rejects(signer(module(), gone).certificates(), fails("token-removed"));
  await assert.rejects(signer(module(), usb({ input: async () => ({ status: "stall" }) })).certificates(), fails("token-error"));
  const held = usb({
    claim: async () => {
      throw new DOMException("Unable to claim interface.", "NetworkError");
    },
  });
  await assert.rejects(signer(module(), held).certificates(), fails("busy"));
});

test("the tries of a PIN", async () => {
  const last = module({ triesLeft: 1 });
  await signer(last, usb()).signAll([request]);
  assert.deepEqual(last.seen.finalTry, [true]);
  await assert.rejects(signer(module({ triesLeft: 0 }), usb()).signAll([request]), fails("pin-locked"));
  await assert.rejects(signer(module(), usb(), PLACES.extension, async () => undefined).signAll([request]), fails("user-declined"));
  const wrong = module({ failure: { code: "pin-incorrect", message: "the PIN is wrong", triesLeft: 2 } });
  await assert.rejects(signer(wrong, usb()).signAll([request]), (error) => error.code === "pin-incorrect" && error.triesLeft === 2);
  const other = { ...request, subject: { ...subject, certificate: Uint8Array.of(1) } };
  await assert.rejects(signer(module(), usb()).signAll([other]), fails("certificate-unknown"));
  await assert.rejects(signer(module(), usb()).signAll([request, other]), fails("certificate-unknown"));
});

test("what is missing is said", async () => {
  await assert.rejects(webUsbProvider().check(), fails("webusb-missing"));
  await assert.rejects(chooseUsbToken(undefined), fails("webusb-missing"));
  await assert.rejects(signer(module(), usb({ devices: 0 })).check(), fails("webusb-not-chosen"));
  const declining = { ...usb(), requestDevice: async () => Promise.reject(new DOMException("No device selected.", "NotFoundError")) };
  await assert.rejects(chooseUsbToken(declining), fails("webusb-not-chosen"));
});
