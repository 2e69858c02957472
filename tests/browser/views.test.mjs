// The two views of a result: what each shows, how much room it takes, the switch, the keys, the register.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { absent } from "../support/absent.mjs";
import { checked, choose, launch, loaded, open, verdict } from "./support/page.mjs";
import { corpus, fixture, flipped } from "./support/fixtures.mjs";

const AXE = readFileSync(createRequire(new URL("../../www/package.json", import.meta.url)).resolve("axe-core/axe.min.js"), "utf8");
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1440, height: 900 };
/** How high something is, but not while a slow machine says that it still compares pictures: that line goes again. */
const height = (page, selector) =>
  page
    .waitForFunction((at) => document.querySelector("#comparing-pictures:not([hidden]) > p:only-child") === null && document.querySelector(at)?.getBoundingClientRect().height, selector)
    .then((found) => found.jsonValue());

const CASES = { valid: fixture("two-signatures"), invalid: flipped(fixture("two-signatures"), "content"), indeterminate: fixture("issuer-missing"), unsigned: fixture("unsigned"), revoked: fixture("revoked") };
for (const [kind, file] of Object.entries(CASES)) {
  test(`a citizen reads the result on one screen of a phone: ${kind}`, async () => {
    const { page, close } = await open(browser, { view: "none", viewport: PHONE });
    await choose(page, file);
    await verdict(page, file.name);
    assert.ok((await height(page, "#result")) <= 1.2 * PHONE.height, `${await height(page, "#result")} px`);
    const lines = await page.locator(".summary > div").evaluateAll((all) => all.map(({ dataset }) => dataset.topic));
    assert.deepEqual(lines, kind === "unsigned" ? ["content"] : ["content", "who", "when", "status"]);
    // No law, no letters, no trust list, no code; the rest is behind three questions.
    assert.equal(await page.locator(".law, .office, .kind, .basis, .bar, .dossier").count(), 0);
    assert.deepEqual(await page.locator(".question > summary").allInnerTexts(), ["Cần chắc chắn hơn?", "Vì sao?", "Chi tiết"]);
    assert.equal(await page.locator(".question[open]").count(), 0);
    await close();
  });
}

test("a citizen sees the document and prints the result on one page", async () => {
  const { page, close } = await open(browser, { view: "none", viewport: PHONE });
  await choose(page, CASES.valid);
  await verdict(page, CASES.valid.name);
  await page.click("#show-document");
  await page.waitForSelector(".sheet[data-drawn]");
  await page.evaluate(() => (window.print = () => undefined));
  await page.click("#send summary");
  await page.click("#print-slip");
  const slip = await page.locator(".slip").textContent();
  for (const wanted of ["PHIẾU KIỂM TRA CHỮ KÝ SỐ", "SHA-256", "Nội dung", "Người ký", CASES.valid.name]) {
    assert.ok(slip.includes(wanted), wanted);
  }
  assert.doesNotMatch(slip, /Nghị định|Quyết định của người tiếp nhận/);
  const paper = await page.pdf({ format: "A4" });
  assert.equal(paper.toString("latin1").match(/\/Type\s*\/Page\b/g).length, 1);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator(".slip").count(), 0);
  await close();
});

test("the view is chosen once and remembered", async () => {
  const { page, close } = await open(browser, { view: "none" });
  assert.equal(await page.locator("#view-citizen").getAttribute("aria-pressed"), "true");
  await choose(page, CASES.valid);
  await verdict(page, CASES.valid.name);
  await page.click("#view-office");
  await page.waitForSelector(".bar");
  assert.equal(await page.locator("#bar-accept").isVisible(), true);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "view-office");
  await page.reload();
  await page.waitForSelector('#app[data-engine="ready"]');
  assert.equal(await page.locator("#view-office").getAttribute("aria-pressed"), "true");
  await close();
});

test("23 signatures take three screens of a desktop before anything is unfolded", async (context) => {
  const file = corpus("vn/pdf/2021-11-health-ministry-23-signatures.pdf");
  if (!file) {
    context.skip(absent("the corpora are not there", { corpora: true }));
    return;
  }
  for (const view of ["office", "citizen"]) {
    const { page, close } = await open(browser, { view, viewport: DESKTOP });
    await choose(page, file);
    await verdict(page, file.name);
    const all = await height(page, "#result");
    assert.ok(all <= 3 * DESKTOP.height, `${view}: ${all} px`);
    assert.match(await page.locator(".acts").textContent(), /22 lần ký/);
    await close();
  }
});

test("a clerk takes decisions by the bar; the register has them in its ten columns", async () => {
  const { page, close } = await open(browser, { acceptDownloads: true });
  // What reads the first page of a document comes last, and a decision waits for it no longer than a person would.
  await loaded(page);
  await choose(page, CASES.valid, CASES.invalid);
  await checked(page, 2);
  await verdict(page, CASES.valid.name);
  await page.waitForSelector("#result [data-pictures]");
  const part = page.locator("#result .office");
  await page.click("#bar-accept");
  // The sample's root is one that the user added, so the engine asks for a ground in writing.
  await part.locator(".action-status.wrong").waitFor();
  assert.equal(await page.locator("#register").count(), 0);
  await part.getByLabel("Bên gửi", { exact: true }).fill("UBND xã Thử Nghiệm");
  await part.getByLabel("Số, ký hiệu, ngày của văn bản").fill("=12/UBND-VP");
  await part.getByLabel("Căn cứ khi quyết định khác").fill("Đã đối chiếu với bản giấy");
  await page.click("#bar-accept");
  await page.waitForSelector("#register");
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("j");
  await verdict(page, "flipped-content");
  await page.click("#bar-return");
  await page.locator("#result .letter").waitFor();
  await page.waitForFunction(() => document.querySelectorAll("#register tbody tr").length === 2);
  assert.deepEqual(await page.locator("#register thead th").allInnerTexts(), ["Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú"]);
  await page.locator("#register-1-dated").fill("02/3/2026");
  const [saved] = await Promise.all([page.waitForEvent("download"), page.click("#register-save")]);
  const lines = readFileSync(await saved.path(), "utf8").trimEnd().split("\r\n");
  assert.equal(lines.length, 3);
  assert.match(lines[1], /"22\/11\/2026","1","UBND xã Thử Nghiệm","'=12\/UBND-VP","02\/3\/2026","Quyết định Về việc tổ chức Ngày hội.*"Tiếp nhận: Đã đối chiếu với bản giấy\. Máy đọc từ trang văn bản, cần đối chiếu: Ngày tháng văn bản, Tên loại/);
  assert.match(lines[2], /,"2",.*"27\/QĐ-UBND","02\/3\/2026".*"Trả lại bên gửi\. Máy đọc/);
  // A cell that a person put right is no longer said to be read by machine.
  assert.doesNotMatch(lines[2], /Máy đọc.*Ngày tháng văn bản/);
  const [sheet] = await Promise.all([page.waitForEvent("download"), page.click("#register-xlsx")]);
  assert.equal(readFileSync(await sheet.path()).subarray(0, 2).toString(), "PK");
  await page.keyboard.press("Tab");
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("k");
  await verdict(page, CASES.valid.name);
  await close();
});

test("kind, sender and whose a certificate is are the clerk's to say, beside the law's sentence", async () => {
  const { page, close } = await open(browser);
  await choose(page, fixture("one-signature"));
  await verdict(page, "one-signature.pdf");
  const law = page.locator(".law");
  await law.getByLabel("Bên gửi là").selectOption("citizen");
  await page.waitForFunction(() => /công dân/.test(document.querySelector(".law")?.textContent ?? ""));
  await page.locator(".law #owners summary").click();
  await page.locator(".law #owner-0").selectOption("agency");
  await page.waitForFunction(() => document.querySelector(".law #owner-0")?.value === "agency");
  await verdict(page, "one-signature.pdf");
  assert.equal(await page.locator(".law #sender").inputValue(), "citizen");
  await close();
});

test("the way back leads through what was looked at", async () => {
  const { page, close } = await open(browser);
  await choose(page, CASES.valid, CASES.unsigned);
  await checked(page, 2);
  await page.locator(".files .file").nth(1).click();
  await verdict(page, CASES.unsigned.name);
  await page.click("#open-trust");
  await page.waitForSelector(".basis");
  await page.goBack();
  await verdict(page, CASES.unsigned.name);
  await page.goBack();
  await verdict(page, CASES.valid.name);
  await page.goForward();
  await verdict(page, CASES.unsigned.name);
  await close();
});

test("the verdict takes the focus and comes into view", async () => {
  const { page, close } = await open(browser, { view: "none", viewport: PHONE });
  await choose(page, CASES.valid);
  await verdict(page, CASES.valid.name);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "result");
  assert.ok(await page.locator("#headline").evaluate((element) => element.getBoundingClientRect().top >= 0 && element.getBoundingClientRect().top < innerHeight));
  await close();
});

for (const view of ["citizen", "office"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${view}, ${colorScheme}: no violation of WCAG 2.2 AA, folded and unfolded`, async () => {
      const { page, context, close } = await open(browser, { view, colorScheme, viewport: PHONE });
      await choose(page, CASES.invalid);
      await verdict(page, "flipped-content");
      if (view === "office") {
        await page.click("#bar-return");
        await page.waitForSelector("#register");
      }
      const session = await context.newCDPSession(page);
      await session.send("Runtime.evaluate", { expression: AXE });
      const violations = () =>
        page.evaluate(async () => {
          const { violations: list } = await globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
          return list.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
        });
      assert.deepEqual(await violations(), []);
      await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
      assert.deepEqual(await violations(), []);
      await page.setViewportSize({ width: 320, height: 700 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), "scrolls sideways");
      await close();
    });
  }
}
