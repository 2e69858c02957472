// What an office does with a document: the kind it is, a dossier, the letter for returning it, receipt, record.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { checked, choose, judgeDossier, launch, open, verdict } from "./support/page.mjs";
import { fixture, flipped } from "./support/fixtures.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const good = fixture("two-signatures");
const office = (page) => page.locator("#result .office");

/** Opens what is folded and gives the part of the page. */
async function opened(page) {
  const part = office(page);
  await part.locator("summary").click();
  return part;
}

/** The text of what the page offers as a file. */
async function offered(page, press) {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

test("a changed document is returned with a letter that the clerk completes", async () => {
  const { page, close } = await open(browser, { acceptDownloads: true });
  await choose(page, flipped(good, "content"));
  await verdict(page, "flipped-content");
  const part = await opened(page);
  await part.getByLabel("Bên gửi").fill("UBND xã Thử Nghiệm");
  await part.getByLabel("Bên nhận").fill("Sở Nội vụ");
  await part.getByLabel("Số, ký hiệu, ngày của văn bản").fill("12/UBND-VP");
  await part.getByLabel("Người xử lý", { exact: true }).fill("Văn thư");
  await part.getByRole("button", { name: "Soạn nội dung trả lại" }).click();
  const letter = part.locator(".letter");
  await letter.waitFor();
  const text = await letter.innerText();
  for (const wanted of ["UBND xã Thử Nghiệm", "Sở Nội vụ", "12/UBND-VP", "Văn thư", "Nội dung bị thay đổi sau khi ký (điểm a khoản 2 Điều 21", "two-signatures-flipped-content.pdf", "SHA-256"]) {
    assert.ok(text.includes(wanted), `${wanted} not in ${text}`);
  }
  const plain = await offered(page, () => part.getByRole("button", { name: "Tải về (văn bản thuần)" }).click());
  assert.equal(plain.text, await letter.evaluate((element) => element.textContent));
  const html = await offered(page, () => part.getByRole("button", { name: "Tải về (HTML)" }).click());
  assert.match(html.text, /^<!DOCTYPE html>/i);
  assert.doesNotMatch(html.text, /<script|https?:\/\/(?!www\.w3)/);
  await part.getByRole("button", { name: "Sao chép" }).click();
  await part.getByText(/Đã sao chép|hãy chọn nội dung/).waitFor();
  await close();
});

test("no letter without a reason; a reason of one's own needs its ground; what was typed outlives the drawing of the page", async () => {
  const { page, close } = await open(browser);
  await page.getByRole("button", { name: "Dùng văn bản mẫu" }).click();
  await verdict(page, "van-ban-mau.pdf");
  const part = await opened(page);
  await part.getByRole("button", { name: "Soạn nội dung trả lại" }).click();
  await part.locator(".action-status.wrong").waitFor();
  assert.equal(await part.locator(".letter").count(), 0);
  const refused = await part.locator(".action-status").innerText();
  await part.getByLabel("Lý do người xử lý nêu").selectOption("R13");
  await part.getByRole("button", { name: "Soạn nội dung trả lại" }).click();
  await page.waitForFunction((before) => {
    const outcome = document.querySelector("#result .action-status.wrong");
    return outcome && outcome.textContent !== "" && outcome.textContent !== before;
  }, refused);
  await part.getByLabel("Căn cứ của lý do nêu thêm").fill("Văn bản gửi Sở Tài chính");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("Handle the document").waitFor();
  await page.getByRole("button", { name: "Tiếng Việt" }).click();
  await page.getByText("Xử lý văn bản", { exact: true }).waitFor();
  const again = office(page);
  assert.equal(await again.getByLabel("Căn cứ của lý do nêu thêm").inputValue(), "Văn bản gửi Sở Tài chính");
  if (!(await again.locator("details").evaluate((element) => element.open))) {
    await again.locator("summary").click();
  }
  await again.getByRole("button", { name: "Soạn nội dung trả lại" }).click();
  await again.locator(".letter").waitFor();
  assert.match(await again.locator(".letter").innerText(), /không đúng nơi nhận[\s\S]*Văn bản gửi Sở Tài chính/);
  await close();
});

test("receipt is confirmed, and the record keeps finding and decision", async () => {
  const { page, close } = await open(browser, { acceptDownloads: true });
  await choose(page, flipped(good, "content"));
  await verdict(page, "flipped-content");
  const part = await opened(page);
  await part.getByRole("button", { name: "Soạn thông báo đã nhận" }).click();
  await part.locator(".letter").waitFor();
  assert.doesNotMatch(await part.locator(".letter").innerText(), /Lý do:|điểm a khoản 2/);
  await part.getByLabel("Quyết định", { exact: true }).selectOption("accept");
  await part.getByRole("button", { name: "Tải bản ghi kiểm tra" }).click();
  await part.locator(".action-status.wrong").waitFor();
  await part.getByLabel("Căn cứ khi quyết định khác").fill("Đã đối chiếu với bản giấy");
  const { name, text } = await offered(page, () => part.getByRole("button", { name: "Tải bản ghi kiểm tra" }).click());
  const record = JSON.parse(text);
  assert.equal(name, "two-signatures-flipped-content.pdf.kyso-record.json");
  assert.deepEqual([record.schema, record.choice, record.decidedOtherwise], ["kyso-record/1", "accept", true]);
  assert.ok(record.decision.json.includes("Đã đối chiếu với bản giấy"));
  // Certificates and lists are kept with the result, of the same moment, each to the letter.
  const result = JSON.parse(record.result.json);
  const pack = JSON.parse(record.evidence.json);
  assert.equal(pack.schema, "kyso-evidence/1");
  assert.ok(pack.items?.length > 2 || JSON.stringify(pack).length > 4000);
  assert.ok(record.evidence.json.includes(result.now), result.now);
  assert.equal(createHash("sha256").update(record.evidence.json).digest("hex"), record.evidence.sha256);
  await part.getByLabel("Kèm gói bằng chứng trong bản ghi").uncheck();
  const without = JSON.parse((await offered(page, () => part.getByRole("button", { name: "Tải bản ghi kiểm tra" }).click())).text);
  assert.equal(without.evidence, null);
  await part.getByRole("button", { name: "Xóa kết quả" }).click();
  await page.waitForSelector("#result", { state: "detached" });
  assert.equal(await page.locator(".office").count(), 0);
  await close();
});

test("the kind of document is the clerk's to say", async () => {
  const { page, close } = await open(browser);
  await choose(page, fixture("agency-only-copy"));
  const inferred = await verdict(page, "agency-only-copy.pdf");
  await page.getByLabel("Loại văn bản").selectOption("original");
  await page.getByText(/Thiếu chữ ký số của người có thẩm quyền/).first().waitFor();
  const said = await verdict(page, "agency-only-copy.pdf");
  assert.notEqual(said.text, inferred.text);
  assert.equal(await page.getByLabel("Loại văn bản").inputValue(), "original");
  await close();
});

test("files are judged as one dossier, each annex by itself", async () => {
  const { page, close } = await open(browser);
  await choose(page, good, fixture("agency-only-copy"), fixture("unsigned"));
  await checked(page, 3);
  await judgeDossier(page);
  // Asked in the list; the answer stands before the verdict on one file, and the verdict is the first thing while there is none.
  const panel = page.locator(".files .dossier");
  const result = page.locator("[data-dossier]");
  assert.notEqual(await result.getAttribute("data-dossier"), "valid");
  const members = result.locator(".dossier-member");
  assert.equal(await members.count(), 3);
  assert.match(await members.nth(0).innerText(), /Văn bản chính/i);
  assert.match(await members.nth(1).innerText(), /Phụ lục/i);
  assert.match(await result.innerText(), /có tệp còn thiếu chữ ký/);
  // Without the annex that nobody signed the answer is another one; the old one is not left standing.
  await panel.getByLabel("unsigned.pdf").uncheck();
  await panel.getByText("hãy xét lại các tệp").waitFor();
  assert.equal(await result.count(), 0);
  await panel.getByRole("button", { name: "Xét lại các tệp" }).click();
  await result.waitFor();
  assert.equal(await members.count(), 2);
  // A letter can be written of a member, too.
  await members.nth(0).locator("summary").first().click();
  await members.nth(0).locator(".office summary").click();
  await members.nth(0).getByRole("button", { name: "Soạn thông báo đã nhận" }).click();
  await members.nth(0).locator(".letter").waitFor();
  await close();
});

test("a whole dossier is returned with one letter, and received with one", async () => {
  const { page, close } = await open(browser, { acceptDownloads: true });
  await choose(page, flipped(good, "content"), fixture("agency-only-copy"), fixture("unsigned"), { name: "hỏng <b>.pdf", bytes: Buffer.from("xin chào") });
  await checked(page, 4);
  await judgeDossier(page);
  const part = page.locator("[data-dossier] > .office");
  await part.locator("summary").click();
  await part.getByLabel("Bên gửi").fill("UBND xã Thử Nghiệm");
  await part.getByLabel("Người xử lý", { exact: true }).fill("Văn thư");
  await part.getByRole("button", { name: "Soạn nội dung trả lại" }).click();
  const letter = part.locator(".letter");
  await letter.waitFor();
  const text = await letter.innerText();
  const reasons = text.slice(text.indexOf("Lý do:"));
  assert.match(text, /Bên gửi: UBND xã Thử Nghiệm/);
  assert.match(text, /Số tệp: 4/);
  assert.match(reasons, /1\. two-signatures-flipped-content\.pdf: Nội dung bị thay đổi sau khi ký \(điểm a khoản 2 Điều 21/);
  // That a file is an annex was inferred: it is listed, and what it lacks is a question and no reason.
  assert.match(text, /unsigned\.pdf: Không có chữ ký số/);
  assert.match(text, /hỏng <b>\.pdf/);
  assert.doesNotMatch(reasons, /unsigned\.pdf|hỏng/);
  // A member with nothing against it is named, with its digest, and not returned for anything.
  assert.match(text, /SHA-256[^\n]*agency-only-copy\.pdf: [0-9a-f]{64}/);
  assert.doesNotMatch(reasons, /agency-only-copy/);
  const plain = await offered(page, () => part.getByRole("button", { name: "Tải về (văn bản thuần)" }).click());
  assert.equal(plain.text, await letter.evaluate((element) => element.textContent));
  const html = await offered(page, () => part.getByRole("button", { name: "Tải về (HTML)" }).click());
  assert.match(html.text, /hỏng &lt;b&gt;\.pdf/);
  assert.doesNotMatch(html.text, /<script|https?:\/\/(?!www\.w3)/);
  await part.getByRole("button", { name: "Soạn thông báo đã nhận" }).click();
  await page.waitForFunction(() => document.querySelector("[data-dossier] > .office .letter")?.textContent.includes("ĐÃ NHẬN"));
  const receipt = await letter.innerText();
  assert.match(receipt, /có tệp mà chữ ký số không hợp lệ/);
  assert.doesNotMatch(receipt, /Lý do:|điểm a khoản 2/);
  await close();
});

test("a dossier without a reason is not returned, unless the clerk has one", async () => {
  const { page, close } = await open(browser);
  await choose(page, good, fixture("agency-only-copy"));
  await checked(page, 2);
  await judgeDossier(page);
  const part = page.locator("[data-dossier] > .office");
  await part.locator("summary").click();
  await part.getByRole("button", { name: "Soạn nội dung trả lại" }).click();
  await part.locator(".action-status.wrong").waitFor();
  assert.equal(await part.locator(".letter").count(), 0);
  await part.getByLabel("Lý do người xử lý nêu").selectOption("R13");
  await part.getByLabel("Căn cứ của lý do nêu thêm").fill("Hồ sơ gửi Sở Tài chính");
  await part.getByRole("button", { name: "Soạn nội dung trả lại" }).click();
  await part.locator(".letter").waitFor();
  assert.match(await part.locator(".letter").innerText(), /không đúng nơi nhận[\s\S]*Hồ sơ gửi Sở Tài chính/);
  await close();
});

test("a file of a dossier that cannot be read is told in words, and the dossier is not good", async () => {
  const { page, close } = await open(browser);
  await choose(page, good, { name: "thu.pdf", bytes: Buffer.from("xin chào") });
  await checked(page, 2);
  await judgeDossier(page);
  assert.notEqual(await page.locator("[data-dossier]").getAttribute("data-dossier"), "valid");
  assert.match(await page.locator(".dossier-member").nth(1).innerText(), /Không kiểm tra được tệp này\. Không/);
  await close();
});

test("the attachments of a mail are a dossier", async () => {
  const { page, close } = await open(browser);
  const part = ({ name, bytes }) =>
    `--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${bytes.toString("base64").replace(/.{76}/g, "$&\r\n")}\r\n`;
  const mail = `From: a@kyso.test\r\nTo: b@kyso.test\r\nSubject: Ho so\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${part(good)}${part(fixture("agency-only-copy"))}--b--\r\n`;
  await choose(page, { name: "thu.eml", bytes: Buffer.from(mail) });
  await page.waitForSelector("#headline, #again");
  await judgeDossier(page);
  assert.match(await page.locator(".dossier-members").innerText(), /two-signatures\.pdf[\s\S]*agency-only-copy\.pdf/);
  await close();
});
