// The page as `kyso serve` gives it with a mirror: parts of lists in place of lists, the trust file of the mirror, and what it says offline.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fixture } from "./support/fixtures.mjs";
import { makeMirror, serve } from "./support/mirror.mjs";
import { signer } from "./support/minisign.mjs";
import { choose, launch, openTrust, verdict } from "./support/page.mjs";

const { KYSO_SERVE, KYSO_SITE } = process.env;
assert.ok(KYSO_SERVE && KYSO_SITE, "KYSO_SERVE and KYSO_SITE are not set; run `cargo xtask test browser`");

const TRUST = JSON.parse(readFileSync(new URL("../fixtures/trust/kyso-trust.json", import.meta.url)));
const numbered = (sequence) => Buffer.from(JSON.stringify({ ...TRUST, sequence }));
const { key: trustKey, sign } = signer();
const settings = { schema: "kyso-portal/1", mirror: "evidence", trust: "trust/own.json", trustKey, trustFromMirror: true };

let browser;
let server;
let operatorKey;
const folder = mkdtempSync(join(tmpdir(), "kyso-mirror-"));
const say = (more) => writeFileSync(join(folder, "page.json"), JSON.stringify({ ...settings, ...more }));

before(async () => {
  operatorKey = await makeMirror(KYSO_SERVE, folder, { trust: { file: numbered(7), signature: sign(numbered(7)), key: trustKey } });
  // The demonstration brings its root along, and here nothing else.
  const site = join(folder, "site");
  cpSync(KYSO_SITE, site, { recursive: true });
  const demo = JSON.parse(readFileSync(join(site, "demo/demo.json"), "utf8"));
  writeFileSync(join(site, "demo/demo.json"), JSON.stringify({ ...demo, evidence: [] }));
  writeFileSync(join(site, "trust/own.json"), numbered(6));
  writeFileSync(join(site, "trust/own.json.minisig"), sign(numbered(6)));
  say({ operatorKey });
  server = await serve(KYSO_SERVE, folder, `site = "${site}"\npage_settings = "${join(folder, "page.json")}"\nevidence = "${join(folder, "mirror")}"\n`);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The page, and what it asks of the mirror. */
async function opened(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "vi-VN", ...options });
  const page = await context.newPage();
  const [wrong, asked] = [[], []];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => /Content Security Policy/.test(message.text()) && wrong.push(message.text()));
  page.on("request", (request) => new URL(request.url()).pathname.startsWith("/evidence/") && asked.push(new URL(request.url()).pathname));
  await page.goto(server.address);
  const close = async () => {
    await context.close();
    assert.deepEqual(wrong, []);
  };
  return { page, context, asked, close };
}

const ready = (page) => page.waitForSelector('#app[data-engine="ready"]');

test("kilobytes of a mirror are enough, and the result says whose word they are", async () => {
  say({ operatorKey });
  const { page, asked, close } = await opened({ serviceWorkers: "block" });
  await ready(page);
  await choose(page, fixture("one-signature"));
  assert.equal((await verdict(page, "one-signature.pdf")).verdict, "valid");
  assert.ok(asked.some((path) => path.startsWith("/evidence/shards/")) && !asked.some((path) => path.endsWith(".crl")), asked.join("\n"));
  assert.match(await page.locator("#result").innerHTML(), /đơn vị vận hành/);
  assert.equal(await page.locator("#evidence-age").count(), 0, "what is of today needs no word");
  await close();
});

test("where no operator is named, whole lists prove themselves", async () => {
  say({});
  const { page, asked, close } = await opened({ serviceWorkers: "block" });
  await ready(page);
  await choose(page, fixture("one-signature"));
  assert.equal((await verdict(page, "one-signature.pdf")).verdict, "valid");
  assert.ok(asked.some((path) => path.endsWith(".crl")) && !asked.some((path) => path.startsWith("/evidence/shards/")), asked.join("\n"));
  await close();
});

test("the newest trust file comes from the mirror; without the mirror an older one is a step back", async () => {
  say({ operatorKey });
  const { page, context, close } = await opened({ serviceWorkers: "block" });
  await ready(page);
  await openTrust(page);
  assert.match(await page.locator("#trust-signed").innerText(), /số thứ tự 7/);
  await context.route("**/evidence/index.json", (route) => route.fulfill({ status: 404 }));
  await page.reload();
  await page.waitForSelector('[data-error="trust-older"]');
  // A file of the mirror that its key did not sign is never passed over in silence.
  await context.unroute("**/evidence/index.json");
  await context.route("**/evidence/trust/*.json", (route) => route.fulfill({ body: numbered(8) }));
  await page.reload();
  await page.waitForSelector('[data-error="trust-wrong"]');
  await close();
});

test("a browser that never saw the mirror's trust file takes the one beside the page", async () => {
  say({ operatorKey });
  const context = await browser.newContext({ locale: "vi-VN", serviceWorkers: "block" });
  await context.route("**/evidence/**", (route) => route.abort());
  const page = await context.newPage();
  await page.goto(server.address);
  await ready(page);
  await openTrust(page);
  assert.match(await page.locator("#trust-signed").innerText(), /số thứ tự 6/);
  await context.close();
});

test("without a network the page judges by what it kept, and says how old that is", async () => {
  say({ operatorKey });
  const { page, context, close } = await opened();
  await ready(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active.state));
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await ready(page);
  await choose(page, fixture("one-signature"));
  assert.equal((await verdict(page, "one-signature.pdf")).verdict, "valid");
  await context.setOffline(true);
  await context.clock.setFixedTime("2026-11-25T00:00:00Z");
  await page.goto(server.address);
  await ready(page);
  await choose(page, fixture("one-signature"));
  assert.equal((await verdict(page, "one-signature.pdf")).verdict, "valid");
  const said = page.locator("#evidence-age");
  assert.match(await said.innerText(), /Máy đang không có mạng\. .* 22\/11\/2026 \(3 ngày trước\)/);
  await page.click("#language-en");
  assert.match(await page.locator("#evidence-age").innerText(), /There is no network\. .* 22\/11\/2026 \(3 days ago\)/);
  await close();
});

test("settings that name no key for the trust file of a mirror stop the page", async () => {
  say({ operatorKey, trustKey: undefined });
  const { page, close } = await opened({ serviceWorkers: "block" });
  await page.waitForSelector('#app[data-engine="failed"]');
  await close();
});
