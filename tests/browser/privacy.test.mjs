// Nothing leaves the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADDRESS, choose, launch, open, verdict } from "./support/page.mjs";
import { fixture } from "./support/fixtures.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("checking a file asks for nothing but the page's own renderer, and sends nothing", async () => {
  const { page, close } = await open(browser);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState("networkidle");
  const requests = [];
  // Where a document was saved after it was signed, its pages are drawn by pdf.js, which the page brings along.
  const renderer = new URL("pdfjs-", ADDRESS).href;
  const isOwn = (request) => request.url().startsWith(renderer) && request.method() === "GET" && request.postData() === null;
  page.on("request", (request) => {
    if (!isOwn(request)) {
      requests.push(request.url());
    }
  });
  await choose(page, fixture("two-signatures"));
  await verdict(page, "two-signatures.pdf");
  await page.getByRole("button", { name: "English" }).click();
  await page.locator('[data-verdict][lang="en"]').waitFor();
  assert.deepEqual(requests, []);
  await close();
});

test("the page works with the network switched off once it is open", async () => {
  const { page, context, close } = await open(browser);
  await page.waitForLoadState("networkidle");
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
