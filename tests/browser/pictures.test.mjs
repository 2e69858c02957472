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
  await judged.waitFor();
  return Number(await judged.getAttribute("data-pictures"));
}

/** pdf.js with pages of documents of this size drawn as `shown` says, a promise made of the true one: what a file can do to a viewer. */
function altered(size, shown) {
  return `
    import * as pdfjs from "./pdf.min.js?itself";
    export const { GlobalWorkerOptions, PDFDataRangeTransport, PDFWorker, TextLayer } = pdfjs;
    const shown = ${shown};
    export function getDocument(options) {
      const task = pdfjs.getDocument(options);
      if (options.range.length !== ${size}) return task;
      const draw = (page) => (settings) => ({ promise: shown(page.render(settings).promise, settings), cancel() {} });
      const altered = (target, render) =>
        new Proxy(target, {
          get: (object, name) => (render[name] ?? (typeof object[name] === "function" ? object[name].bind(object) : object[name])),
        });
      const promise = task.promise.then((document) =>
        altered(document, { getPage: async (number) => { const page = await document.getPage(number); return altered(page, { render: draw(page) }); } }),
      );
      return { promise, destroy: () => task.destroy() };
    }
  `;
}

/** Another amount on every page: what a viewer shows that is led astray by the file. */
const ASTRAY = `(drawn, settings) => drawn.then(() => settings.canvas.getContext("2d").fillRect(60, 60, 40, 12))`;
/** A page that is never drawn to its end. */
const STUCK = `() => new Promise(() => {})`;

/** Has the page load a pdf.js like that. */
const instead = (body) => (context) => context.route(/pdf\.min\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body }));

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
  const { page, close } = await open(browser, { serviceWorkers: "block", prepare: instead(altered(file.bytes.length, ASTRAY)) });
  await choose(page, file);
  assert.ok((await seen(page)) > 0);
  const result = page.locator("#result .verdict");
  assert.equal(await result.getAttribute("data-verdict"), "indeterminate");
  assert.equal(await result.getAttribute("data-reason"), "pictures-differ");
  assert.match(await page.locator("#headline").innerText(), /khác với lúc ký/);
  const pair = page.locator(".picture-pair").first();
  await pair.locator("canvas").nth(1).waitFor();
  assert.match(await pair.innerText(), /như khi ký[\s\S]*hiện nay/);
  const [signed, now] = await pair.locator("canvas").evaluateAll((list) => list.map((canvas) => canvas.toDataURL()));
  assert.notEqual(signed, now);
  // What differs is seen enlarged first, then the whole pages, one frame around what a person takes for one place.
  const parts = page.locator(".picture-part");
  assert.equal(await parts.count(), 2);
  const [part, whole] = [await parts.first().boundingBox(), await page.locator(".picture-pair canvas[role=img]").first().boundingBox()];
  assert.ok(part.y < whole.y && part.height < whole.height);
  // In the other language, too, and it stays so.
  await page.click("#language-en");
  await page.waitForSelector('.verdict[lang="en"] #pictures-title');
  assert.match(await page.locator("#pictures-title").innerText(), /look different/);
  assert.equal(await result.getAttribute("data-reason"), "pictures-differ");
  await close();
});

test("a document that is never drawn to its end is given up on, said to be so, and holds up no other", async () => {
  const [stuck, next] = ["two-signatures", "certified-then-approved"].map(fixture);
  const prepare = async (context) => {
    await instead(altered(stuck.bytes.length, STUCK))(context);
    // A minute passes sooner, for as long as it is hurried.
    await context.addInitScript(() => {
      const every = globalThis.setInterval;
      globalThis.isHurried = true;
      globalThis.setInterval = (call, time, ...rest) => every(call, time === 1000 && globalThis.isHurried ? 150 : time, ...rest);
    });
  };
  const { page, close } = await open(browser, { serviceWorkers: "block", prepare });
  await choose(page, stuck);
  const before = await verdict(page, `${stuck.name}`);
  await page.waitForSelector('#result [data-pictures="too-long"]');
  assert.match(await page.locator("#comparing-pictures").innerText(), /mất quá nhiều thời gian/);
  assert.equal((await verdict(page, stuck.name)).verdict, before.verdict);
  // The other has its whole minute: a slow machine needs some of it.
  await page.evaluate(() => (globalThis.isHurried = false));
  await choose(page, next);
  await verdict(page, next.name);
  assert.equal(await seen(page), 0);
  await close();
});
