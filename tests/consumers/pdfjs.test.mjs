// kyso/pdfjs with the viewer components of pdfjs-dist in Chromium: the verdict that stands beside the page is ours.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open } from "./support/chromium.mjs";
import { flipped, optionsFor, pdf } from "./support/fixtures.mjs";
import { project } from "./support/project.mjs";
import { POLICY, serve } from "./support/serve.mjs";

let browser;
let server;
let given;
let standing;
let folder;
before(async () => {
  folder = project("pdfjs");
  given = join(folder, "given");
  mkdirSync(given, { recursive: true });
  // The library sets fonts of a document from memory.
  server = await serve({ "": folder, given }, `${POLICY}; font-src 'self' data: blob:`);
  browser = await launch();
  standing = await import(`file://${folder}/node_modules/kyso/dist/pdfjs/status.js`);
});
after(async () => {
  await browser?.close();
  server?.close();
});

async function shown(bytes, options = {}) {
  writeFileSync(join(given, "document.pdf"), bytes);
  writeFileSync(join(given, "options.json"), JSON.stringify(options));
  const opened = await open(browser, `${server.address}index.html?file=/given/document.pdf`);
  await opened.page.waitForSelector("body[data-done]", { state: "attached" });
  const lines = await opened.page.locator("#signatures li").evaluateAll((all) => all.map((one) => [one.dataset.status, one.textContent]));
  return { ...opened, lines, statuses: lines.map(([status]) => status) };
}

test("signatures that passed are verified, and stand where the verified data say", async () => {
  const { page, lines, statuses, close } = await shown(pdf("two-signatures"), optionsFor("two-signatures"));
  assert.deepEqual(statuses, ["verified", "verified"]);
  assert.match(lines[1][1], /Trần Minh Mẫu/);
  await page.locator(".page .kyso-signature").nth(1).waitFor();
  const boxes = await page.locator(".page .kyso-signature").evaluateAll((all) => all.map(({ dataset, offsetWidth, offsetLeft }) => [dataset.status, offsetWidth > 40, offsetLeft > 0]));
  assert.deepEqual(boxes, [["verified", true, true], ["verified", true, true]]);
  if (process.env.KYSO_PICTURES) {
    await page.locator(".kyso-signature").first().scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${process.env.KYSO_PICTURES}/pdfjs.png` });
  }
  await close();
});

test("marks stay with the document they were made for", async () => {
  const { page, close } = await shown(pdf("two-signatures"), optionsFor("two-signatures"));
  await page.locator(".page .kyso-signature").nth(1).waitFor();
  // The same pages with one byte changed, in the same viewer.
  writeFileSync(join(given, "other.pdf"), flipped("two-signatures"));
  await page.evaluate(() => globalThis.showUnjudged("/given/other.pdf"));
  await page.waitForFunction(() => document.querySelectorAll(".page canvas").length > 0 && document.querySelectorAll('.page[data-loaded="true"]').length > 0);
  await page.waitForTimeout(500);
  assert.equal(await page.locator(".kyso-signature").count(), 0);
  await close();
});

test("a signature that the open document does not list is not vouched for, and no mark is drawn over another document", async () => {
  const { createSignatureVerifier } = await import(`file://${folder}/node_modules/kyso/dist/pdfjs.js`);
  const byteRange = [0, 10, 20, 30];
  const passed = { id: 1, indication: "TOTAL-PASSED", subIndication: null, changesJustified: true, integrity: { digestMatches: true, signatureVerifies: true, wholeFile: true }, coverage: { byteRange }, widgets: [{ page: 1, rect: [0, 0, 9, 9] }], chain: 0 };
  const verifier = {
    verify: async () => ({ verdict: "valid", verdictReason: null, signatures: [passed], timestamps: [], shared: { chains: [[]] } }),
    present: async () => ({ language: "vi", headline: {}, signatures: [{ id: 1, tone: "good", title: "", verdict: "x\u202Ey" }], timestamps: [] }),
  };
  const made = (id) => ({ getData: async () => new Uint8Array(), getSignatures: async () => [{ id, byteRange }] });
  const first = made("1");
  let open = first;
  const signatures = createSignatureVerifier({ document: () => open, verifier });
  assert.equal((await signatures.verify({ id: "1", byteRange })).status, "verified");
  assert.equal((await signatures.verify({ id: "1", byteRange })).message, "x\uFFFDy");
  open = made("2");
  assert.equal((await signatures.verify({ id: "1", byteRange })).status, "unknown");
  open = first;
  let draw;
  await signatures.mark({ on: (_name, listener) => (draw = listener), off: () => undefined });
  open = made("2");
  let drawn = 0;
  await draw({ pageNumber: 1, source: { div: { append: () => (drawn += 1) }, viewport: {} } });
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(drawn, 0);
});

test("without the root the same signatures are untrusted, with one byte changed invalid", async () => {
  const unknown = await shown(pdf("two-signatures"));
  assert.deepEqual(unknown.statuses, ["untrusted", "untrusted"]);
  await unknown.close();
  const changed = await shown(flipped("two-signatures"), optionsFor("two-signatures"));
  assert.deepEqual(changed.statuses, ["invalid", "invalid"]);
  await changed.close();
});

test("what pdf.js itself does not look at shows: changes after signing, a revoked certificate", async () => {
  const changed = await shown(pdf("appended-after-signing"), optionsFor("appended-after-signing"));
  assert.ok(changed.statuses.length > 0 && !changed.statuses.includes("verified"), changed.statuses.join());
  assert.ok(changed.lines.every(([, words]) => !/: Chữ ký hợp lệ/.test(words)), "no good words beside a bad status");
  await changed.close();
  const revoked = await shown(pdf("revoked"), optionsFor("revoked"));
  assert.deepEqual(revoked.statuses, ["revoked"]);
  await revoked.close();
});

test("no document that is not good has only verified signatures in pdf.js", () => {
  const byteRange = [0, 10, 20, 30];
  const other = [0, 50, 60, 70];
  const intact = { digestMatches: true, signatureVerifies: true, wholeFile: true };
  const passed = { indication: "TOTAL-PASSED", subIndication: null, changesJustified: true, integrity: intact, coverage: { byteRange } };
  const bad = { ...passed, indication: "TOTAL-FAILED", subIndication: "HASH_FAILURE", integrity: { ...intact, digestMatches: false }, coverage: { byteRange: other } };
  const report = (verdict, ...signatures) => ({ verdict, verdictReason: verdict === "valid" ? null : "changed", signatures, timestamps: [] });
  const listed = [{ id: "1", byteRange }];
  const both = [...listed, { id: "2", byteRange: other }];
  const status = (given, list, one = list[0]) => standing.standingOf(given, list, one).status;

  assert.equal(status(report("valid", passed), listed), "verified");
  // The verdict on one signature is not that on another …
  assert.equal(status(report("invalid", passed, bad), both), "verified");
  assert.equal(status(report("invalid", passed, bad), both, both[1]), "invalid");
  // … unless pdf.js does not list the one that is bad.
  assert.equal(status(report("invalid", passed, bad), listed), "invalid");
  assert.equal(status(report("invalid", passed), listed), "invalid");
  assert.equal(status(report("indeterminate", passed), listed), "unknown");
  assert.equal(status(report("invalid", { ...passed, changesJustified: false }), listed), "invalid");
  // Two over the same bytes, none, or a range that is none: nothing is vouched for.
  assert.equal(status(report("valid", passed, passed), listed), "unknown");
  assert.equal(status(report("valid"), listed), "unknown");
  assert.equal(status(report("valid", { ...passed, coverage: { byteRange: [] } }), [{ id: "1" }]), "unknown");
  // Words beside which pdf.js says "signature verified" are kept from signatures that did not verify.
  const open = (subIndication, integrity = intact) => report("indeterminate", { ...passed, indication: "INDETERMINATE", subIndication, integrity });
  assert.equal(status(open("NO_CERTIFICATE_CHAIN_FOUND"), listed), "untrusted");
  assert.equal(status(open("NO_CERTIFICATE_CHAIN_FOUND", { ...intact, digestMatches: null }), listed), "unknown");
  assert.equal(status(open("OUT_OF_BOUNDS_NO_POE", { ...intact, signatureVerifies: false }), listed), "invalid");
  assert.equal(status(open("OUT_OF_BOUNDS_NO_POE"), listed), "expired");
  assert.equal(status(open("TRY_LATER"), listed), "unknown");
});
