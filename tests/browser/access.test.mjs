// WCAG 2.2 AA by axe-core in every state, light and dark; narrow and enlarged; hostile text in shown fields.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { checked, choose, judgeDossier, launch, open, writeLetter } from "./support/page.mjs";
import { fixture, flipped } from "./support/fixtures.mjs";

const AXE = readFileSync(createRequire(new URL("../../www/package.json", import.meta.url)).resolve("axe-core/axe.min.js"), "utf8");
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const good = fixture("two-signatures");
const junk = { name: "thu.pdf", bytes: Buffer.from("xin chào") };
const result = (page) => page.waitForSelector("#headline, #again, #password");
const STATES = {
  empty: async () => undefined,
  good: async (page) => (await choose(page, good), result(page)),
  bad: async (page) => (await choose(page, flipped(good, "content")), result(page)),
  unsigned: async (page) => (await choose(page, fixture("unsigned")), result(page)),
  failed: async (page) => (await choose(page, junk), result(page)),
  many: async (page) => {
    await choose(page, good, flipped(good, "signature"), fixture("unsigned"), junk);
    await checked(page, 4);
  },
};
STATES.letter = async (page) => {
  await choose(page, flipped(good, "content"));
  await result(page);
  await writeLetter(page);
};
STATES.dossier = async (page) => {
  await choose(page, good, fixture("agency-only-copy"), fixture("unsigned"));
  await checked(page, 3);
  await judgeDossier(page);
};
STATES.password = async (page) => (await choose(page, fixture("encrypted-aes-256")), result(page));

for (const colorScheme of ["light", "dark"]) {
  for (const [state, reach] of Object.entries(STATES)) {
    test(`${state}, ${colorScheme}: no violation, no sideways scrolling at 320 px`, async () => {
      const { page, context, close } = await open(browser, { colorScheme, viewport: { width: 360, height: 740 } });
      await reach(page);
      await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
      const session = await context.newCDPSession(page);
      await session.send("Runtime.evaluate", { expression: AXE });
      const violations = await page.evaluate(async () => {
        const { violations: list } = await globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
        return list.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
      });
      assert.deepEqual(violations, []);
      // 320 px is what 400 % leaves of 1280 px (WCAG 2.2, 1.4.10).
      await page.setViewportSize({ width: 320, height: 700 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), "scrolls sideways");
      await close();
    });
  }
}

const HOSTILE = {
  markup: '<img src=x onerror="document.title=1"><script>document.title=2</script>.pdf',
  bidi: "\u202efdp.exe\u2066\u2069.pdf",
  "zero width": "a\u200b\u200d\ufeffb.pdf",
  long: `${"dài".repeat(33_000)}.pdf`,
};
for (const [kind, name] of Object.entries(HOSTILE)) {
  test(`a file name with ${kind} stays text`, async () => {
    const { page, close } = await open(browser, { viewport: { width: 360, height: 740 } });
    // By the page's own input: the driver cleans names.
    await page.evaluate(([named, base64]) => {
      const data = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], named));
      data.items.add(new File([bytes], `2${named}`));
      const input = document.querySelector("#input-documents");
      input.files = data.files;
      input.dispatchEvent(new Event("change"));
    }, [name, good.bytes.toString("base64")]);
    await page.waitForSelector("#headline");
    assert.equal(await page.title(), "Kiểm tra chữ ký số");
    assert.equal(await page.locator("main img, main script").count(), 0);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360), "scrolls sideways");
    assert.equal(await page.locator(".file-name").evaluateAll((list) => list.every((element) => element.tagName === "BDI")), true);
    await close();
  });
}
