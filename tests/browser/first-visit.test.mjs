// What a first visit waits for: the engine is the largest file of the page, and nothing may hold it up.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADDRESS, launch } from "./support/page.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Names of what a first visit asks for, in order, until the engine is ready; `stop` holds back what matches until it resolves. */
async function asked(stop) {
  // Without a service worker: it asks for everything again, for the next visit.
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const names = [];
  page.on("request", (request) => names.push(new URL(request.url()).pathname.split("/").pop()));
  if (stop) {
    await page.route(stop.files, async (route) => {
      await stop.until(names);
      await route.continue();
    });
  }
  await page.goto(ADDRESS);
  await page.waitForSelector('#app[data-engine="ready"]');
  await context.close();
  return names;
}

test("the engine is fetched once, and before the page's own program has run", async () => {
  const engine = (name) => /^kyso_bg-.*\.wasm$/.test(name);
  const names = await asked({
    files: /\/assets\/index-[^/]*\.js$/,
    until: async (names) => {
      for (let turn = 0; turn < 1200 && !names.some(engine); turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      assert.ok(names.some(engine), "the engine waits for the page's program");
    },
  });
  assert.equal(names.filter(engine).length, 1, names.join(" "));
});
