// The page can be read: in two languages, by keyboard, by ear, on a narrow screen, in the dark, on paper.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choose, launch, open, verdict } from "./support/page.mjs";
import { fixture, flipped } from "./support/fixtures.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("the language is switched in place, remembered, and declared", async () => {
  const { page, close } = await open(browser);
  assert.equal(await page.getAttribute("html", "lang"), "vi");
  assert.equal(await page.title(), "Kiểm tra chữ ký số");
  await choose(page, fixture("two-signatures"));
  const inVietnamese = await verdict(page, "two-signatures.pdf");
  await page.getByRole("button", { name: "English" }).click();
  await page.locator('[data-verdict][lang="en"]').waitFor();
  const inEnglish = await verdict(page, "two-signatures.pdf");
  assert.equal(inEnglish.verdict, inVietnamese.verdict);
  assert.notEqual(inEnglish.headline, inVietnamese.headline);
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.equal(await page.title(), "Check digital signatures");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "language-en");
  await page.reload();
  await page.waitForSelector('#app[data-engine="ready"]');
  assert.equal(await page.getAttribute("html", "lang"), "en");
  await close();
});

test("the file dialog opens by keyboard", async () => {
  const { page, close } = await open(browser);
  const opened = page.waitForEvent("filechooser");
  for (let count = 0; count < 12; count += 1) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => document.activeElement?.id)) === "pick") {
      break;
    }
  }
  await page.keyboard.press("Enter");
  const chooser = await opened;
  assert.equal(chooser.isMultiple(), true);
  await close();
});

test("the verdict is announced, and headings and names are in order", async () => {
  const { page, close } = await open(browser);
  await choose(page, flipped(fixture("one-signature"), "content"));
  const said = await verdict(page, "flipped-content");
  const status = page.getByRole("status");
  assert.ok((await status.innerText()).includes(said.headline));
  const levels = await page.$$eval("h1, h2, h3, h4", (all) => all.map((heading) => Number(heading.tagName[1])));
  assert.equal(levels[0], 1);
  assert.ok(levels.every((level, index) => index === 0 || level <= levels[index - 1] + 1), levels.join(" "));
  const nameless = await page.$$eval("button", (all) => all.filter((one) => !one.textContent.trim() && !one.getAttribute("aria-label")).length);
  assert.equal(nameless, 0);
  const twice = await page.$$eval("[id]", (all) => all.length - new Set(all.map((one) => one.id)).size);
  assert.equal(twice, 0);
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    test(`every text stands out from its ground: ${colorScheme}, ${width} wide`, async () => {
      const { page, close } = await open(browser, { colorScheme, viewport: { width, height: 900 } });
      await choose(page, flipped(fixture("two-signatures"), "signature"));
      await verdict(page, "flipped-signature");
      await page.$$eval("details", (all) => all.forEach((part) => (part.open = true)));
      const { weak, count } = await page.evaluate(contrasts);
      assert.ok(count > 30);
      assert.deepEqual(weak, []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(overflow <= 0, `${overflow} px wider than the screen`);
      await close();
    });
  }
}

test("on paper there is what was unfolded, and no controls", async () => {
  const { page, close } = await open(browser);
  await choose(page, fixture("one-signature"));
  await verdict(page, "one-signature.pdf");
  const opened = await page.locator("details[open]").count();
  const folded = await page.locator("details:not([open])").count();
  assert.ok(folded > 0);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("svg.qr").isVisible(), true);
  assert.equal((await page.locator(".digest-value").innerText()).replaceAll(/\s/g, "").length, 64);
  assert.deepEqual([await page.locator("details[open]").count(), await page.locator("details:not([open])").count()], [opened, folded]);
  assert.equal(await page.getByRole("button").count(), 0);
  assert.equal(await page.locator("#headline").isVisible(), true);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await close();
});

/** Contrast of all visible text by WCAG 2.2 §1.4.3: at least 4.5, or 3 for large letters. Runs in the page. */
function contrasts() {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top, bottom) => [0, 1, 2].map((channel) => top[channel] * top[3] + bottom[channel] * (1 - top[3]));
  const light = (colour) => {
    const [red, green, blue] = colour.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) {
      layers.push(rgba(getComputedStyle(one).backgroundColor));
    }
    return layers.reverse().reduce((bottom, top) => over(top, bottom), [255, 255, 255]);
  };
  const weak = [];
  let count = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest(".hidden, .skip, noscript")) {
      continue;
    }
    const style = getComputedStyle(element);
    const below = ground(element);
    const pair = [light(over(rgba(style.color), below)), light(below)].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    count += 1;
    if (ratio < (isLarge ? 3 : 4.5)) {
      weak.push(`${walker.currentNode.data.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
    }
  }
  return { weak, count };
}
