// The page as `kyso serve` gives it, with its relay and an authority on loopback: an ordinary document needs no click.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fixture } from "./support/fixtures.mjs";
import { choose, launch, NOW, verdict } from "./support/page.mjs";

const { KYSO_SERVE, KYSO_SITE } = process.env;
assert.ok(KYSO_SERVE && KYSO_SITE, "KYSO_SERVE and KYSO_SITE are not set; run `cargo xtask test browser`");

const PKI = new URL("../fixtures/pki/", import.meta.url);
const FILES = {
  "/pki/pub/crt/state-ca.crt": "state-ca.crt",
  "/pki/pub/crl/state-ca.crl": "state-ca-2026-11.crl",
  "/pki/pub/crl/root.crl": "root-2026-11.crl",
};
const PERSON = Buffer.from("70E20CD140E03F4A", "hex");

let browser;
let authority;
let server;
let address;
let isDead = false;
const folder = mkdtempSync(join(tmpdir(), "kyso-serve-"));
const asked = [];

before(async () => {
  authority = createServer(async (request, response) => {
    asked.push(request.url);
    let body = Buffer.alloc(0);
    for await (const part of request) {
      body = Buffer.concat([body, part]);
    }
    if (isDead) {
      request.socket.destroy();
      return;
    }
    const name = request.method === "POST" && body.length < 120 && body.includes(PERSON) ? "person-2026-11.ocsp" : FILES[request.url];
    response.writeHead(name ? 200 : 404);
    response.end(name ? readFileSync(new URL(name, PKI)) : "");
  });
  await new Promise((resolve) => authority.listen(0, "127.0.0.1", resolve));
  // The demonstration brings its root along, and here nothing else.
  const site = join(folder, "site");
  cpSync(KYSO_SITE, site, { recursive: true });
  const demo = JSON.parse(readFileSync(join(site, "demo/demo.json"), "utf8"));
  writeFileSync(join(site, "demo/demo.json"), JSON.stringify({ ...demo, evidence: [] }));
  writeFileSync(join(folder, "page.json"), JSON.stringify({ schema: "kyso-portal/1", relay: "relay" }));
  const { port } = authority.address();
  writeFileSync(
    join(folder, "kyso.toml"),
    `listen = "127.0.0.1:0"\nsite = "${site}"\npage_settings = "${join(folder, "page.json")}"\ntrust = ["${new URL("root.crt", PKI).pathname}"]
[relay]\non = true\nallow = ["http://ca.kyso.test/pki/pub/*", "http://ocsp.ca.kyso.test"]
hosts = ["ca.kyso.test=127.0.0.1:${port}", "ocsp.ca.kyso.test=127.0.0.1:${port}"]\n`,
  );
  server = spawn(KYSO_SERVE, ["serve", "--at", NOW, "--config", join(folder, "kyso.toml")], {
    stdio: ["ignore", "ignore", "pipe"],
    // On another day its calendar alone is moved: threads that wait would never wake.
    env: { ...process.env, FAKETIME_DONT_FAKE_MONOTONIC: "1" },
  });
  for await (const line of createInterface({ input: server.stderr })) {
    const { fields } = JSON.parse(line);
    if (fields.message === "listening") {
      address = `http://${fields.address}/`;
      break;
    }
  }
  server.stderr.resume();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.kill();
  authority?.closeAllConnections();
  authority?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function opened() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "vi-VN" });
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => /Content Security Policy/.test(message.text()) && wrong.push(message.text()));
  await page.goto(address);
  await page.waitForSelector('#app[data-engine="ready"]');
  return { page, context, wrong };
}

test("the first verdict of an ordinary document needs no click", async () => {
  const before = asked.length;
  const { page, context, wrong } = await opened();
  assert.equal(asked.length, before, "nothing is asked before there is a document");
  const seen = [];
  await page.exposeFunction("sawVerdict", (word) => seen.push(word));
  await page.evaluate(() =>
    new MutationObserver(() => {
      const word = document.querySelector("#result [data-verdict]")?.getAttribute("data-verdict");
      if (word) globalThis.sawVerdict(word);
    }).observe(document.body, { subtree: true, childList: true, attributes: true }),
  );
  await choose(page, fixture("one-signature"));
  assert.equal((await verdict(page, "one-signature.pdf")).verdict, "valid");
  assert.deepEqual([...new Set(seen)], ["valid"], "no verdict was shown before the evidence was there");
  assert.match(await page.locator("#result").innerHTML(), /ca\.kyso\.test/);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("where no authority answers, the result says who was asked, and nothing is better for it", async () => {
  isDead = true;
  const before = asked.length;
  const { page, context, wrong } = await opened();
  await choose(page, fixture("revoked"));
  const said = await verdict(page, "revoked.pdf");
  assert.equal(said.verdict, "indeterminate");
  assert.ok(asked.length > before);
  assert.deepEqual(wrong, []);
  await context.close();
});
