// The document itself is shown: each state from exactly its bytes, with frames from what was verified, and nothing of it runs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { choose, launch, loaded, open, verdict } from "./support/page.mjs";
import { fixture, flipped } from "./support/fixtures.mjs";

const AXE = readFileSync(createRequire(new URL("../../www/package.json", import.meta.url)).resolve("axe-core/axe.min.js"), "utf8");
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Opens the document of the file and waits for its first page. */
async function show(page, file) {
  await choose(page, file);
  await verdict(page, file.name);
  await page.click("#open-document");
  await page.waitForSelector('#document-view[data-state="now"] .sheet[data-drawn]');
}

/** Chooses the state that the first signature signed. */
async function lookAtFirstSignature(page) {
  const option = page.locator("#document-state option", { hasText: "Chữ ký số 1" });
  const key = await option.getAttribute("value");
  await page.selectOption("#document-state", key);
  await page.waitForSelector(`#document-view[data-state="${key}"] .sheet[data-drawn]`);
}

/** Whether the first page's picture has more than paper on it. */
const isDrawn = (page) =>
  page.$eval(".sheet canvas", (canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return data.some((value, index) => index % 4 !== 3 && value < 128);
  });

test("pdf.js comes by itself once the page is there, from the page's own folder, before and without any file, and stays for use without a network", async () => {
  const asked = [];
  const { page, context, close } = await open(browser, { prepare: (context) => context.on("request", (request) => asked.push(request.url())) });
  await loaded(page);
  // The service worker, which keeps them, asks for the same once more.
  const ofViewer = new Set(asked.map((url) => /\/pdfjs-[\d.]+\/(.*)$/.exec(url)?.[1]).filter(Boolean));
  assert.deepEqual([...ofViewer].sort(), ["parts.bin", "pdf.min.js", "pdf.worker.min.js"]);
  // Nothing of it before the engine: a first result does not wait for it.
  const engine = asked.findIndex((url) => /kyso_bg.*\.wasm$/.test(url));
  assert.ok(engine >= 0 && engine < asked.findIndex((url) => url.includes("pdfjs")));
  // Once more under the service worker: the sample of the demonstration is no part of its first installation.
  await page.reload();
  await loaded(page);
  await context.setOffline(true);
  await page.reload();
  await loaded(page);
  await show(page, fixture("two-signatures"));
  assert.ok(await isDrawn(page));
  await close();
});

test("frames stand where the report says, lead to what is said of them, and follow the state that is seen", async () => {
  const { page, close } = await open(browser);
  await show(page, fixture("two-signatures"));
  assert.ok(await isDrawn(page));
  const frames = page.locator(".mark-signature");
  assert.equal(await frames.count(), 2);
  for (const frame of await frames.all()) {
    const [box, sheet] = [await frame.boundingBox(), await page.locator(".sheet").first().boundingBox()];
    assert.ok(box.width > 20 && box.height > 10 && box.x >= sheet.x && box.x + box.width <= sheet.x + sheet.width + 1);
  }
  await frames.first().focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-labelledby") === "signatures-0-title");
  await lookAtFirstSignature(page);
  assert.equal(await page.locator(".mark-signature").count(), 1);
  assert.match(await page.locator("#document-view .standing").innerText(), /bản lưu trước đây/);
  await close();
});

test("a state is drawn from exactly the bytes that were signed", async () => {
  const { page, close } = await open(browser);
  // Whatever is read of a file passes here: what was read of the state tells how long it is.
  await page.evaluate(() => {
    globalThis.sizes = [];
    const slice = Blob.prototype.slice;
    Blob.prototype.slice = function (start, end, type) {
      const part = slice.call(this, start, end, type);
      if (type === "application/pdf") {
        globalThis.sizes.push(part.size);
      }
      return part;
    };
  });
  const file = fixture("two-signatures");
  await show(page, file);
  // The pictures of the states have been compared, from their bytes as well.
  await page.waitForSelector("#result [data-pictures]");
  await page.evaluate(() => (globalThis.sizes.length = 0));
  await lookAtFirstSignature(page);
  const [size] = await page.evaluate(() => globalThis.sizes);
  const text = file.bytes.toString("latin1");
  const ends = [...text.matchAll(/\/ByteRange\s*\[\s*\d+\s+\d+\s+(\d+)\s+(\d+)/g)].map(([, start, length]) => Number(start) + Number(length));
  assert.equal(size, Math.min(...ends));
  await close();
});

test("the view keeps its place and state when the page is drawn anew, and speaks the other language", async () => {
  const { page, close } = await open(browser);
  await show(page, fixture("two-signatures"));
  await page.getByRole("button", { name: "English" }).click();
  await page.locator('[data-verdict][lang="en"]').waitFor();
  await page.waitForSelector('#document-view[data-state="now"] .sheet[data-drawn]');
  // The pages that stand there at first may be those with the words of before.
  await page.locator("#document-view .page-place", { hasText: /Page 1 of/ }).waitFor();
  await page.click("#zoom-in");
  await page.waitForSelector(".sheet[data-drawn]");
  await close();
});

test("an encrypted document is shown with the password that was given", async () => {
  const { page, close } = await open(browser);
  const file = fixture("encrypted-aes-256");
  await choose(page, file);
  await page.getByLabel("Mật khẩu", { exact: true }).fill(file.note.password);
  await page.keyboard.press("Enter");
  await verdict(page, file.name);
  await page.click("#open-document");
  await page.waitForSelector('#document-view[data-state="now"] .sheet[data-drawn]');
  await close();
});

test("what cannot be shown says so and leaves the result alone", async () => {
  const prepare = (context) => context.route("**/pdfjs-*/**", (route) => route.abort());
  const { page, close } = await open(browser, { serviceWorkers: "block", prepare });
  await choose(page, fixture("two-signatures"));
  const before = await verdict(page, "two-signatures.pdf");
  // Neither are its pictures compared, and that is said.
  await page.waitForSelector('#result [data-pictures="not-loaded"]');
  await page.click("#open-document");
  await page.waitForSelector("#document-again");
  assert.match(await page.locator(".document-failed").innerText(), /Kết quả kiểm tra không bị ảnh hưởng/);
  assert.equal((await verdict(page, "two-signatures.pdf")).verdict, before.verdict);
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`the opened document, ${colorScheme}: no violation, no sideways scrolling`, async () => {
    const { page, context, close } = await open(browser, { colorScheme, viewport: { width: 360, height: 740 } });
    await show(page, flipped(fixture("two-signatures"), "signature"));
    await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
    const session = await context.newCDPSession(page);
    await session.send("Runtime.evaluate", { expression: AXE });
    const violations = await page.evaluate(async () => {
      const { violations: list } = await globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
      return list.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
    });
    assert.deepEqual(violations, []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360), "scrolls sideways");
    await close();
  });
}

test("later changes are listed by page, with the page as it was signed and as it is now", async () => {
  const { page, close } = await open(browser);
  const file = fixture("appended-after-signing");
  await choose(page, file);
  await verdict(page, file.name);
  const first = page.locator("#changes li[data-page]").first();
  const number = await first.getAttribute("data-page");
  assert.match(await first.innerText(), new RegExp(`^Trang ${number}`));
  await first.getByRole("button").click();
  await first.locator(".picture-pair canvas[role=img]").nth(1).waitFor();
  assert.deepEqual((await first.locator("figcaption").allInnerTexts()).slice(-2), [`Trang ${number} như khi ký (phiên bản 2)`, `Trang ${number} hiện nay`]);
  await close();
});

test("one press shows the document as it was signed, another as it is now", async () => {
  const { page, close } = await open(browser);
  await show(page, fixture("two-signatures"));
  assert.equal(await page.getAttribute("#state-now", "aria-pressed"), "true");
  await page.click("#state-signed");
  await page.waitForSelector('#document-view:not([data-state="now"]) .sheet[data-drawn]');
  assert.equal(await page.locator(".mark-signature").count(), 1);
  await page.click("#state-now");
  await page.waitForSelector('#document-view[data-state="now"] .sheet[data-drawn]');
  assert.equal(await page.locator(".mark-signature").count(), 2);
  await close();
});
