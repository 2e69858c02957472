// The same card in the reader of vpcd, behind pcscd and OpenSC: `kyso sign` over PKCS#11, judged by poppler and pyHanko besides us.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { startCard } from "./card.mjs";

const { KYSO, KYSO_CARD, KYSO_PYTHON } = process.env;
const MODULE = "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so";
const FIXTURES = new URL("../fixtures/", import.meta.url).pathname;
const pki = (name) => `${FIXTURES}pki/${name}`;
const EVIDENCE = ["state-ca.crt", "ec-ca.crt", "state-ca-2026-11.crl", "ec-ca-2026-11.crl", "root-2026-11.crl"].flatMap((name) => ["--evidence", pki(name)]);
/** The day of the test PKI's lists. */
const JUDGING = ["--no-builtin-trust", "--trust", pki("root.crt"), "--at", "2026-11-22T02:05:00Z", ...EVIDENCE];
let folder, daemon, card;

/** Waits until something is there: how long that takes is the machine's matter. */
async function until(what, isThere) {
  for (let tries = 0; tries < 600; tries += 1) {
    if (isThere()) {
      return;
    }
    await wait(100);
  }
  throw new Error(`not within a minute: ${what}`);
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "kyso-opensc-"));
  if (!existsSync("/run/pcscd/pcscd.comm")) {
    daemon = spawn("pcscd", ["--foreground"], { stdio: "ignore" });
    await until("pcscd", () => existsSync("/run/pcscd/pcscd.comm"));
    // Its driver opens the port of the card a moment later, and the card does not try twice.
    await wait(1_000);
  }
  card = await startCard(KYSO_CARD, "vpcd", { "9a": "rsa2048", "9c": "p256" });
  await until("the card", () => /token label/.test(spawnSync("pkcs11-tool", ["--module", MODULE, "--list-slots"], { encoding: "utf8" }).stdout));
});

after(() => {
  card?.stop();
  daemon?.kill();
  rmSync(folder, { recursive: true });
});

function sign(slot, id, pin, out) {
  writeFileSync(join(folder, "pin"), `${pin}\n`);
  writeFileSync(join(folder, `${slot}.crt`), card.certificates[slot].certificate);
  const words = ["sign", "--pkcs11", MODULE, "--key", id, "--pin-file", join(folder, "pin"), "--cert", join(folder, `${slot}.crt`)];
  return spawnSync(KYSO, [...words, ...JUDGING, "--as", "person", "-o", out, `${FIXTURES}drafts/decision.pdf`], { encoding: "utf8" });
}

for (const [slot, id, kind] of [["9a", "01", "RSA"], ["9c", "02", "P-256, whose key wants the PIN each time"]]) {
  test(`signs a document: ${kind}`, () => {
    const out = join(folder, `${slot}.pdf`);
    const { status, stderr } = sign(slot, id, "123456", out);
    assert.equal(status, 0, stderr);
    const poppler = execFileSync("pdfsig", ["-nocert", out], { encoding: "utf8" });
    assert.match(poppler, /Signature Validation: Signature is Valid\./);
    if (KYSO_PYTHON) {
      const told = execFileSync(KYSO_PYTHON, [new URL("judge.py", import.meta.url).pathname, ...["root.crt", "state-ca.crt", "ec-ca.crt"].map(pki), out], { encoding: "utf8" });
      assert.match(told, /^good /m);
    }
    const report = spawnSync(KYSO, ["verify", ...JUDGING, out], { encoding: "utf8" });
    assert.equal(report.status, 0, report.stdout + report.stderr);
  });
}

test("a wrong PIN is said to be wrong, and leaves no file", () => {
  const out = join(folder, "wrong.pdf");
  const { status, stderr } = sign("9a", "01", "999999", out);
  assert.notEqual(status, 0);
  assert.match(stderr, /pin-incorrect|PIN/);
  assert.equal(existsSync(out), false);
});
