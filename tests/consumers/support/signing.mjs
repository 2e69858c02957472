// A signer with a key of the test PKI, a time-stamp authority (`openssl ts`), the command line, and what other programs say of a file.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash, createPrivateKey, sign as signWith, X509Certificate } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hasOtherDays, onTheDay } from "../../support/clock.mjs";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PKI = join(ROOT, "tests/fixtures/pki");

/** The day of the test PKI's lists. */
export const NOW = "2026-11-22T02:05:00Z";

export const pki = (name) => join(PKI, name);

/** A certificate of the test PKI, DER. */
export const der = (name) => new Uint8Array(new X509Certificate(readFileSync(pki(`${name}.crt`))).raw);

/** PKCS #8 of a key of the test PKI, for WebCrypto. */
export const pkcs8 = (name) => new Uint8Array(createPrivateKey(readFileSync(pki(`keys/${name}.pem`))).export({ format: "der", type: "pkcs8" }));

/** What a signer of the test PKI is judged with. */
export const TRUST = [{ label: "root.crt", pem: readFileSync(pki("root.crt"), "utf8") }];
export const EVIDENCE = ["state-ca.crt", "ec-ca.crt", "state-ca-2026-11.crl", "ec-ca-2026-11.crl", "root-2026-11.crl"].map((name) => ({
  name,
  base64: readFileSync(pki(name)).toString("base64"),
}));

const HOW = {
  "rsa-pkcs1-sha256": ["sha256", {}],
  "rsa-pkcs1-sha512": ["sha512", {}],
  "rsa-pss-sha256": ["sha256", { padding: 6, saltLength: 32 }],
  "ecdsa-sha256": ["sha256", { dsaEncoding: "ieee-p1363" }],
  "ecdsa-sha384": ["sha384", { dsaEncoding: "ieee-p1363" }],
};

/** A key of the test PKI behind the interface of a token; `seen` has what it was asked. */
export function signer(name, algorithms = ["rsa-pkcs1-sha256"], over = (raw) => raw) {
  const seen = [];
  const key = createPrivateKey(readFileSync(pki(`keys/${name}.pem`)));
  return {
    seen,
    certificates: async () => [{ certificate: der(name), chain: [der("state-ca"), der("ec-ca")], algorithms, label: name }],
    async sign(digest, algorithm, subject) {
      const [hash, how] = HOW[algorithm];
      // Who hashes the attributes comes to the digest that was asked for, and who hashes the document to the one within them.
      assert.deepEqual(new Uint8Array(createHash(hash).update(subject.signedAttributes).digest()), digest);
      const content = new Uint8Array(await subject.content.arrayBuffer());
      const [start, gap, behind, rest] = subject.byteRange ?? [0, content.length, content.length, 0];
      const covered = createHash(hash).update(content.subarray(start, gap)).update(content.subarray(behind, behind + rest)).digest("hex");
      assert.ok(Buffer.from(subject.signedAttributes).toString("hex").includes(covered));
      seen.push({ digest, algorithm, subject });
      return new Uint8Array(over(signWith(hash, subject.signedAttributes, { key, ...how })));
    },
  };
}

/** Whether the programs of an authority are here. */
export const hasAuthority = hasOtherDays && spawnSync("openssl", ["version"]).error === undefined;

/** A time-stamp authority: `openssl ts` on the day of the test PKI. */
export function authority() {
  const folder = mkdtempSync(join(tmpdir(), "kyso-tsa-"));
  const [serial, settings, asked, answered] = ["serial", "tsa.cnf", "query", "reply"].map((name) => join(folder, name));
  writeFileSync(serial, "01\n");
  writeFileSync(
    settings,
    `[tsa]\ndefault_tsa = own\n[own]\nserial = ${serial}\ndefault_policy = 1.2.3.4.1\ndigests = sha256, sha384, sha512\n` +
      "signer_digest = sha256\naccuracy = secs:1\nordering = no\ntsa_name = no\n",
  );
  const stamp = async (query) => {
    writeFileSync(asked, query);
    const given = ["-queryfile", asked, "-signer", pki("tsu.crt"), "-inkey", pki("keys/tsu.pem"), "-out", answered];
    execFileSync("openssl", ["ts", "-reply", "-section", "own", "-config", settings, ...given], { env: onTheDay("2026-11-22 02:04:58"), stdio: "ignore" });
    return new Uint8Array(readFileSync(answered));
  };
  return { stamp, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The command line, which signs by the same engine. */
export function kyso(...words) {
  const program = process.env.KYSO_CLI ?? join(ROOT, "target/debug/kyso");
  const judging = ["--no-builtin-trust", "--trust", pki("root.crt"), "--at", NOW, ...EVIDENCE.flatMap(({ name }) => ["--evidence", pki(name)])];
  const made = spawnSync(program, [words[0], ...judging, ...words.slice(1)], { encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
  assert.equal(made.status, 0, `${words.join(" ")}: ${made.stderr}`);
  return made;
}

/** What poppler, qpdf and pyHanko say of a file, where they are installed. */
export function othersAgree(file, signatures) {
  const run = (name, args) => {
    const made = spawnSync(name, args, { encoding: "utf8" });
    return made.error ? undefined : made;
  };
  const poppler = run("pdfsig", ["-nocert", file]);
  if (poppler) {
    assert.equal(poppler.stdout.split("Signature Validation: Signature is Valid.").length - 1, signatures, poppler.stdout);
  }
  const qpdf = run("qpdf", ["--check", file]);
  if (qpdf) {
    assert.equal(qpdf.status, 0, qpdf.stderr);
  }
  const python = process.env.KYSO_PYTHON ?? join(ROOT, "target/tools/venv/bin/python3");
  if (existsSync(python)) {
    const made = run(python, [join(ROOT, "tests/sign/judge.py"), pki("root.crt"), pki("state-ca.crt"), pki("ec-ca.crt"), file]);
    const lines = made.stdout.trim().split("\n");
    assert.ok(lines.length === signatures && lines.every((line) => line.startsWith("good")), `${made.stdout} ${made.stderr}`);
  }
}

/** Whether OpenSSL finds the value of a message right, beside its content or around it. */
export function opensslAgrees(message, beside) {
  const content = beside === undefined ? [] : ["-content", beside];
  const words = ["cms", "-verify", "-inform", "DER", "-binary", "-noverify", "-in", message, ...content, "-out", "/dev/null"];
  const made = spawnSync("openssl", words, { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
}
