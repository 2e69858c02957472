// What the examples work on: the sample of the demonstration, what it is judged with, a draft, and a test key that signs it.

const at = (path) => new URL(`demo/${path}`, document.baseURI);
const bytesOf = async (path) => new Uint8Array(await (await fetch(at(path))).arrayBuffer());
const textOf = async (path) => (await fetch(at(path))).text();

/** The bytes within a PEM file. */
function unwrapped(text) {
  const [, base64] = /-----BEGIN [^-]+-----([^-]+)-----END/.exec(text);
  return Uint8Array.from(atob(base64.replace(/\s/g, "")), (letter) => letter.charCodeAt(0));
}

async function listed(files) {
  return Promise.all(files.map(async ({ path, label }) => ({ label, name: label, path, bytes: await bytesOf(path) })));
}

/** A key in memory behind the interface of a token. It is published: nobody trusts what it signs but this page. */
async function testSigner() {
  const [key, certificate, authority] = await Promise.all(["person.pem", "person.crt", "state-ca.crt"].map(textOf));
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("pkcs8", unwrapped(key), algorithm, false, ["sign"]);
  return {
    certificates: async () => [{ certificate: unwrapped(certificate), chain: [unwrapped(authority)], algorithms: ["rsa-pkcs1-sha256"], label: "Test key" }],
    // WebCrypto digests itself; a token is given the digest.
    sign: async (digest, name, { signedAttributes }) => new Uint8Array(await crypto.subtle.sign(algorithm.name, imported, signedAttributes)),
  };
}

/** pdf.js as this page has it. */
async function pdfJs() {
  const beside = (name) => new URL(`${__PDFJS__}${name}`, document.baseURI).href;
  const pdfjs = await import(/* @vite-ignore */ beside("pdf.min.js"));
  pdfjs.GlobalWorkerOptions.workerSrc = beside("pdf.worker.min.js");
  return pdfjs;
}

export async function load() {
  const index = await (await fetch(at("demo.json"))).json();
  const [trust, evidence, sample, draft, signer, pdfjs] = await Promise.all([
    listed(index.userTrust),
    listed(index.evidence),
    bytesOf(index.sample),
    bytesOf("du-thao.pdf"),
    testSigner(),
    pdfJs(),
  ]);
  const pdf = (bytes, name) => new File([bytes], name, { type: "application/pdf" });
  const pem = (bytes) => new TextDecoder().decode(bytes);
  return {
    file: pdf(sample, index.sample),
    draft: pdf(draft, "du-thao.pdf"),
    options: {
      at: index.at,
      userTrust: trust.map(({ label, bytes }) => ({ label, pem: pem(bytes) })),
      evidence: evidence.map(({ name, bytes }) => new File([bytes], name)),
    },
    signer,
    pdfjs,
  };
}
