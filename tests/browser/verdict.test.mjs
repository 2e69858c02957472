// A person brings a file and reads what it is worth.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checked, choose, closeTrust, drop, launch, open, openTrust, verdict } from "./support/page.mjs";
import { fixture, flipped } from "./support/fixtures.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("the sample is checked at one press and read in Vietnamese", async () => {
  const { page, close } = await open(browser);
  await page.getByRole("button", { name: "Dùng văn bản mẫu" }).click();
  const said = await verdict(page, "van-ban-mau.pdf");
  const expected = fixture("two-signatures").note.expect;
  assert.ok(["valid", "indeterminate"].includes(said.verdict), said.verdict);
  assert.notEqual(said.headline, "");
  const cards = page.locator("section[aria-labelledby=signatures-title] article");
  assert.equal(await cards.count(), expected.signatures.length);
  // The root is the demonstration's own: it must never pass for an official one.
  assert.match(said.text, /do người dùng thêm/i);
  assert.match(said.text, /Ban Thử nghiệm|thử nghiệm/i);
  assert.doesNotMatch(said.text, /đúng thẩm quyền|chứng chỉ/i);
  await close();
});

test("a dropped file is checked in the same way", async () => {
  const { page, close } = await open(browser);
  await drop(page, fixture("two-signatures"));
  const said = await verdict(page, "two-signatures.pdf");
  assert.ok(["valid", "indeterminate"].includes(said.verdict), said.verdict);
  await close();
});

for (const part of ["content", "digest", "attributes", "signature"]) {
  test(`one flipped byte in the ${part} fails, with the reason`, async () => {
    const { page, close } = await open(browser);
    await drop(page, flipped(fixture("two-signatures"), part));
    const said = await verdict(page, `flipped-${part}`);
    assert.equal(said.verdict, "invalid");
    assert.equal(await page.locator(".headline.tone-bad").count(), 1);
    // Of one signature it stands with it; what both have in common is said once.
    const reasons = page.locator("article > .findings .finding.tone-bad, .shared .finding.tone-bad");
    assert.ok((await reasons.count()) > 0, said.text);
    assert.notEqual((await reasons.first().innerText()).trim(), "");
    assert.doesNotMatch(said.headline, /^hợp lệ/i);
    await close();
  });
}

test("an unsigned file is no failure and no success", async () => {
  const { page, close } = await open(browser);
  await drop(page, fixture("unsigned"));
  const said = await verdict(page, "unsigned.pdf");
  assert.equal(said.verdict, "unsigned");
  assert.equal(await page.locator(".headline.tone-good, .headline.tone-bad").count(), 0);
  assert.equal(await page.locator("article").count(), 0);
  await close();
});

test("several files are listed, each with its own word, one bad file among good ones", async () => {
  const { page, close } = await open(browser);
  await choose(page, fixture("one-signature"), { name: "thu.pdf", bytes: Buffer.from("xin chào") }, fixture("unsigned"));
  const rows = page.locator(".files tbody tr");
  await checked(page, 3);
  assert.match(await rows.nth(1).innerText(), /Không đọc được tệp PDF|Không phải tệp PDF/);
  await rows.nth(2).getByRole("button").first().click();
  assert.equal((await verdict(page, "unsigned.pdf")).verdict, "unsigned");
  await rows.nth(1).getByRole("button", { name: /Bỏ tệp/ }).click();
  assert.equal(await rows.count(), 2);
  await close();
});

test("without its anchor the same file leads to no known root; given back, it does again", async () => {
  const { page, close } = await open(browser);
  await page.getByRole("button", { name: "Dùng văn bản mẫu" }).click();
  const withAnchor = await verdict(page, "van-ban-mau.pdf");
  await openTrust(page);
  await page.locator(".user-trust .remove").click();
  await closeTrust(page);
  await page.waitForFunction((reason) => {
    const shown = document.querySelector("[data-verdict]");
    return shown && shown.getAttribute("data-reason") !== reason;
  }, withAnchor.reason);
  const without = await verdict(page, "van-ban-mau.pdf");
  assert.notEqual(without.verdict, "valid");
  await page.setInputFiles("#input-anchors", new URL("../fixtures/pki/root.crt", import.meta.url).pathname);
  await page.waitForFunction((reason) => document.querySelector("[data-verdict]")?.getAttribute("data-reason") === reason, withAnchor.reason);
  assert.match((await verdict(page, "van-ban-mau.pdf")).text, /do người dùng thêm/i);
  await close();
});
