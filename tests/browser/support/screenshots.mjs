// Pictures of the page to be looked at: each state for everybody and for an office, in both languages, at three widths, light and dark.
// `cargo xtask screenshots` makes all of them; KYSO_STATES, KYSO_LANGUAGES, KYSO_SCHEMES and KYSO_WIDTHS (lists by commas) others.
import { mkdirSync } from "node:fs";
import { checked, choose, judgeDossier, launch, open, openTrust, writeLetter } from "./page.mjs";
import { fixture, flipped } from "./fixtures.mjs";

const FOLDER = process.env.KYSO_SCREENSHOTS;
const WIDTHS = process.env.KYSO_WIDTHS?.split(",").map(Number) ?? [360, 768, 1440];
const HEIGHT = 844;
const good = fixture("two-signatures");
const junk = { name: "thu.pdf", bytes: Buffer.from("xin chào") };
const BOTH = ["citizen", "office"];

/** What the page is given, for whom it is drawn, and what is done then. */
const STATES = {
  empty: { files: [], views: BOTH },
  valid: { files: [good], views: BOTH },
  questions: { files: [good], views: ["citizen"], then: unfold },
  invalid: { files: [flipped(good, "content")], views: BOTH },
  revoked: { files: [fixture("revoked")], views: BOTH },
  unknown: { files: [fixture("issuer-missing")], views: BOTH },
  unsigned: { files: [fixture("unsigned")], views: BOTH },
  changed: { files: [fixture("appended-after-signing")], views: BOTH },
  error: { files: [junk], views: BOTH },
  password: { files: [fixture("encrypted-aes-256")], views: BOTH },
  document: { files: [good], views: BOTH, then: openDocument },
  letter: { files: [flipped(good, "content")], views: ["office"], then: writeLetter },
  dossier: { files: [good, fixture("agency-only-copy"), fixture("unsigned")], views: ["office"], then: judgeDossier },
  register: { files: [good, fixture("clerk-fields")], views: ["office"], then: register },
  many: { files: [good, flipped(good, "signature"), fixture("unsigned"), junk], views: BOTH },
  trust: { files: [], views: ["citizen"], then: openTrust },
};

async function unfold(page) {
  for (const summary of await page.locator(".question > summary").all()) {
    await summary.click();
  }
}

async function openDocument(page) {
  await page.click("#show-document, #open-document");
  await page.waitForSelector(".sheet[data-drawn]");
}

async function register(page) {
  // The result is not good enough to be taken in without a ground.
  await page.click("#bar-accept");
  await page.locator('[id$="-otherwise"]').first().fill("Đã đối chiếu với bản giấy");
  await page.click("#bar-accept");
  await page.waitForSelector("#register");
}

const chosen = (name, all) => process.env[name]?.split(",") ?? all;
mkdirSync(FOLDER, { recursive: true });
const browser = await launch();
for (const state of chosen("KYSO_STATES", Object.keys(STATES))) {
  const { files, views, then } = STATES[state];
  for (const view of views) {
    for (const colorScheme of chosen("KYSO_SCHEMES", ["light", "dark"])) {
      const { page, close } = await open(browser, { view, colorScheme, viewport: { width: WIDTHS[0], height: HEIGHT } });
      if (files.length > 0) {
        await choose(page, ...files);
        await page.waitForSelector("#headline, #again, #password");
        // A single file has no list.
        await (files.length > 1 ? checked(page, files.length) : page.waitForSelector("#cancel-all", { state: "detached" }));
      }
      await then?.(page);
      for (const language of chosen("KYSO_LANGUAGES", ["vi", "en"])) {
        await page.click(`#language-${language}`);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: HEIGHT });
          await page.waitForTimeout(state === "document" ? 800 : 50);
          await page.screenshot({ path: `${FOLDER}/${state}-${view}-${language}-${colorScheme}-${width}.png`, fullPage: true });
        }
      }
      await close();
    }
  }
}
await browser.close();
