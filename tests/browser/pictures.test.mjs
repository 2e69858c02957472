// Pages are drawn as signed and as they are now: honest additions raise no alarm, and a renderer that shows something else takes the
// good word back, with both pictures side by side.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choose, launch, open, verdict } from "./support/page.mjs";
import { fixture } from "./support/fixtures.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Waits until the file was judged with what the renderer saw, and gives how many places were left over. */
async function seen(page) {
  const judged = page.locator("#result [data-pictures]");
  await judged.waitFor({ timeout: 60_000 });
  return Number(await judged.getAttribute("data-pictures"));
}

/** pdf.js with another amount on every page of documents of this size: what a viewer shows that is led astray by the file. */
function astray(size) {
  return `
    import * as pdfjs from "./pdf.min.js?itself";
    export const { GlobalWorkerOptions, PDFDataRangeTransport, TextLayer } = pdfjs;
    export function getDocument(options) {
      const task = pdfjs.getDocument(options);
      if (options.range.length !== ${size}) return task;
      const draw = (page) => (settings) => {
        const { promise } = page.render(settings);
        const shown = promise.then(() => settings.canvas.getContext("2d").fillRect(60, 60, 40, 12));
        return { promise: shown, cancel() {} };
      };
      const astray = (target, render) =>
        new Proxy(target, {
          get: (object, name) => (render[name] ?? (typeof object[name] === "function" ? object[name].bind(object) : object[name])),
        });
      const promise = task.promise.then((document) =>
        astray(document, { getPage: async (number) => { const page = await document.getPage(number); return astray(page, { render: draw(page) }); } }),
      );
      return { promise, destroy: () => task.destroy() };
    }
  `;
}

test("a second signature with its picture raises no alarm", async () => {
  const { page, close } = await open(browser);
  for (const name of ["two-signatures", "clerk-fields"]) {
    await choose(page, fixture(name));
    const { text: _, ...before } = await verdict(page, `${name}.pdf`);
    assert.equal(await seen(page), 0, name);
    const { text: __, ...after } = await verdict(page, `${name}.pdf`);
    assert.deepEqual(after, before, name);
    assert.equal(await page.locator("#pictures").count(), 0);
    await page.reload();
    await page.waitForSelector('#app[data-engine="ready"]');
  }
  await close();
});

test("a renderer that shows something else takes the good word back and both pictures are shown", async () => {
  const file = fixture("two-signatures");
  const { page, context, close } = await open(browser, { serviceWorkers: "block" });
  await context.route(/pdf\.min\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body: astray(file.bytes.length) }));
  await choose(page, file);
  assert.ok((await seen(page)) > 0);
  const result = page.locator("#result .verdict");
  assert.equal(await result.getAttribute("data-verdict"), "indeterminate");
  assert.equal(await result.getAttribute("data-reason"), "pictures-differ");
  assert.match(await page.locator("#headline").innerText(), /Chưa đủ/);
  const pair = page.locator(".picture-pair").first();
  await pair.locator("canvas").nth(1).waitFor({ timeout: 30_000 });
  assert.match(await pair.innerText(), /như khi ký[\s\S]*hiện nay/);
  const [signed, now] = await pair.locator("canvas").evaluateAll((list) => list.map((canvas) => canvas.toDataURL()));
  assert.notEqual(signed, now);
  // In the other language, too, and it stays so.
  await page.click("#language-en");
  await page.waitForSelector('.verdict[lang="en"] #pictures-title');
  assert.match(await page.locator("#pictures-title").innerText(), /look different/);
  assert.equal(await result.getAttribute("data-reason"), "pictures-differ");
  await close();
});
