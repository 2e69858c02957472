// Nothing leaves the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADDRESS, checked, choose, launch, loaded, open, verdict } from "./support/page.mjs";
import { fixture } from "./support/fixtures.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("choosing and checking a file makes no request at all, with the pictures of its pages", async () => {
  const { page, close } = await open(browser);
  await page.evaluate(() => document.fonts.ready);
  await loaded(page);
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await choose(page, fixture("two-signatures"));
  await verdict(page, "two-signatures.pdf");
  await page.waitForSelector("#result [data-pictures]");
  await page.getByRole("button", { name: "English" }).click();
  await page.locator('[data-verdict][lang="en"]').waitFor();
  assert.deepEqual(requests, []);
  await close();
});

test("documents with state secrets are kept away where files come in and at the foot of the page", async () => {
  const { page, close } = await open(browser);
  assert.match(await page.locator("#no-secrets").innerText(), /văn bản chứa bí mật nhà nước/);
  await choose(page, fixture("unsigned"));
  await verdict(page, "unsigned.pdf");
  assert.match(await page.locator("footer").innerText(), /văn bản chứa bí mật nhà nước/);
  await close();
});

test("what is loaded is the same whatever is chosen, and files of any kind make no request", async () => {
  const { page, close } = await open(browser);
  await loaded(page);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const files = ["two-signatures", "ecdsa-p256", "encrypted-empty-password", "clerk-fields", "unsigned"].map(fixture);
  await choose(page, ...files);
  await checked(page, 5);
  await page.waitForFunction(() => document.querySelector("#result [data-verdict]"));
  await page.waitForSelector("#result [data-pictures]");
  assert.deepEqual(asked.filter((url) => !url.startsWith("blob:")), []);
  await close();
});

test("a person who asks for few data is not sent the renderer, told so, and can have it", async () => {
  const prepare = (context) => context.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  const { page, close } = await open(browser, { prepare });
  await page.waitForSelector('#app[data-renderer="none"]');
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await choose(page, fixture("two-signatures"));
  await page.waitForSelector('#result [data-pictures="not-loaded"]');
  assert.match(await page.locator("#comparing-pictures").innerText(), /Chưa so sánh hình ảnh/);
  assert.deepEqual(asked, []);
  await page.click("#compare-pictures");
  await page.waitForSelector('#result [data-pictures="0"]');
  assert.ok(!(await page.locator("#comparing-pictures").isVisible()));
  await close();
});

test("the page works with the network switched off once it is open", async () => {
  const { page, context, close } = await open(browser);
  await loaded(page);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Dùng văn bản mẫu" }).click();
  await verdict(page, "van-ban-mau.pdf");
  await choose(page, fixture("one-signature"));
  await verdict(page, "one-signature.pdf");
  await close();
});

test("the policy stands in the header and in the page, and allows nothing but its own files", async () => {
  const { page, close } = await open(browser);
  const header = (await fetch(ADDRESS)).headers.get("content-security-policy");
  const inPage = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', "content");
  await close();
  for (const policy of [header, inPage]) {
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'(;|$)/);
    assert.match(policy, /connect-src 'self'(;|$)/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  }
  assert.match(header, /frame-ancestors 'none'/);
});

test("addresses of missing evidence are text to copy; only a press on a button that says so leads there", async () => {
  const { page, close } = await open(browser);
  await choose(page, fixture("issuer-missing"));
  await verdict(page, "issuer-missing.pdf");
  assert.ok((await page.locator(".wants .address").count()) > 0);
  const links = await page.locator("#result a").evaluateAll((all) => all.map(({ protocol, rel, target, className }) => ({ protocol, rel, target, className })));
  assert.ok(links.length > 0);
  for (const { protocol, rel, target, className } of links) {
    assert.match(protocol, /^https?:$/);
    assert.deepEqual([rel, target, className], ["noopener noreferrer", "_blank", "open-address no-print"]);
  }
  await close();
});
