// After the first visit the page needs no network; files come in from a share sheet; old browsers are told.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADDRESS, choose, launch, open, openTrust, verdict } from "./support/page.mjs";
import { fixture } from "./support/fixtures.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Waits until the worker stands between the page and its host: it is ready before that, while it is being activated. */
const installed = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

test("opened again without a network, the page judges as before", async () => {
  const { page, context } = await open(browser);
  await installed(page);
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  // What comes late, such as the sample's evidence, is kept as well before the network goes.
  await page.waitForSelector('#app[data-engine="ready"]');
  await context.unroute("**/*");
  await context.setOffline(true);
  await page.goto(ADDRESS);
  await page.waitForSelector('#app[data-engine="ready"]');
  await choose(page, fixture("two-signatures"));
  const said = await verdict(page, "two-signatures.pdf");
  assert.ok(["valid", "indeterminate"].includes(said.verdict), said.verdict);
  assert.equal(await page.evaluate(() => document.fonts.check('700 20px "Be Vietnam Pro"')), true);
  await context.close();
});

test("a file from a share sheet is taken once, when the person says so, and not kept", async () => {
  const { page, context } = await open(browser);
  await installed(page);
  await page.evaluate(async (base64) => {
    const form = new FormData();
    form.append("files", new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], "tờ trình.pdf", { type: "application/pdf" }));
    await fetch("./share", { method: "POST", body: form, redirect: "manual" });
  }, fixture("two-signatures").bytes.toString("base64"));
  await page.goto(`${ADDRESS}?shared`);
  await page.click("#take-offered");
  const said = await verdict(page, "tờ trình.pdf");
  assert.notEqual(said.verdict, "");
  assert.deepEqual(await page.evaluate(() => caches.keys().then((names) => names.filter((name) => name.endsWith(" shared")))), []);
  assert.equal(new URL(page.url()).search, "");
  await context.close();
});

test("what another portal of the same host keeps is left alone", async () => {
  const { page, context } = await open(browser);
  await page.evaluate(() => Promise.all([caches.open("kyso /another/ 0123"), caches.open("kyso / 0123")]));
  // An update replaces the version before it, and nothing else.
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.unregister();
    await navigator.serviceWorker.register("./service-worker.js");
    await navigator.serviceWorker.ready;
  });
  await page.waitForFunction(async () => !(await caches.keys()).includes("kyso / 0123"));
  assert.ok(await page.evaluate(async () => (await caches.keys()).includes("kyso /another/ 0123")));
  await context.close();
});

test("a browser without vectors is told what it lacks, and no verdict is shown", async () => {
  const context = await browser.newContext({ locale: "vi-VN" });
  const page = await context.newPage();
  await page.addInitScript(() => (WebAssembly.validate = () => false));
  await page.goto(ADDRESS);
  await page.waitForSelector('#app[data-engine="old"]');
  assert.match(await page.locator("[data-error=browser-too-old]").innerText(), /quá cũ/);
  await context.close();
});

test("the manifest names icons that are there", async () => {
  const manifest = await (await fetch(new URL("manifest.webmanifest", ADDRESS))).json();
  for (const { src } of manifest.icons) {
    assert.equal((await fetch(new URL(src, ADDRESS))).status, 200, src);
  }
});

test("an operator's settings and evidence are used without a new build; settings not understood stop the page", async () => {
  const context = await browser.newContext({ locale: "vi-VN", serviceWorkers: "block" });
  const page = await context.newPage();
  const settings = { schema: "kyso-portal/1", name: "Văn phòng <b>thử</b>", language: "en", evidence: "evidence/index.json", links: [{ text: "Help", href: "https://example.invalid/help" }] };
  await context.route("**/kyso.config.json", (route) => route.fulfill({ json: settings }));
  await context.route("**/evidence/index.json", (route) => route.fulfill({ json: { schema: "kyso-evidence-index/1", date: "2026-11-20", files: ["root.crl", "gone.crl"] } }));
  await context.route("**/evidence/root.crl", (route) => route.fulfill({ path: new URL("../fixtures/pki/root-2026-11.crl", import.meta.url).pathname }));
  await context.route("**/evidence/gone.crl", (route) => route.fulfill({ status: 404 }));
  await page.goto(ADDRESS);
  await page.waitForSelector('#app[data-engine="ready"]');
  assert.match(await page.locator("footer").innerText(), /Văn phòng <b>thử<\/b>/);
  await openTrust(page);
  assert.match(await page.locator(".basis").innerText(), /1 files from the operator[^]*1 files of the index could not be read/);
  settings.schema = "something else";
  await page.reload();
  await page.waitForSelector('#app[data-engine="failed"]');
  await context.close();
});
