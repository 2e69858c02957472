// The real extension in headless Chromium, between a page over https and a host that only plays the protocol.
import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { answering, browser, EXTENSION_ID, pageOf, register } from "./support/browser.mjs";
import { site } from "./support/site.mjs";

const HOST = fileURLToPath(new URL("support/played-host.mjs", import.meta.url));
let served;
let chrome;
let page;

/** A host of the kind `how`: a script that starts the played one. */
function host(how) {
  const path = join(mkdtempSync(join(tmpdir(), "kyso-host-")), "host.sh");
  writeFileSync(path, `#!/bin/sh\nKYSO_PLAYED=${how} exec "${process.execPath}" "${HOST}"\n`);
  chmodSync(path, 0o755);
  return path;
}
/** A host without the right to be run. */
function lame() {
  const path = host("plain");
  chmodSync(path, 0o644);
  return path;
}
const look = (on, options = {}) => on.evaluate((given) => window.bridge.bridgeStatus(given), options);
const broken = async (on, options) => (await look(on, options)).broken.code;
const failing = (on) => on.evaluate(() => window.bridge.listTokens().then(() => "none", ({ code }) => code));

before(async () => {
  served = await site();
  chrome = await browser({ host: host("plain") });
  page = await pageOf(chrome.context, `${served.origin}/`);
});
after(async () => {
  await chrome?.close();
  served?.close();
});

test("before anybody is asked, the site learns only that the extension is there", async () => {
  assert.equal(await broken(page), "site-not-asked");
});

test("a page in a frame is not served, though its origin is the same", async () => {
  const around = await chrome.context.newPage();
  await around.goto(`${served.origin}/around.html`);
  const frame = around.frames()[1];
  await frame.waitForFunction(() => document.body.dataset.ready !== undefined);
  assert.equal(await frame.evaluate(() => window.bridge.bridgeStatus().then(({ broken }) => broken.code)), "page-framed");
  // The same without the package's own check: nobody is there to answer.
  const heard = await frame.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data.type);
      window.postMessage({ type: "vn.kyso.token-bridge" }, location.origin, [port2]);
      setTimeout(() => resolve("nothing"), 1500);
    });
  });
  assert.equal(heard, "nothing");
  // Nor can it ask through the window around it: that page's own script hands over no port of a frame's.
  const through = await frame.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data.type);
      window.top.postMessage({ type: "vn.kyso.token-bridge" }, location.origin, [port2]);
      setTimeout(() => resolve("nothing"), 1500);
    });
  });
  assert.equal(through, "nothing");
  await around.close();
});

test("the extension puts nothing into a page", async () => {
  const left = await page.evaluate(() => [Object.keys(window).filter((name) => /kyso|chrome\.runtime/.test(name)), document.documentElement.outerHTML.includes("chrome-extension:"), typeof chrome === "object" && "runtime" in chrome]);
  assert.deepEqual(left, [[], false, false]);
});

test("a page closed without an answer decides nothing", async () => {
  const shown = chrome.context.waitForEvent("page", { predicate: (one) => one.url().includes("consent.html") });
  const asked = failing(page);
  const consent = await shown;
  await consent.waitForLoadState();
  await consent.close();
  assert.equal(await asked, "site-not-asked");
});

test("the person sees who asks, and a refusal is kept", async () => {
  const { origin, words, result } = await answering(chrome.context, "refuse", () => failing(page));
  assert.equal(origin, served.origin);
  // In the language of the browser, as it was installed.
  assert.match(words, /thiết bị ký số|signing token/);
  assert.equal(result, "site-refused");
  assert.equal(await broken(page, { ask: true }), "site-refused");
});

test("the list shows the decision, lets it be taken back, and the site may ask again", async () => {
  const sites = await chrome.context.newPage();
  await sites.goto(`chrome-extension://${EXTENSION_ID}/sites.html`);
  await sites.waitForSelector("#sites li");
  assert.ok((await sites.textContent("#sites li")).includes(new URL(served.origin).host));
  await sites.click("#sites button");
  await sites.waitForSelector("#empty:not([hidden])");
  assert.equal(await broken(page), "site-not-asked");
  await sites.close();
});

test("allowed: the request reaches the host with the site that the browser named", async () => {
  const work = () => page.evaluate(() => new window.bridge.NativeSigner().listed().then(({ errors }) => errors));
  const { result } = await answering(chrome.context, "allow", work);
  assert.deepEqual(result, [{ token: served.origin, code: "no-token" }]);
});

test("another site is asked about on its own", async () => {
  const other = await site();
  const second = await pageOf(chrome.context, `${other.origin}/`);
  assert.equal(await broken(second), "site-not-asked");
  await second.close();
  other.close();
});

test("consent taken back ends what the site had, and counts at once", async () => {
  await page.evaluate(async () => {
    window.held = new window.bridge.NativeSigner();
    await window.held.listed();
  });
  const sites = await chrome.context.newPage();
  await sites.goto(`chrome-extension://${EXTENSION_ID}/sites.html`);
  await sites.click("#sites button");
  await sites.waitForSelector("#empty:not([hidden])");
  await sites.close();
  assert.equal(await broken(page), "site-not-asked");
  await answering(chrome.context, "allow", () => page.evaluate(() => window.held.listed().then(() => 0)));
});

for (const [name, code, change] of [
  ["no manifest of a host", "host-missing", () => [undefined]],
  ["a manifest that names another extension", "host-forbidden", () => [host("plain"), ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]]],
  // What Chromium on Linux says of these two: it looks whether the program is there, and starts it in another process.
  ["a manifest whose program is gone", "host-missing", () => ["/nonexistent/kyso-token-host"]],
  ["a program that may not be run", "host-exited", () => [lame()]],
  ["a host that ends at once", "host-exited", () => [host("exit")]],
  ["a host that writes anything else", "host-garbled", () => [host("garbage")]],
  ["a host of an older protocol", "host-too-old", () => [host("old")]],
]) {
  test(`${name}: ${code}`, async () => {
    const [program, allowed] = change();
    const other = await browser({ host: program, allowed });
    try {
      const asking = await pageOf(other.context, `${served.origin}/`);
      const { result } = await answering(other.context, "allow", () => look(asking, { ask: true }));
      assert.equal(result.broken.code, code);
      // Mended, it is found without loading the page again.
      register(other.profile, host("plain"));
      assert.equal((await look(asking)).host, "0.0.1");
    } finally {
      await other.close();
    }
  });
}
