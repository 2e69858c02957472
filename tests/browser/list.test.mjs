// What an office does with a whole list, and what must not be disturbed while it is done.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { checked, choose, launch, open, verdict, writeLetter } from "./support/page.mjs";
import { fixture, flipped } from "./support/fixtures.mjs";

const require = createRequire(new URL("../../www/package.json", import.meta.url));
const { unzipSync, strFromU8 } = await import(require.resolve("fflate"));
const FILES = [fixture("two-signatures"), flipped(fixture("two-signatures"), "content"), fixture("unsigned")];
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function listed(options) {
  const opened = await open(browser, { acceptDownloads: true, ...options });
  await choose(opened.page, ...FILES);
  await checked(opened.page, FILES.length);
  return opened;
}

async function archive(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
  return unzipSync(new Uint8Array(readFileSync(await download.path())));
}

test("confirmations and records of all files shown come in one ZIP, letters of return for those with a ground", async () => {
  const { page, close } = await listed();
  await page.click("#batch > summary");
  const receipts = await archive(page, "#batch-receipt");
  assert.equal(Object.keys(receipts).length, 3);
  assert.match(strFromU8(receipts[`${FILES[0].name}.da-nhan.html`]), /Content-Security-Policy/);
  const letters = await archive(page, "#batch-refusal");
  assert.ok(Object.keys(letters).some((name) => name.includes("flipped")));
  assert.ok(Object.keys(letters).length < 3);
  // The page says so in its next frame, after the file was handed out.
  await page.locator("#batch-status", { hasText: "không có căn cứ để trả lại" }).waitFor();
  const records = await archive(page, "#batch-record");
  assert.equal(JSON.parse(strFromU8(records[`${FILES[2].name}.kyso-record.json`])).schema, "kyso-record/1");
  await close();
});

test("letters that are being composed stay as they are while the page is drawn around them", async () => {
  const { page, context, close } = await listed();
  await page.focus("#search");
  await page.evaluate(() => (globalThis.field = document.querySelector("#search")));
  const keyboard = await context.newCDPSession(page);
  const compose = (text) => keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await compose("tw");
  await compose("tư");
  // Everything on the page changes but for the field.
  await page.evaluate(() => document.querySelector("#language-en").click());
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  await compose("tươ");
  await page.evaluate(() => document.querySelector("#language-vi").click());
  await compose("tướ");
  await keyboard.send("Input.insertText", { text: "tướng" });
  assert.deepEqual(await page.evaluate(() => [globalThis.field === document.activeElement, globalThis.field.value]), [true, "tướng"]);
  await close();
});

test("what was unfolded, and the letter that was written, outlive another language and other files", async () => {
  const { page, close } = await listed();
  await page.locator(".files .file").first().click();
  await verdict(page, FILES[0].name);
  await writeLetter(page);
  await page.evaluate(() => (globalThis.letter = document.querySelector("#result .letter")));
  await page.evaluate(() => document.querySelector("#language-en").click());
  assert.equal(await page.evaluate(() => globalThis.letter.isConnected && globalThis.letter.closest("details").open), true);
  await page.locator(".files .file").nth(1).click();
  await verdict(page, FILES[1].name);
  assert.equal(await page.locator("#result .letter").count(), 0);
  await page.locator(".files .file").first().click();
  await verdict(page, FILES[0].name);
  assert.equal(await page.locator("#result .letter").count(), 1);
  await close();
});

test("rows of the list are moved when they are put in another order, and keep the focus", async () => {
  const { page, close } = await listed();
  await page.locator(".files .file").nth(2).focus();
  await page.evaluate(() => {
    globalThis.row = document.activeElement.closest("tr");
    document.querySelector("#sort-name").click();
  });
  const after = await page.evaluate(() => [globalThis.row.isConnected, globalThis.row.contains(document.activeElement), document.querySelectorAll(".files tbody tr").length]);
  assert.deepEqual(after, [true, true, 3]);
  await close();
});

test("what a clerk writes keeps its caret while the page is drawn anew", async () => {
  const { page, close } = await listed();
  await page.locator(".files .file").first().click();
  await verdict(page, FILES[0].name);
  await page.locator("#result .office summary").click();
  const field = page.locator("#result .office").getByLabel("Người xử lý", { exact: true });
  await field.fill("Trần Thị Mẫu");
  await field.evaluate((input) => input.setSelectionRange(5, 8));
  await page.evaluate(() => document.querySelector("#language-vi").click());
  assert.deepEqual(await page.evaluate(() => [document.activeElement.value, document.activeElement.selectionStart, document.activeElement.selectionEnd]), ["Trần Thị Mẫu", 5, 8]);
  await close();
});

test("an occasion of signing leads to its frames, which say whose they are and what was found", async () => {
  const { page, close } = await listed({ viewport: { width: 1600, height: 900 } });
  await page.locator(".files .file").first().click();
  await verdict(page, FILES[0].name);
  await page.locator(".acts button").first().click();
  await page.waitForSelector(".sheet[data-drawn] .mark-chosen");
  assert.equal(await page.locator(".mark-chosen").count(), 1);
  assert.match(await page.locator(".mark-chosen .mark-label").innerText(), /Trần Minh Mẫu: Chữ ký hợp lệ/);
  await close();
});
