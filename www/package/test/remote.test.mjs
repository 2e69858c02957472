// Remote signing by the API of the Cloud Signature Consortium, version 2, against a service written here from the published API.
import assert from "node:assert/strict";
import { constants, createHash, createPublicKey, generateKeyPairSync, privateEncrypt, verify } from "node:crypto";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { CSC_V2, MOBILE_ID, RemoteSigner } from "../dist/bridge.js";

const RETURN = "https://ky.example.vn/sign-return.html";
const ADDRESS = "https://csc.example.vn/csc/v2";
const KEYS = { rsa: generateKeyPairSync("rsa", { modulusLength: 2048 }), ec: generateKeyPairSync("ec", { namedCurve: "P-256" }) };
/** Any octets do: nobody here reads the certificate. */
const CERTIFICATES = { rsa: Buffer.from("certificate of rsa"), ec: Buffer.from("certificate of ec"), off: Buffer.from("certificate that is off") };

/** A service of the API: strict about what it is asked, and only for what it has authorised. */
function service() {
  const state = { sads: new Map(), codes: new Map(), service: "service-1", polls: 0, calls: [], mode: "explicit", lifetime: 300, pollsNeeded: 2, multisign: 3, authorised: [], secret: { PIN: "12345678", OTP: "738496" }, push: false };
  const bad = (description, error = "invalid_request", status = 400) => ({ status, body: { error, error_description: description } });
  const token = (kind, more = {}) => {
    const value = `${kind}-${state.sads.size + state.codes.size + 1}`;
    state.sads.set(value, { ends: Date.now() + 1000 * state.lifetime, ...more });
    return value;
  };
  const key = (id) => ({
    rsa: { key: { status: "enabled", algo: ["1.2.840.113549.1.1.11", "1.2.840.113549.1.1.10"], len: 2048 }, id },
    ec: { key: { status: "enabled", algo: ["1.2.840.10045.4.3.2"], len: 256, curve: "1.2.840.10045.3.1.7" }, id },
    off: { key: { status: "disabled", algo: ["1.2.840.113549.1.1.11"], len: 2048 }, id },
  })[id];
  const methods = {
    info: () => ({ body: { specs: "2.0.0.2", name: "Test", oauth2: "https://auth.example.vn", authType: ["oauth2code"], methods: [] } }),
    "auth/login": (_, authorization) => (authorization === "Basic YTpi" ? { body: { access_token: state.service, expires_in: 3600 } } : bad("An error occurred during authentication process", "authentication_error")),
    "credentials/list": () => ({ body: { credentialIDs: ["rsa", "ec", "off"] } }),
    "credentials/info": ({ credentialID }) => {
      const known = key(credentialID);
      const objects = [{ type: "Password", id: "PIN", label: "PIN" }, { type: "Password", id: "OTP", label: "OTP" }];
      return known
        ? { body: { key: known.key, cert: { status: "valid", certificates: [CERTIFICATES[credentialID].toString("base64")] }, auth: { mode: state.mode, ...(state.mode === "explicit" ? { objects } : {}) }, multisign: state.multisign } }
        : bad("Invalid parameter credentialID");
    },
    "credentials/authorize": (body) => {
      const { credentialID, numSignatures, authData = [] } = body;
      const hashes = body.hashes ?? body.hash;
      if (state.mode === "oauth2code" || !key(credentialID)) {
        return bad("Invalid parameter credentialID");
      }
      if (numSignatures > state.multisign) {
        return bad("Numbers of signatures is too high");
      }
      const typed = { ...Object.fromEntries(authData.map(({ id, value }) => [id, value])), ...(body.PIN ? { PIN: body.PIN, OTP: body.OTP } : {}) };
      if (state.mode === "explicit" && (typed.PIN !== state.secret.PIN || typed.OTP !== state.secret.OTP)) {
        return bad("The authentication data is invalid", "invalid_authentication_data");
      }
      state.authorised.push(hashes);
      const made = { credentialID, hashes, left: numSignatures };
      if (state.push) {
        state.pending = made;
        return { status: 202, body: { handle: "h-1" } };
      }
      return { body: { SAD: token("sad", made), expiresIn: state.lifetime } };
    },
    "credentials/authorizeCheck": ({ handle }) => {
      if (handle !== "h-1") {
        return bad("Invalid parameter handle");
      }
      state.polls += 1;
      return state.polls < state.pollsNeeded ? { status: 202, body: { handle } } : { body: { SAD: token("sad", state.pending) } };
    },
    "signatures/signHash": (body) => {
      const { credentialID, SAD, signAlgo, signAlgoParams } = body;
      const hashes = body.hashes ?? body.hash;
      const sad = state.sads.get(SAD);
      if (!sad || sad.credentialID !== credentialID || sad.left < hashes.length) {
        return bad("Invalid parameter SAD");
      }
      if (sad.ends <= Date.now()) {
        return bad("SAD expired");
      }
      if (hashes.some((hash) => !sad.hashes.includes(hash))) {
        return bad("Hash is not authorized by the SAD");
      }
      if (!key(credentialID).key.algo.includes(signAlgo) || (signAlgo.endsWith(".10") && signAlgoParams === undefined)) {
        return bad("Invalid parameter signAlgo");
      }
      sad.left -= hashes.length;
      return { body: { signatures: hashes.map((hash) => Buffer.from(`${credentialID}:${hash}`).toString("base64")).map((text, index) => state.value?.(credentialID, hashes[index], signAlgo) ?? text) } };
    },
  };
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) {
      text += part;
    }
    const path = request.url.replace("/csc/v2/", "");
    const say = ({ status = 200, body }) => response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    state.calls.push(path);
    if (request.url === "/oauth2/token") {
      const form = Object.fromEntries(new URLSearchParams(text));
      const begun = state.codes.get(form.code);
      state.codes.delete(form.code);
      const challenge = createHash("sha256").update(form.code_verifier ?? "").digest("base64url");
      if (!begun || form.redirect_uri !== RETURN || form.client_id !== "kyso" || begun.challenge !== challenge) {
        return say(bad("The code is not valid", "invalid_grant"));
      }
      return say({ body: { access_token: begun.scope === "service" ? state.service : token("sad", { credentialID: begun.credentialID, hashes: begun.hashes, left: begun.left }), token_type: "Bearer", expires_in: begun.scope === "service" ? 3600 : state.lifetime } });
    }
    const authorization = request.headers.authorization;
    if (path !== "info" && path !== "auth/login" && authorization !== `Bearer ${state.service}`) {
      return say(bad("Token expired", "invalid_token", 401));
    }
    return say(methods[path]?.(JSON.parse(text), authorization) ?? bad("No such method", "not_found", 404));
  });
  /** The person at the service's own page. */
  const authorise = async (address) => {
    const asked = new URL(address).searchParams;
    assert.equal(new URL(address).href.startsWith("https://auth.example.vn/oauth2/authorize?"), true);
    assert.deepEqual([asked.get("response_type"), asked.get("client_id"), asked.get("redirect_uri"), asked.get("code_challenge_method")], ["code", "kyso", RETURN, "S256"]);
    if (state.refuses) {
      return `${RETURN}?${new URLSearchParams({ error: "access_denied", state: asked.get("state") })}`;
    }
    const code = `code-${state.codes.size + state.calls.length}`;
    const hashes = (asked.get("hashes") ?? "").split(",").map((text) => Buffer.from(text, "base64url").toString("base64"));
    state.codes.set(code, { scope: asked.get("scope"), challenge: asked.get("code_challenge"), credentialID: asked.get("credentialID"), hashes, left: Number(asked.get("numSignatures")) });
    return `${RETURN}?${new URLSearchParams({ code, state: state.state ?? asked.get("state") })}`;
  };
  return { server, state, authorise };
}

const servers = [];
after(() => servers.forEach((one) => (one.closeAllConnections(), one.close())));

async function played(options = {}, change = {}) {
  const { server, state, authorise } = service();
  Object.assign(state, change);
  servers.push(server);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  // The test has no certificate for these names: the way there is the test's, the service is real.
  const through = (address, request) => fetch(`http://127.0.0.1:${port}${new URL(address).pathname}`, request);
  const profile = { ...CSC_V2, pollMs: 1, waitMs: 120_000 };
  const signer = new RemoteSigner({ address: ADDRESS, clientId: "kyso", redirectUri: RETURN, authorise, fetch: through, askFor: async () => ({ ...state.secret }), profile, ...options });
  return { signer, state };
}

const digest = (text) => createHash("sha256").update(text).digest();
const request = (text, certificate = CERTIFICATES.rsa, algorithm = "rsa-pkcs1-sha256") => ({ digest: digest(text), algorithm, subject: { certificate } });
const code = (expected) => (failure) => (assert.equal(failure.code, expected, JSON.stringify(failure.details)), failure.words.vi.next !== "" && failure.words.en.next !== "");

/** What a real key gives over a digest. */
function value(id, hash, algorithm) {
  const info = Buffer.concat([Buffer.from("3031300d060960864801650304020105000420", "hex"), Buffer.from(hash, "base64")]);
  if (id === "rsa" && algorithm.endsWith(".11")) {
    return privateEncrypt({ key: KEYS.rsa.privateKey, padding: constants.RSA_PKCS1_PADDING }, info).toString("base64");
  }
  // A value of the right size stands for the others: the shape is what is read here.
  return id === "rsa" ? Buffer.alloc(256, 1).toString("base64") : state256().toString("base64");
}
/** ECDSA as services give it: two numbers, one with the zero that keeps it positive. */
const state256 = () => Buffer.from(`3045022100${"ff".repeat(32)}0220${"11".repeat(32)}`, "hex");

test("the keys that can be used, with the algorithms, the best first", async () => {
  const { signer } = await played();
  const certificates = await signer.certificates();
  assert.deepEqual(certificates.map(({ token, algorithms }) => [token, algorithms[0]]), [["rsa", "rsa-pss-sha256"], ["ec", "ecdsa-sha256"]]);
  assert.deepEqual(Buffer.from(certificates[0].certificate), CERTIFICATES.rsa);
});

test("a PIN and a one-time password, then a value of the key", async () => {
  const { signer } = await played({}, { value });
  const made = await signer.sign(digest("a"), "rsa-pkcs1-sha256", { certificate: CERTIFICATES.rsa });
  assert.equal(verify("sha256", "a", createPublicKey(KEYS.rsa.privateKey), made), true);
});

test("the code flow for the sign-in and for the signature; the authorisation names the digests", async () => {
  const { signer, state } = await played({ askFor: undefined }, { mode: "oauth2code", value });
  const made = await signer.sign(digest("a"), "rsa-pkcs1-sha256", { certificate: CERTIFICATES.rsa });
  assert.equal(verify("sha256", "a", createPublicKey(KEYS.rsa.privateKey), made), true);
  assert.equal(state.calls.filter((path) => path === "/oauth2/token").length, 2);
  assert.equal(state.calls.includes("credentials/authorize"), false);
});

test("PSS carries its parameters; ECDSA comes back as two numbers side by side", async () => {
  const { signer } = await played({}, { value });
  assert.equal((await signer.sign(digest("a"), "rsa-pss-sha256", { certificate: CERTIFICATES.rsa })).length, 256);
  const raw = await signer.sign(digest("a"), "ecdsa-sha256", { certificate: CERTIFICATES.ec });
  assert.equal(Buffer.from(raw).toString("hex"), "ff".repeat(32) + "11".repeat(32));
});

test("a batch: one authorisation for as many as the service takes, in order", async () => {
  const { signer, state } = await played({}, { value });
  const values = await signer.signAll(["a", "b", "c", "d", "e"].map((text) => request(text)));
  assert.deepEqual(state.authorised.map(({ length }) => length), [3, 2]);
  values.forEach((made, index) => assert.equal(verify("sha256", "abcde"[index], createPublicKey(KEYS.rsa.privateKey), made), true));
});

test("confirmed on the phone: asked again until it is", async () => {
  let waited = 0;
  const { signer, state } = await played({ onWaiting: () => (waited += 1) }, { value, push: true, mode: "implicit", pollsNeeded: 3 });
  await signer.sign(digest("a"), "rsa-pkcs1-sha256", { certificate: CERTIFICATES.rsa });
  assert.deepEqual([state.polls, waited], [3, 3]);
});

test("never confirmed: the wait ends", async () => {
  const { signer } = await played({ profile: { ...CSC_V2, pollMs: 1, waitMs: 20 } }, { push: true, mode: "implicit", pollsNeeded: 1e9 });
  await assert.rejects(signer.signAll([request("a")]), code("remote-timeout"));
});

test("the style of Mobile-ID: other names, a sign-in of its own, a confirmation on the phone", async () => {
  const profile = { ...MOBILE_ID, pollMs: 1 };
  const { signer, state } = await played({ profile, login: async () => "Basic YTpi", authorise: undefined }, { value, push: true, mode: "implicit" });
  const made = await signer.sign(digest("a"), "rsa-pkcs1-sha256", { certificate: CERTIFICATES.rsa });
  assert.equal(verify("sha256", "a", createPublicKey(KEYS.rsa.privateKey), made), true);
  assert.deepEqual(state.calls.filter((path) => path.includes("auth")), ["auth/login", "credentials/authorize", "credentials/authorizeCheck", "credentials/authorizeCheck"]);
});

for (const [name, expected, change, options] of [
  ["a wrong SAD", "remote-authorisation-wrong", { sads: { set: () => undefined, get: () => undefined, size: 0 } }],
  ["an authorisation that has expired", "remote-authorisation-expired", { lifetime: -1 }],
  ["a wrong one-time password", "remote-secret-wrong", {}, { askFor: async () => ({ PIN: "12345678", OTP: "000000" }) }],
    ["the person refuses", "remote-refused", { refuses: true }],
  ["an answer to another request", "remote-state", { state: "of-somebody-else" }],
  ["a value of another size", "wrong-value", { value: () => "AAAA" }],
  ["nothing to type with", "remote-unsupported", {}, { askFor: undefined }],
  ["a service that is not there", "remote-unreachable", {}, { fetch: async () => { throw new TypeError("fetch failed"); } }],
  ["a page in place of an answer", "remote-garbled", {}, { fetch: async () => new Response("<html>") }],
  ["an address without https", "remote-garbled", {}, { oauth2: "http://auth.example.vn" }],
]) {
  test(`${name}: ${expected}`, async () => {
    const { signer } = await played(options, change);
    await assert.rejects(signer.signAll([request("a")]), code(expected));
  });
}

test("a sign-in that has ended is made again at the next try", async () => {
  const { signer, state } = await played({}, { value });
  await signer.certificates();
  state.service = "service-2";
  await assert.rejects(signer.signAll([request("a")]), code("remote-login-expired"));
  assert.equal((await signer.signAll([request("a")])).length, 1);
});

test("an authorisation for one document signs no other", async () => {
  const { signer, state } = await played({}, { value });
  const { get } = state.sads;
  state.sads.get = (name) => ({ ...get.call(state.sads, name), hashes: ["AAAA"] });
  await assert.rejects(signer.signAll([request("a")]), code("remote-other-document"));
});

test("a certificate that the service does not have", async () => {
  const { signer } = await played();
  await assert.rejects(signer.signAll([request("a", Buffer.from("another"))]), code("certificate-unknown"));
});

test("a service over http is not spoken to", () => {
  assert.throws(() => new RemoteSigner({ address: "http://csc.example.vn/csc/v2", clientId: "a", redirectUri: RETURN }), code("remote-garbled"));
});
