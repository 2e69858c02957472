// The same extension in Firefox: loaded, asked for consent in its own page, and through it a host that plays the protocol.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { absent } from "../support/absent.mjs";
import { firefox, launch } from "../support/firefox.mjs";
import { site } from "./support/site.mjs";

const EXTENSION = fileURLToPath(new URL("../../www/extension/dist/firefox", import.meta.url));
const HOST = fileURLToPath(new URL("support/played-host.mjs", import.meta.url));
const skip = firefox() ? false : absent("Firefox is not installed: Debian package firefox-esr");
let browser;
let served;
let page;

/** Registers the host as an installation for one user does. */
function register(home) {
  const folder = join(home, ".mozilla/native-messaging-hosts");
  mkdirSync(folder, { recursive: true });
  const script = join(home, "host.sh");
  writeFileSync(script, `#!/bin/sh\nexec "${process.execPath}" "${HOST}"\n`, { mode: 0o755 });
  writeFileSync(join(folder, "vn.kyso.token_host.json"), JSON.stringify({ name: "vn.kyso.token_host", description: "kyso", path: script, type: "stdio", allowed_extensions: ["token-bridge@kyso.vn"] }));
}
const run = async (script, ...args) => (await browser.call("WebDriver:ExecuteScript", { script, args, sandbox: null })).value;
const handles = () => browser.call("WebDriver:GetWindowHandles");

/** Runs a script until it gives something. */
async function until(script, what) {
  for (let tries = 0; tries < 1200; tries += 1) {
    const value = await run(script).catch(() => undefined);
    if (value) {
      return value;
    }
    await wait(100);
  }
  throw new Error(`not within two minutes: ${what}`);
}
const begin = (expression) => run(`window.found = undefined; (${expression}).then((value) => (window.found = JSON.stringify(value)), ({ code }) => (window.found = JSON.stringify({ code })));`);
const ended = async () => JSON.parse(await until("return window.found", "an answer"));

before(async () => {
  if (skip) {
    return;
  }
  served = await site();
  browser = await launch({ capabilities: { acceptInsecureCerts: true }, prepare: register });
  await browser.call("Addon:Install", { path: EXTENSION, temporary: true });
  await browser.call("WebDriver:Navigate", { url: `${served.origin}/` });
  await until("return document.body.dataset.ready !== undefined", "the page");
  ({ value: page } = await browser.call("WebDriver:GetWindowHandle"));
});
after(async () => {
  await browser?.close();
  served?.close();
});

test("Firefox: the extension is there, and the site was not asked about", { skip }, async () => {
  await begin("window.bridge.bridgeStatus()");
  assert.equal((await ended()).broken.code, "site-not-asked");
});

test("Firefox: consent in a page of the extension, then the host", { skip }, async () => {
  const before = await handles();
  await begin("new window.bridge.NativeSigner().listed()");
  let consent;
  for (let tries = 0; tries < 1200 && consent === undefined; tries += 1) {
    consent = (await handles()).find((one) => !before.includes(one));
    await wait(100);
  }
  assert.ok(consent, "no page of the extension came up");
  await browser.call("WebDriver:SwitchToWindow", { handle: consent });
  assert.equal(await until('return document.querySelector("#allow")?.disabled === false && document.querySelector("#origin").textContent', "the question"), served.origin);
  const { value } = await browser.call("WebDriver:FindElement", { using: "css selector", value: "#allow" });
  await browser.call("WebDriver:ElementClick", { id: Object.values(value)[0] });
  await browser.call("WebDriver:SwitchToWindow", { handle: page });
  assert.deepEqual((await ended()).errors, [{ token: served.origin, code: "no-token" }]);
});
