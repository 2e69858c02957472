// The page of examples: every entry that the package exports has one, and each gives its result under the policy of the page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { ADDRESS, launch } from "./support/page.mjs";

const AXE = createRequire(new URL("../../www/package.json", import.meta.url)).resolve("axe-core/axe.min.js");
const { exports } = JSON.parse(readFileSync(new URL("../../pkg-config/package.json", import.meta.url), "utf8"));
const DOCS = new URL("../../docs/src/", import.meta.url);

let browser;
let context;
let page;
const wrong = [];
before(async () => {
  browser = await launch();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  await context.route("**/*", (route) => {
    const url = new URL(route.request().url());
    if (url.origin === new URL(ADDRESS).origin || url.protocol === "blob:") {
      return route.continue();
    }
    wrong.push(url.href);
    return route.abort();
  });
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  await page.goto(ADDRESS);
  await page.click("#examples");
  // The page that leads here may have sections, too; and all of this one's are to be there.
  await page.waitForSelector("main section[data-entries]");
  await page.waitForLoadState();
});
after(() => browser?.close());

test("every entry has an example, and a page of the docs", async () => {
  const shown = await page.$$eval("main section", (all) => all.flatMap(({ dataset }) => dataset.entries.split(" ")));
  assert.deepEqual(shown.sort(), Object.keys(exports).filter((entry) => entry !== "./package.json").sort());
  const told = await page.$$eval("main section .told", (all) => all.map(({ textContent }) => textContent.split("docs/src/")[1]));
  for (const [place, anchor] of told.map((one) => one.trim().split("#"))) {
    const headings = [...readFileSync(new URL(place, DOCS), "utf8").matchAll(/^#+ (.+)$/gm)].map(([, words]) => words.toLowerCase().replace(/[^\w -]/g, "").replaceAll(" ", "-"));
    assert.ok(anchor === undefined || headings.includes(anchor), `${place}#${anchor}`);
  }
});

/** What each example shows. */
const RESULTS = {
  verify: /^valid: /,
  direct: /^valid, 2 signatures$/,
  element: ["kyso-verifier [part=item][data-verdict=valid]"],
  viewer: ["kyso-viewer [part=item][data-verdict=valid]", "kyso-viewer [part=mark]", "kyso-viewer .sheet[data-drawn]"],
  pdfjs: /^verified: .+verified: /s,
  react: ["kyso-verifier [part=item][data-verdict=valid]"],
  vue: ["kyso-verifier [part=item][data-verdict=valid]"],
  sign: /^signed\.pdf: valid, 1 signature, level B-B$/,
  bridge: /^page: .+extension: /,
  signer: ["kyso-signer [data-state=ready]"],
  workers: /^valid; a signature would go onto page 1$/,
  modules: /^valid, with \d+ certificates; the module of signing has \d{6,} bytes$/,
  manifest: /<kyso-verifier> .+<kyso-viewer> .+<kyso-signer>/s,
};

for (const [name, expected] of Object.entries(RESULTS)) {
  test(`${name} gives its result, beside its source`, async () => {
    const section = page.locator(`#${name}`);
    await section.getByRole("button", { name: /^Run/ }).first().click();
    await page.waitForSelector(`#${name}:is([data-state=done], [data-state=failed])`);
    const output = section.locator(".output");
    assert.equal(await section.getAttribute("data-state"), "done", await output.innerText());
    if (expected instanceof RegExp) {
      assert.match((await output.innerText()).trim(), expected);
    } else {
      for (const part of expected) {
        await output.locator(part).first().waitFor();
      }
    }
    const source = readFileSync(new URL(`../../www/examples/examples/${name}.js`, import.meta.url), "utf8");
    assert.equal(await section.locator("pre").first().textContent(), source);
  });
}

test("nothing went elsewhere, broke the policy or was refused; the page can be used by everybody", async () => {
  assert.deepEqual(wrong, []);
  await page.evaluate(readFileSync(AXE, "utf8"));
  const { violations } = await page.evaluate(() => globalThis.axe.run(document.querySelector("main"), { resultTypes: ["violations"] }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`), []);
});
