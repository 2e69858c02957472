// Pictures of each state at three widths, light and dark, to be looked at. `cargo xtask screenshots` runs it.
import { mkdirSync } from "node:fs";
import { choose, judgeDossier, launch, open, writeLetter } from "./page.mjs";
import { fixture, flipped } from "./fixtures.mjs";

const FOLDER = process.env.KYSO_SCREENSHOTS;
const WIDTHS = [360, 768, 1280];
const good = fixture("two-signatures");
const junk = { name: "thu.pdf", bytes: Buffer.from("xin chào") };
const STATES = {
  empty: [],
  valid: [good],
  invalid: [flipped(good, "content")],
  unsigned: [fixture("unsigned")],
  error: [junk],
  password: [fixture("encrypted-aes-256")],
  letter: [flipped(good, "content")],
  dossier: [good, fixture("agency-only-copy"), fixture("unsigned")],
  document: [flipped(good, "signature")],
  many: [good, flipped(good, "signature"), fixture("unsigned"), junk],
};

const FURTHER = { letter: writeLetter, dossier: judgeDossier, document: openDocument };

async function openDocument(page) {
  await page.click("#open-document");
  await page.waitForSelector(".sheet[data-drawn]", { timeout: 30_000 });
}

mkdirSync(FOLDER, { recursive: true });
const browser = await launch();
for (const [state, files] of Object.entries(STATES)) {
  for (const colorScheme of ["light", "dark"]) {
    const { page, close } = await open(browser, { colorScheme, viewport: { width: WIDTHS[0], height: 800 } });
    if (files.length > 0) {
      await choose(page, ...files);
      await page.waitForSelector("#headline, #again, #password", { timeout: 30_000 });
      await page.waitForSelector("#cancel-all", { state: "detached" });
    }
    await FURTHER[state]?.(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await page.waitForTimeout(state === "document" ? 500 : 0);
      await page.screenshot({ path: `${FOLDER}/${state}-${colorScheme}-${width}.png`, fullPage: true });
    }
    await close();
  }
}
await browser.close();
