// What results rest on: a signed trust file, certificates a person does not trust, and what the page keeps of it.
import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { ADDRESS, checked, choose, closeTrust, launch, open, openTrust, verdict } from "./support/page.mjs";
import { fixture } from "./support/fixtures.mjs";
import { signer } from "./support/minisign.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const pki = (name) => new URL(`../fixtures/pki/${name}`, import.meta.url).pathname;
const signed = (name) => readFileSync(new URL(`../fixtures/trust/${name}`, import.meta.url));
const FILE = signed("kyso-trust.json");
const PUBLISHED = { file: FILE, signature: signed("kyso-trust.json.minisig").toString(), key: signed("test-only.pub.txt").toString().trim().split("\n").at(-1) };
/** The same file with another number, signed by another key. */
function numbered(sequence, { key, sign }) {
  const file = Buffer.from(JSON.stringify({ ...JSON.parse(FILE), sequence }));
  return { file, signature: sign(file), key };
}

/** The page with an operator's settings and files; `host` may be changed between two visits. */
async function visit(host, options = {}) {
  const context = await browser.newContext({ locale: "vi-VN", serviceWorkers: "block" });
  const page = await context.newPage();
  if (options.noStorage) {
    await context.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("refused", "SecurityError"); } }));
  }
  await context.route("**/kyso.config.json", (route) => route.fulfill({ json: { schema: "kyso-portal/1", trust: "trust/own.json", trustKey: host.key, ...host.settings } }));
  await context.route("**/trust/own.json", (route) => route.fulfill({ body: host.file }));
  await context.route("**/trust/own.json.minisig", (route) => (host.signature === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ body: host.signature })));
  await page.goto(ADDRESS);
  return { page, context };
}

const ready = (page) => page.waitForSelector('#app[data-engine="ready"]');

/** The page has stopped for this reason, says so, and takes no file as checked. */
async function stopped(page, reason, words) {
  await page.waitForSelector('#app[data-engine="failed"]');
  const said = page.locator(`[data-error="${reason}"]`);
  assert.match(await said.innerText(), words);
  assert.match(await said.innerText(), /[Cc]hưa có tệp nào được kiểm tra/);
  await choose(page, fixture("one-signature"));
  await page.waitForTimeout(300);
  assert.equal(await page.locator("[data-verdict]").count(), 0);
}

test("a signed trust file is used, and the result names its number and day", async () => {
  const { page, context } = await visit(PUBLISHED);
  await ready(page);
  await openTrust(page);
  assert.match(await page.locator("#trust-signed").innerText(), /số thứ tự 1, lập ngày 22\/11\/2026/);
  await closeTrust(page);
  await choose(page, fixture("one-signature"));
  await verdict(page, "one-signature.pdf");
  assert.match(await page.locator(".about").innerText(), /Tệp danh sách tin cậy có chữ ký[^]*1 \(22\/11\/2026\)/);
  await context.close();
});

test("a trust file that the named key did not sign stops the page", async () => {
  const changed = Buffer.from(FILE);
  changed[200] ^= 1;
  for (const host of [{ ...PUBLISHED, file: changed }, { ...PUBLISHED, key: signer().key }, { ...PUBLISHED, signature: "x" }]) {
    const { page, context } = await visit(host);
    await stopped(page, "trust-wrong", /không do khóa/);
    await context.close();
  }
});

test("a signature that is not there, a key that is none or not named, a file that is none: the page stops", async () => {
  const stops = [
    [{ ...PUBLISHED, signature: undefined }, "trust-missing", /chữ ký của tệp/],
    [{ ...PUBLISHED, key: "RWbroken" }, "settings", /kyso\.config\.json/],
    [{ ...PUBLISHED, key: null }, "trust-key", /không nêu khóa/],
    [{ ...PUBLISHED, key: null, file: "not json" }, "trust-missing", /không đúng khuôn dạng/],
  ];
  for (const [host, reason, words] of stops) {
    const { page, context } = await visit(host);
    await stopped(page, reason, words);
    await context.close();
  }
});

test("an older trust file than one used before stops the page; a newer one and another key do not", async () => {
  const one = signer();
  const host = numbered(7, one);
  const { page, context } = await visit(host);
  await ready(page);
  Object.assign(host, numbered(6, one));
  await page.reload();
  await stopped(page, "trust-older", /bản mới hơn/);
  Object.assign(host, numbered(8, one));
  await page.reload();
  await ready(page);
  Object.assign(host, numbered(7, one));
  await page.reload();
  await stopped(page, "trust-older", /bản mới hơn/);
  Object.assign(host, numbered(3, signer()));
  await page.reload();
  await ready(page);
  await context.close();
});

test("storage that is refused takes nothing but the memory of older files", async () => {
  const { page, context } = await visit(PUBLISHED, { noStorage: true });
  await ready(page);
  await choose(page, fixture("one-signature"));
  await verdict(page, "one-signature.pdf");
  await context.close();
});

/** Trust data with the tests' own root as if it were a shipped one. */
function ownRoot() {
  const root = new X509Certificate(readFileSync(pki("root.crt")));
  const sha256 = root.fingerprint256.replaceAll(":", "").toLowerCase();
  const entry = { role: "anchor", domain: "official-duty", name: "Gốc <b>thử</b>", sha256, der: root.raw.toString("base64"), purposes: ["signer", "time-stamp", "ocsp"] };
  return { host: { key: null, file: JSON.stringify({ schema: "kyso-trust/1", id: "own", version: 1, date: "2026-11-20", certificates: [entry] }) }, sha256 };
}

test("a certificate can be distrusted for every file on the page, and trusted again", async () => {
  const { host, sha256 } = ownRoot();
  const { page, context } = await visit(host);
  await ready(page);
  // The demonstration adds the same root: without it the shipped one alone vouches.
  await openTrust(page);
  while ((await page.locator(".user-trust .remove").count()) > 0) {
    await page.locator(".user-trust .remove").first().click();
  }
  await closeTrust(page);
  await choose(page, fixture("two-signatures"), fixture("one-signature"));
  await checked(page, 2);
  const outcomes = () => page.locator(".files tbody tr").allInnerTexts();
  const before = { said: await verdict(page, "two-signatures.pdf"), table: await outcomes() };
  await openTrust(page);
  await page.locator("#trust-list summary").click();
  const row = page.locator(".certificates li");
  assert.match(await row.innerText(), /Gốc <b>thử<\/b>[^]*Chứng thư gốc · Chuyên dùng công vụ\s+SHA-256/);
  assert.ok((await row.innerText()).includes(sha256.slice(0, 16)));
  // One press asks and does nothing yet; the question can be taken back.
  await row.getByRole("button", { name: /^Loại chứng thư/ }).click();
  assert.match(await row.locator(".distrust-question").innerText(), /Gốc <b>thử<\/b>/);
  await row.locator("#distrust-no").click();
  assert.equal(await page.locator("#distrusted").count(), 0);
  await row.getByRole("button", { name: /^Loại chứng thư/ }).click();
  await row.locator("#distrust-yes").click();
  await page.locator("#distrusted").waitFor();
  // The keyboard stays where it was, and the choice outlives the page.
  assert.equal(await page.evaluate(() => document.activeElement?.closest(".certificates") !== null), true);
  await closeTrust(page);
  // Both are judged anew, and the table then says something else of each.
  await page.waitForFunction((rows) => [...document.querySelectorAll(".files tbody tr")].every((row, at) => row.innerText !== rows[at]), before.table);
  await checked(page, 2);
  const away = { said: await verdict(page, "two-signatures.pdf"), table: await outcomes() };
  assert.equal(before.said.verdict, "valid");
  assert.equal(away.table.length, 2);
  assert.notEqual(away.said.verdict, "valid");
  assert.notEqual(away.said.text, before.said.text);
  assert.ok(away.table.every((text, index) => text !== before.table[index]), away.table.join("\n"));
  assert.match(away.said.text, /loại khỏi danh sách tin cậy[^]*SHA-256/);
  assert.ok(away.said.text.includes(sha256));
  await page.reload();
  await ready(page);
  await openTrust(page);
  await page.locator("#distrusted").waitFor();
  await choose(page, fixture("two-signatures"));
  assert.ok((await verdict(page, "two-signatures.pdf")).text.includes(sha256));
  await openTrust(page);
  await page.locator("#trust-list summary").click();
  await row.getByRole("button", { name: /^Khôi phục/ }).click();
  await page.locator("#distrusted").waitFor({ state: "detached" });
  await closeTrust(page);
  assert.equal((await verdict(page, "two-signatures.pdf")).text.includes("loại khỏi danh sách tin cậy"), false);
  assert.equal(await page.evaluate(() => localStorage.getItem("kyso.distrusted")), null);
  await context.close();
});

test("what the page keeps is deleted on request, and nothing of it comes back by use", async () => {
  const { page, close } = await open(browser);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await ready(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.setInputFiles("#input-anchors", pki("root.crt"));
  await openTrust(page);
  await page.locator("#trust-list summary").click();
  await page.locator(".certificates button").first().click();
  await page.click("#distrust-yes");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Tiếng Việt" }).click();
  const anotherPortal = "kyso.trust /another/";
  await page.evaluate((name) => localStorage.setItem(name, "{}"), anotherPortal);
  const stored = () =>
    page.evaluate(async () => ({ names: Object.keys(localStorage).sort(), caches: await caches.keys(), workers: (await navigator.serviceWorker.getRegistrations()).length }));
  const before = await stored();
  const added = page.locator(".user-trust li", { hasText: /^root\.crt$/ });
  assert.equal(await added.count(), 1);
  assert.deepEqual(before.names, ["kyso.anchors", "kyso.distrusted", "kyso.language", "kyso.settings /", "kyso.view", anotherPortal].sort());
  assert.ok(before.caches.length > 0 && before.workers === 1);
  // What draws documents comes by itself and is kept as well: not while all that is kept is deleted.
  await page.waitForSelector('#app[data-renderer="ready"]');
  await page.locator("#kept summary").click();
  await page.locator("#delete-kept").click();
  await page.getByText("Đã xóa.").waitFor();
  assert.deepEqual(await stored(), { names: [anotherPortal], caches: [], workers: 0 });
  assert.equal(await page.locator("#distrusted").count(), 0);
  assert.equal(await added.count(), 0);
  // The worker still stands between until the page is left; it keeps nothing more.
  await closeTrust(page);
  await choose(page, fixture("two-signatures"));
  await verdict(page, "two-signatures.pdf");
  await page.click("#open-document");
  await page.waitForSelector(".sheet[data-drawn]");
  await page.evaluate(() => fetch("trust/vietnam.json").then((response) => response.text()));
  assert.deepEqual((await stored()).caches, []);
  await close();
});
