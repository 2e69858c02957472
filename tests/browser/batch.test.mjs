// A clerk brings many files: order, choice, search, keyboard, export, stop, archives.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { checked, choose, launch, open, openTrust } from "./support/page.mjs";
import { fixture, flipped } from "./support/fixtures.mjs";
import { zip } from "./support/zip.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const rows = (page) => page.locator(".files tbody tr");

const good = fixture("two-signatures");
const FILES = [good, flipped(good, "content"), fixture("unsigned"), { name: "=cmd.pdf", bytes: Buffer.from("xin chào") }];

test("files are put in order, chosen and searched by keyboard alone", async () => {
  const { page, close } = await open(browser);
  await choose(page, ...FILES);
  await checked(page, 4);
  await page.locator("#sort-outcome").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("th[aria-sort=ascending]").count(), 1);
  assert.match(await rows(page).first().innerText(), /flipped-content/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "sort-outcome");
  await page.locator("#filter").focus();
  await page.locator("#filter").selectOption("bad");
  assert.equal(await rows(page).count(), 1);
  await page.locator("#filter").selectOption("all");
  await page.locator("#search").focus();
  await page.keyboard.type("unsigned");
  assert.equal(await page.inputValue("#search"), "unsigned");
  assert.equal(await rows(page).count(), 1);
  await page.locator("#search").fill("");
  await rows(page).nth(1).locator(".file").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("tr.chosen").count(), 1);
  await close();
});

test("the table and the reports are exported; no name becomes a formula", async () => {
  const { page, close } = await open(browser);
  await choose(page, ...FILES);
  await checked(page, 4);
  const saved = async (id) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(id).click()]);
    return readFileSync(await download.path(), "utf8");
  };
  const csv = (await saved("#save-csv")).trimEnd().split("\r\n");
  assert.equal(csv.length, 5);
  assert.match(csv[2], /"invalid"/);
  assert.match(csv[4], /^"'=cmd\.pdf"/);
  const json = JSON.parse(await saved("#save-all"));
  assert.deepEqual(json.files.map(({ report }) => report?.verdict ?? null).slice(1), ["invalid", "unsigned", null]);
  await close();
});

test("the files of a ZIP are judged one by one; what is damaged is named and not judged", async () => {
  const { page, close } = await open(browser);
  const members = [good, fixture("unsigned"), { name: "hỏng.pdf", bytes: good.bytes }];
  await choose(page, { name: "hồ sơ.zip", bytes: zip(members, "hỏng.pdf") });
  await checked(page, 2);
  assert.match(await rows(page).first().innerText(), /two-signatures\.pdf/);
  assert.match(await page.locator(".skipped").innerText(), /hỏng\.pdf/);
  await close();
});

test("the documents of an edXML package are judged one by one, and its own signature is named", async () => {
  const { page, close } = await open(browser);
  const documents = [good, fixture("unsigned")];
  const named = documents.map(({ name }, at) => `<Reference><ContentId>cid:${at}</ContentId><AttachmentName>${name}</AttachmentName></Reference>`);
  const attached = documents.map(({ bytes }, at) => `<Attachment><ContentId>${at}</ContentId><ContentTransferEncoded>${bytes.toString("base64")}</ContentTransferEncoded></Attachment>`);
  const text = `<?xml version="1.0"?><edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope><edXMLHeader><SignatureValue>AA==</SignatureValue></edXMLHeader>
    <edXMLBody><edXMLManifest>${named.join("")}</edXMLManifest></edXMLBody></edXMLEnvelope><AttachmentEncoded>${attached.join("")}</AttachmentEncoded></edXML>`;
  // By what it is, whatever its name says.
  await choose(page, { name: "gói tin.xml", bytes: Buffer.from(text) });
  await checked(page, 2);
  assert.match(await rows(page).first().innerText(), /two-signatures\.pdf/);
  await page.getByText("Gói edXML có chữ ký XML của phần mềm gửi").waitFor();
  await close();
});

test("an added certificate is kept for the next visit and followed in another tab", async () => {
  const { page, context, close } = await open(browser);
  const root = new URL("../fixtures/pki/root.crt", import.meta.url).pathname;
  await page.setInputFiles("#input-anchors", root);
  await openTrust(page);
  await page.locator(".user-trust .supplied li", { hasText: "root.crt" }).nth(1).waitFor();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.waitForSelector('#app[data-engine="ready"]');
  await openTrust(other);
  assert.equal(await other.locator(".user-trust .supplied li").count(), 2);
  await other.locator(".user-trust .remove").nth(1).click();
  await page.waitForFunction(() => document.querySelectorAll(".user-trust .supplied li").length === 1);
  await close();
});

test("a browser that refuses storage is told so, and the certificate holds until the page is closed", async () => {
  const { page, close } = await open(browser);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("refused", "QuotaExceededError");
    };
  });
  await page.setInputFiles("#input-anchors", new URL("../fixtures/pki/root.crt", import.meta.url).pathname);
  await openTrust(page);
  await page.getByText("Trình duyệt không cho lưu").waitFor();
  assert.equal(await page.locator(".user-trust .supplied li").count(), 2);
  await close();
});
