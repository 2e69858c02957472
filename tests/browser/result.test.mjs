// What stands around a verdict: its order, its folds, what is missing, a comparison, the evidence, hostile text, storage refused.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { ADDRESS, choose, closeTrust, launch, open, openTrust, verdict } from "./support/page.mjs";
import { fixture, flipped } from "./support/fixtures.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("the headline comes first, then the seven items, then the rest; only what matters stands under points to note", async () => {
  const { page, close } = await open(browser);
  await choose(page, flipped(fixture("two-signatures"), "signature"));
  await verdict(page, "flipped-signature");
  const order = await page.$$eval("#headline, #signatures-title, #document-title, #document-view-title, #compare-title, #about-title", (all) => all.map(({ id }) => id));
  assert.deepEqual(order, ["headline", "signatures-title", "document-title", "document-view-title", "compare-title", "about-title"]);
  assert.ok((await page.locator("#signatures-0-title").locator("xpath=ancestor::article").locator("> dl > div").count()) >= 7);
  assert.equal(await page.locator(".findings > h4 + ul > .finding.tone-neutral, .findings > h4 + ul > .finding.tone-good").count(), 0);
  for (const body of await page.locator(".findings > h4 + ul .finding-body").all()) {
    assert.ok((await body.textContent()).length > 20);
    assert.equal(await body.locator(".do").count(), 1);
  }
  await close();
});

test("a file is compared with the one that was sent", async () => {
  const { page, close } = await open(browser);
  const file = fixture("two-signatures");
  await choose(page, file);
  await verdict(page, file.name);
  const give = (name, bytes) => page.setInputFiles("#input-original", { name, mimeType: "application/pdf", buffer: bytes });
  await give("goc.pdf", file.bytes);
  await page.waitForSelector('.compare[data-relation="identical"] .tone-good');
  await give("khac.pdf", fixture("one-signature").bytes);
  await page.waitForSelector('.compare[data-relation="different"] .tone-bad');
  await give("thu.pdf", Buffer.from("xin chào"));
  await page.waitForSelector(".compare .wrong");
  await close();
});

test("the evidence pack is made on this machine and saved", async () => {
  const { page, close } = await open(browser);
  await choose(page, fixture("two-signatures"));
  await verdict(page, "two-signatures.pdf");
  const [saved] = await Promise.all([page.waitForEvent("download"), page.click("#save-pack")]);
  assert.equal(saved.suggestedFilename(), "two-signatures.pdf.kyso-evidence.json");
  const pack = JSON.parse(readFileSync(await saved.path(), "utf8"));
  assert.equal(pack.schema, "kyso-evidence/1");
  assert.ok(pack.objects.length > 0);
  await close();
});

test("the operator's relay is asked for what a file lacks, by address alone, and its answer proves itself", async () => {
  const context = await browser.newContext({ locale: "vi-VN", serviceWorkers: "block" });
  const page = await context.newPage();
  const asked = [];
  await context.route("**/kyso.config.json", (route) => route.fulfill({ json: { schema: "kyso-portal/1", relay: "relay" } }));
  await context.route("**/relay/**", (route) => {
    asked.push(new URL(route.request().url()).pathname.split("/").slice(-2));
    assert.equal(route.request().method(), "GET");
    return route.fulfill({ body: "nothing of use" });
  });
  await page.goto(ADDRESS);
  await page.waitForSelector('#app[data-engine="ready"]');
  assert.deepEqual(asked, []);
  await choose(page, fixture("issuer-missing"));
  assert.equal((await verdict(page, "issuer-missing.pdf")).verdict, "indeterminate");
  assert.ok(asked.length > 0 && asked.every(([kind, word]) => ["issuer", "crl"].includes(kind) && /^https?:/.test(Buffer.from(word, "base64url"))));
  await context.close();
});

test("a browser that keeps nothing is told of, and the page works", async () => {
  const context = await browser.newContext({ locale: "vi-VN" });
  await context.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("refused", "QuotaExceededError");
    };
    navigator.serviceWorker.register = () => Promise.reject(new DOMException("refused", "SecurityError"));
  });
  const page = await context.newPage();
  await page.goto(ADDRESS);
  await page.waitForSelector("#not-kept");
  await page.waitForSelector('#app[data-engine="ready"]');
  await page.setInputFiles("#input-anchors", new URL("../fixtures/pki/root.crt", import.meta.url).pathname);
  await openTrust(page);
  await page.getByText("chỉ có hiệu lực đến khi đóng trang").waitFor();
  await closeTrust(page);
  await choose(page, fixture("one-signature"));
  await verdict(page, "one-signature.pdf");
  await context.close();
});

test("every part of a result is reached and used by keyboard alone, in the order it is read", async () => {
  const { page, close } = await open(browser);
  await choose(page, fixture("two-signatures"));
  await verdict(page, "two-signatures.pdf");
  await page.evaluate(() => document.querySelector("#result").focus());
  const order = [];
  let hadFold = false;
  for (let count = 0; count < 80; count += 1) {
    await page.keyboard.press("Tab");
    const { id, fold } = await page.evaluate(() => ({ id: document.activeElement?.id ?? "", fold: document.activeElement?.closest("summary")?.parentElement?.id ?? "" }));
    if (fold !== "" && !hadFold) {
      hadFold = true;
      const before = await page.evaluate((name) => document.getElementById(name).open, fold);
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate((name) => document.getElementById(name).open, fold), !before);
    }
    order.push(fold || id);
    if (id === "save-pack") {
      break;
    }
  }
  const at = ["signatures-0-details", "document-facts", "open-document", "compare", "print", "save", "save-pack"].map((id) => order.indexOf(id));
  assert.ok(at.every((place, index) => place >= 0 && place > (at[index - 1] ?? -1)), `${at} in ${order}`);
  await page.focus("#open-document");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".sheet[data-drawn]");
  assert.equal(await page.evaluate(() => document.activeElement?.className), "sheets");
  await close();
});

const HOSTILE = {
  markup: '<img src=x onerror="document.title=1"><script>document.title=2</script><a href="javascript:1">x</a>',
  bidi: "\u202e\u2066Nguyễn\u2069 fdp.exe\u202c",
  "zero width": "A\u200b\u200d\ufeff\u00ad B",
  long: "dài".repeat(33_000),
};
for (const [kind, text] of Object.entries(HOSTILE)) {
  test(`${kind} in every field that is shown stays text and breaks nothing`, async () => {
    const context = await browser.newContext({ locale: "vi-VN", viewport: { width: 360, height: 740 } });
    // Every text of the result, as if a file had brought it: none may be trusted because the engine made it.
    await context.addInitScript((hostile) => {
      const parse = JSON.parse;
      const keys = new Set(["title", "verdict", "meaning", "next", "clause", "value", "label", "subject", "why", "notice", "sentence", "note", "lines"]);
      const spoil = (value, key) => {
        if (typeof value === "string") {
          return keys.has(key) ? `${value}${hostile}` : value;
        }
        if (Array.isArray(value)) {
          return value.map((item) => spoil(item, key === "list" ? "title" : key));
        }
        return value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, spoil(item, name)])) : value;
      };
      JSON.parse = (...given) => {
        const value = parse(...given);
        if (value?.presentation) {
          value.presentation = spoil(value.presentation, "");
          for (const said of Object.values(value.presentation)) {
            said.wants = [{ subject: hostile, why: hostile, urls: [hostile, `javascript:${hostile}`, "http://crl.example/a.crl"] }];
          }
        }
        return value;
      };
    }, text);
    const page = await context.newPage();
    await page.goto(ADDRESS);
    await page.waitForSelector('#app[data-engine="ready"]');
    await choose(page, fixture("two-signatures"));
    await page.waitForSelector("#headline");
    await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
    assert.equal(await page.title(), "Kiểm tra chữ ký số");
    assert.equal(await page.locator("main img, main script").count(), 0);
    assert.ok(await page.evaluate(() => [...document.querySelectorAll("main a")].every(({ protocol }) => /^https?:$/.test(protocol))));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360), "scrolls sideways");
    assert.equal(await page.locator("dl.lines dd").evaluateAll((all) => all.every(({ firstChild }) => firstChild?.nodeName === "BDI")), true);
    await context.close();
  });
}
