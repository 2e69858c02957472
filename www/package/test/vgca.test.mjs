// The installed VGCA Sign Service, played on loopback from what public client code sends and expects. Not tried against the real one.
import assert from "node:assert/strict";
import { constants, createHash, createPublicKey, generateKeyPairSync, privateEncrypt, verify, X509Certificate } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { vgcaProvider, VgcaSigner } from "../dist/bridge.js";

const { ws: WebSocket, wsServer: WebSocketServer } = createRequire(import.meta.url)("playwright-core/lib/utilsBundle");
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const PKI = new URL("../../../tests/fixtures/pki/", import.meta.url);
const certificates = readdirSync(PKI).filter((name) => /\.(der|cer|crt)$/.test(name)).sort().map((name) => new X509Certificate(readFileSync(new URL(name, PKI))).raw);
const [CERTIFICATE, OTHER] = certificates;
const digest = (text) => createHash("sha256").update(text).digest();

/** The service: a connection for each function. */
async function service(functions) {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http });
  const seen = [];
  sockets.on("connection", (socket, { url }) => {
    socket.on("message", (message) => {
      const name = url.slice(1);
      seen.push([name, message.toString()]);
      const answer = functions[name]?.(message.toString());
      if (answer === undefined) {
        socket.close();
      } else {
        socket.send(typeof answer === "string" ? answer : JSON.stringify(answer));
      }
    });
  });
  await new Promise((resolve) => http.listen(0, "127.0.0.1", resolve));
  after(() => (sockets.close(), http.close()));
  const options = { address: `ws://127.0.0.1:${http.address().port}`, connect: (address) => new WebSocket(address) };
  return { signer: new VgcaSigner(options), seen };
}

const signed = (message) => {
  const { HashAlg, HashValue, Encode } = JSON.parse(message);
  const hash = Buffer.from(HashValue, "base64");
  if (HashAlg !== "SHA256" || Encode !== "RSA" || hash.length !== 32) {
    return { Status: 19, Message: "Dữ liệu không hợp lệ" };
  }
  const info = Buffer.concat([Buffer.from("3031300d060960864801650304020105000420", "hex"), hash]);
  const value = privateEncrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, info);
  return { Status: 0, Signature: value.toString("base64"), CertBase64: CERTIFICATE.toString("base64") };
};
const subject = { certificate: CERTIFICATE };

test("a digest goes there, a value of the key comes back", async () => {
  const { signer, seen } = await service({ SignMsg: signed });
  const value = await signer.sign(digest("a"), "rsa-pkcs1-sha256", subject);
  assert.equal(verify("sha256", "a", createPublicKey(privateKey), value), true);
  assert.deepEqual(Object.keys(JSON.parse(seen[0][1])), ["HashAlg", "HashValue", "Encode"]);
});

test("the certificate, by its own function or from a value", async () => {
  const by = await service({ GetCertInfo: () => ({ Status: 0, CertInfo: { Base64: CERTIFICATE.toString("base64") } }), SignMsg: signed });
  assert.deepEqual(Buffer.from((await by.signer.certificates())[0].certificate), CERTIFICATE);
  assert.deepEqual(by.seen.map(([name]) => name), ["GetCertInfo"]);
  for (const answer of [undefined, { Status: 0, CertInfo: "CN=A" }, { Status: 1 }]) {
    const { signer, seen } = await service({ GetCertInfo: () => answer, SignMsg: signed });
    const [found] = await signer.certificates();
    assert.deepEqual(Buffer.from(found.certificate), CERTIFICATE);
    assert.deepEqual(found.algorithms, ["rsa-pkcs1-sha256"]);
    assert.equal(seen.at(-1)[0], "SignMsg");
  }
});

test("lines of PEM around the certificate do no harm", async () => {
  const pem = `-----BEGIN CERTIFICATE-----\n${CERTIFICATE.toString("base64").replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;
  const { signer } = await service({ SignMsg: (message) => ({ ...signed(message), CertBase64: pem }) });
  assert.equal((await signer.sign(digest("a"), "rsa-pkcs1-sha256", subject)).length, 256);
});

for (const [name, code, answer] of [
  ["a failure that it reports", "vgca-failed", () => ({ Status: 1, Message: "Người dùng đã hủy" })],
  ["a connection that ends without an answer", "vgca-failed", () => undefined],
  ["another certificate than the chosen one", "vgca-other-certificate", (message) => ({ ...signed(message), CertBase64: OTHER.toString("base64") })],
  ["an answer that is no JSON", "vgca-garbled", () => "ok"],
  ["an answer that is a list", "vgca-garbled", () => "[]"],
  ["a value of no size of a key", "vgca-garbled", (message) => ({ ...signed(message), Signature: "AAAA" })],
  ["no certificate", "vgca-garbled", (message) => ({ ...signed(message), CertBase64: undefined })],
]) {
  test(`${name}: ${code}`, async () => {
    const { signer } = await service({ SignMsg: answer });
    await assert.rejects(signer.sign(digest("a"), "rsa-pkcs1-sha256", subject), (failure) => failure.code === code && failure.words.vi.next !== "");
  });
}

test("only what the service can", async () => {
  const { signer } = await service({ SignMsg: signed });
  await assert.rejects(signer.sign(digest("a"), "rsa-pss-sha256", subject), { code: "algorithm-unsupported" });
  await assert.rejects(signer.sign(new Uint8Array(20), "rsa-pkcs1-sha256", subject), { code: "algorithm-unsupported" });
});

test("a service that does not run says how to mend it, and that the browser may have asked", async () => {
  const signer = new VgcaSigner({ address: "ws://127.0.0.1:9", connect: (address) => Object.assign(new WebSocket(address).on("error", () => undefined)) });
  await assert.rejects(signer.certificates(), (failure) => failure.code === "vgca-missing" && failure.words.vi.next.includes("mạng cục bộ") && failure.words.en.next.includes("local network"));
});

test("a policy of the page that forbids the address looks the same", async () => {
  const signer = new VgcaSigner({ connect: () => { throw new DOMException("no", "SecurityError"); } });
  await assert.rejects(signer.certificates(), { code: "vgca-missing" });
});

test("the way is closed until it is switched on", async () => {
  await assert.rejects(vgcaProvider({ enabled: false }).check(), { code: "vgca-off" });
  await vgcaProvider({ enabled: true }).check();
});
