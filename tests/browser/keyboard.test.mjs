// The way of a person without a mouse, from the empty page to paper: choose, read, unfold, look, go back in time, print.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./support/page.mjs";
import { fixture } from "./support/fixtures.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const MOST_STEPS = 120;

/** Goes on with Tab until the focus stands on what is asked for; what it stands on must be seen and have an outline. */
async function tabTo(page, selector) {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate((wanted) => {
      const element = document.activeElement;
      const { width, height } = element.getBoundingClientRect();
      return { found: element.matches(wanted), seen: width > 0 && height > 0, outline: getComputedStyle(element).outlineStyle };
    }, selector);
    if (here.found) {
      assert.ok(here.seen && here.outline !== "none", `${selector}: ${JSON.stringify(here)}`);
      return;
    }
  }
  assert.fail(`${selector} was not reached in ${MOST_STEPS} steps`);
}

const text = (page, selector) => page.locator(selector).first().innerText();

test("the main way through the page needs no mouse", async () => {
  const { page, close } = await open(browser);
  await page.evaluate(() => (window.print = () => (window.printed = document.querySelector("#headline")?.textContent)));
  const { name, bytes } = fixture("two-signatures");

  const asked = page.waitForEvent("filechooser");
  await tabTo(page, "#pick");
  await page.keyboard.press("Enter");
  await (await asked).setFiles({ name, mimeType: "application/pdf", buffer: bytes });
  await page.waitForSelector("#headline");

  // What was found is said aloud, and the first link of the page leads to it.
  const headline = await text(page, "#headline");
  await page.waitForFunction((said) => [...document.querySelectorAll("[aria-live], [role=status]")].some((part) => part.textContent.includes(said)), headline);
  await page.evaluate(() => document.activeElement.blur());
  await tabTo(page, ".skip");
  await page.keyboard.press("Enter");
  // A browser gives the focus to what a link leads to when it next draws the page.
  await page.waitForFunction(() => document.activeElement.id === "result");

  await tabTo(page, "#result summary");
  const fold = () => page.evaluate(() => document.activeElement.parentElement.open);
  const before = await fold();
  await page.keyboard.press("Enter");
  assert.equal(await fold(), !before);

  await tabTo(page, "#open-document");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".sheet[data-drawn]");

  // From the pages back to the choice of the state that is shown, by the same key the other way.
  const states = page.locator("#document-state");
  for (let step = 0; step < 20 && !(await states.evaluate((element) => element === document.activeElement)); step += 1) {
    await page.keyboard.press("Shift+Tab");
  }
  assert.ok(await states.evaluate((element) => element === document.activeElement));
  const shown = await states.inputValue();
  await page.keyboard.press("ArrowDown");
  const chosen = await states.inputValue();
  assert.notEqual(chosen, shown);
  await page.waitForSelector(`#document-view[data-state="${chosen}"] .sheet[data-drawn]`);
  assert.ok(await states.evaluate((element) => element === document.activeElement), "the focus stays on the choice");

  await tabTo(page, "#print");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => window.printed), headline);
  await close();
});
