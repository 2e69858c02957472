// What cannot be checked is said in words, and never looks like a verdict.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADDRESS, choose, launch, open, verdict } from "./support/page.mjs";
import { fixture } from "./support/fixtures.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const UNREADABLE = [
  { what: "a text", name: "thu.pdf", bytes: Buffer.from("Đây không phải là tệp PDF."), code: /^(not-a-pdf|unknown-format)$/ },
  { what: "an empty file", name: "trong.pdf", bytes: Buffer.alloc(0), code: /^empty$/ },
  { what: "a head without a body", name: "cut.pdf", bytes: Buffer.from("%PDF-1.7\n"), code: /^not-a-pdf$/ },
];

for (const { what, code, ...file } of UNREADABLE) {
  test(`${what} gives an error in words`, async () => {
    const { page, close } = await open(browser);
    await choose(page, file);
    const panel = page.locator("[data-error]");
    await panel.waitFor();
    assert.match(await panel.getAttribute("data-error"), code);
    assert.match(await panel.innerText(), /Không kiểm tra được tệp này/);
    assert.match(await panel.innerText(), /không phải là kết luận/);
    assert.ok((await panel.locator(".sentence").innerText()).length > 20);
    assert.equal(await page.locator("[data-verdict]").count(), 0);
    await close();
  });
}

test("an encrypted file asks for its password, says when it is wrong, and is then checked", async () => {
  const { page, close } = await open(browser);
  const file = fixture("encrypted-aes-256");
  await choose(page, file);
  const field = page.getByLabel("Mật khẩu", { exact: true });
  await field.waitFor();
  assert.equal(await page.locator("[data-verdict], [data-error]").count(), 0);
  assert.equal(await field.evaluate((element) => element === document.activeElement), true);
  await field.fill("sai");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: "Mật khẩu chưa đúng" }).waitFor();
  await field.fill(file.note.password);
  await page.keyboard.press("Enter");
  assert.ok(["valid", "indeterminate"].includes((await verdict(page, file.name)).verdict));
  await close();
});

test("a file name is text, whatever it looks like", async () => {
  const { page, close } = await open(browser);
  const name = '<img src=x onerror="document.title=1">.pdf';
  await choose(page, { name, bytes: Buffer.from("x") });
  await page.locator("[data-error]").waitFor();
  assert.equal(await page.locator("#result .file-name").innerText(), name);
  assert.equal(await page.locator("#result img").count(), 0);
  await close();
});

test("while the engine is still loading a file waits, without a word of a verdict", async () => {
  const context = await browser.newContext({ locale: "vi-VN" });
  const page = await context.newPage();
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await context.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(ADDRESS);
  await choose(page, fixture("unsigned"));
  await page.locator(".pending").waitFor();
  assert.match(await page.locator(".pending").innerText(), /Chưa có kết quả/);
  assert.equal(await page.locator("[data-verdict], [data-error], .tone-good, .tone-bad, .tone-warn").count(), 0);
  release();
  assert.equal((await verdict(page, "unsigned.pdf")).verdict, "unsigned");
  await context.unrouteAll({ behavior: "ignoreErrors" });
  await context.close();
});

test("a changed module is refused, and the page says that it cannot work", async () => {
  const context = await browser.newContext({ locale: "vi-VN" });
  const page = await context.newPage();
  await context.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[body.length - 1] ^= 1;
    await route.fulfill({ response, body });
  });
  await page.goto(ADDRESS);
  await page.waitForSelector('#app[data-engine="failed"]');
  assert.match(await page.getByRole("alert").innerText(), /Không mở được công cụ kiểm tra/);
  assert.equal(await page.locator("[data-verdict]").count(), 0);
  // The other modules may still be on their way.
  await context.unrouteAll({ behavior: "ignoreErrors" });
  await context.close();
});
