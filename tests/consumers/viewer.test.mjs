// <kyso-viewer> with pdfjs-dist in Chromium: the document, the result beside it, and frames that are the engine's.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, open } from "./support/chromium.mjs";
import { flipped, note, optionsFor, pdf, upload } from "./support/fixtures.mjs";
import { project } from "./support/project.mjs";
import { POLICY, serve } from "./support/serve.mjs";

const AXE = createRequire(new URL("../../www/package.json", import.meta.url)).resolve("axe-core/axe.min.js");

let browser;
let server;
before(async () => {
  // pdf.js sets fonts of a document from memory.
  server = await serve({ "": project("pdfjs") }, `${POLICY}; font-src 'self' data: blob:`);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const opened = async (options) => {
  const one = await open(browser, `${server.address}viewer.html`, { viewport: { width: 1280, height: 900 }, ...options });
  await one.page.waitForFunction(() => customElements.get("kyso-viewer") && document.querySelector("kyso-viewer").pdfjs);
  return one;
};

/** Gives a file with the options of a fixture's note, and waits until it is judged. */
async function choose(page, name, file = upload(`${name}.pdf`, pdf(name))) {
  await page.evaluate((given) => (document.querySelector("kyso-viewer").verifyOptions = given), optionsFor(name));
  await page.locator("kyso-viewer input[type=file]").setInputFiles(file);
}

const judged = (page, verdict) => page.locator(`kyso-viewer [part=item][data-verdict="${verdict}"]`).waitFor();
const drawn = (page) => page.locator("kyso-viewer .sheet[data-drawn]").first().waitFor();
const frames = (page) => page.locator("kyso-viewer [part=mark]");

test("document, frames and result stand side by side, and lead to each other", async () => {
  const { page, close } = await opened();
  const lines = [];
  page.on("console", (message) => lines.push(message.text()));
  await choose(page, "two-signatures");
  await judged(page, "valid");
  await drawn(page);
  await frames(page).nth(1).waitFor();
  const { report, verdict } = await page.evaluate(() => {
    const viewer = document.querySelector("kyso-viewer");
    return { report: viewer.report.verdict, verdict: viewer.verdict };
  });
  assert.deepEqual([report, verdict], ["valid", "valid"]);
  assert.ok(lines.includes("two-signatures.pdf valid") && lines.some((line) => /^two-signatures\.pdf \d+$/.test(line)));
  const [left, right] = await Promise.all(["document", "result"].map((part) => page.locator(`kyso-viewer [part=${part}]`).boundingBox()));
  assert.ok(left.x + left.width <= right.x && Math.abs(left.y - right.y) < 2, "side by side");
  // A frame says who signed and what was found, where the verified data say that it is.
  assert.match(await frames(page).nth(1).getAttribute("aria-label"), /^Chữ ký số 2: ỦY BAN NHÂN DÂN TỈNH THỬ NGHIỆM: ./);
  const [frame, sheet] = await Promise.all([frames(page).first().boundingBox(), page.locator("kyso-viewer .sheet").first().boundingBox()]);
  assert.ok(frame.width > 20 && frame.x >= sheet.x && frame.x + frame.width <= sheet.x + sheet.width + 1);
  // From the frame to what the result says of it, and back from the list.
  const id = await frames(page).first().getAttribute("data-signature");
  await frames(page).first().click();
  const focused = (wanted) =>
    page.waitForFunction((expected) => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) {
        at = at.shadowRoot.activeElement;
      }
      return `${at.localName} ${at.dataset.signature ?? ""}` === expected;
    }, wanted);
  await focused(`section ${id}`);
  await page.locator("kyso-viewer [part=marks] button").first().click();
  await focused(`button ${id}`);
  if (process.env.KYSO_PICTURES) {
    await page.screenshot({ path: `${process.env.KYSO_PICTURES}/viewer.png` });
  }
  await close();
});

test("a changed document is shown with what is wrong in its frames; another one takes its place whole", async () => {
  const { page, close } = await opened();
  await choose(page, "one-signature", upload("bad.pdf", flipped("one-signature")));
  await judged(page, "invalid");
  await drawn(page);
  await page.locator("kyso-viewer [part=mark].tone-bad").first().waitFor();
  await choose(page, "unsigned");
  await judged(page, "unsigned");
  await drawn(page);
  assert.equal(await frames(page).count(), 0);
  assert.equal(await page.locator("kyso-viewer [part=marks]").isVisible(), false);
  await page.evaluate(() => document.querySelector("kyso-viewer").clear());
  await page.locator('kyso-viewer [part=document][data-state="empty"]').waitFor();
  assert.equal(await page.locator("kyso-viewer .sheet").count(), 0);
  await close();
});

test("what was changed after signing is framed, too, and is no signature", async () => {
  const { page, close } = await opened();
  await choose(page, "appended-after-signing");
  await drawn(page);
  const change = page.locator("kyso-viewer [part=change]").first();
  await change.waitFor({ timeout: 30_000 });
  assert.ok((await change.getAttribute("aria-label")).length > 5);
  const signatures = await page.evaluate(() => document.querySelector("kyso-viewer").report.signatures.length);
  assert.equal(await page.locator("kyso-viewer [part=marks] li").count(), signatures);
  await close();
});

test("letters of a font that the document lacks come from pdf.js, whatever the machine has", async () => {
  const { page, close } = await opened();
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const used = await page.evaluate(async () => {
    const viewer = document.querySelector("kyso-viewer");
    const { pdfjs } = viewer;
    const seen = [];
    viewer.pdfjs = { ...pdfjs, getDocument: (options) => (seen.push([options.useSystemFonts, options.isEvalSupported, options.enableScripting]), pdfjs.getDocument(options)) };
    viewer.pdfjsOptions = { ...viewer.pdfjsOptions, isEvalSupported: true, enableScripting: true };
    globalThis.seen = seen;
  });
  assert.equal(used, undefined);
  await choose(page, "two-signatures");
  await drawn(page);
  const [first] = await page.evaluate(() => globalThis.seen);
  assert.deepEqual(first, [false, false, false]);
  assert.ok(asked.some((path) => path.includes("/standard_fonts/")), asked.join(" "));
  await close();
});

test("what cannot be shown is said so, and the result stands beside it", async () => {
  const { page, close } = await opened();
  await choose(page, "one-signature", upload("thu.pdf", Buffer.from("xin chào")));
  await page.locator('kyso-viewer [part=document][data-state="failed"]').waitFor();
  await page.locator('kyso-viewer [part=item][data-state="failed"]').waitFor();
  await page.evaluate(() => (document.documentElement.lang = "en"));
  await page.waitForFunction(() => /could not be shown/.test(document.querySelector("kyso-viewer").shadowRoot.querySelector(".standing").textContent));
  await close();
});

test("the password that opens the result opens the document", async () => {
  const { page, close } = await opened();
  await choose(page, "encrypted-aes-256");
  await page.locator('kyso-viewer [part=document][data-state="locked"]').waitFor();
  await page.locator("kyso-viewer [part=password]").fill(note("encrypted-aes-256").password);
  await page.locator("kyso-viewer [part~=unlock]").click();
  await drawn(page);
  await close();
});

test("below the width of a desk the result comes first; no violation of WCAG 2.2 AA", async () => {
  for (const width of [360, 1280]) {
    const { page, close } = await opened({ viewport: { width, height: 900 }, bypassCSP: true });
    await choose(page, "two-signatures");
    await judged(page, "valid");
    await drawn(page);
    if (width === 360) {
      const [result, pages] = await Promise.all(["result", "document"].map((part) => page.locator(`kyso-viewer [part=${part}]`).boundingBox()));
      assert.ok(result.y + result.height <= pages.y);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling");
    }
    await page.addScriptTag({ path: AXE });
    const violations = await page.evaluate(() => globalThis.axe.run("kyso-viewer", { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }).then(({ violations: all }) => all.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`)));
    assert.deepEqual(violations, []);
    await close();
  }
});
