// Settings that cannot be had, are broken or are not understood never leave the page to its defaults.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choose, launch } from "./support/page.mjs";
import { fixture } from "./support/fixtures.mjs";
import { host, json } from "./support/host.mjs";

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await host();
});
after(async () => {
  await browser.close();
  server.close();
});

const OWN = { schema: "kyso-portal/1", name: "Đơn vị thử nghiệm" };
const say = (answer) => server.answers.set("/kyso.config.json", answer);

async function visit(options = { serviceWorkers: "block" }) {
  const context = await browser.newContext({ locale: "vi-VN", ...options });
  const page = await context.newPage();
  const go = async (state) => {
    await page.goto(server.address);
    await page.waitForSelector(`#app[data-engine="${state}"]`);
    return page.locator("#app").innerText();
  };
  return { context, page, go };
}

const FAULTS = [{ status: 503, body: "busy" }, { status: 200, body: '{"schema":"kyso-por' }, { status: 200, body: "<!doctype html>", headers: { "content-type": "text/html" } }, { status: 403 }, "reset"];

test("without a copy from before the page stops, and checks nothing", async () => {
  for (const fault of FAULTS) {
    const { context, page, go } = await visit();
    say(fault);
    assert.match(await go("failed"), /Không tải được tệp cấu hình/);
    await choose(page, fixture("one-signature"));
    await page.waitForTimeout(200);
    assert.equal(await page.locator("[data-verdict]").count(), 0);
    await context.close();
  }
});

test("the last good copy holds, and its day is said", async () => {
  const { context, page, go } = await visit();
  say(json(OWN));
  assert.match(await go("ready"), /Đơn vị thử nghiệm/);
  assert.equal(await page.locator("#settings-kept").count(), 0);
  for (const fault of FAULTS) {
    say(fault);
    assert.match(await go("ready"), /Đơn vị thử nghiệm/);
    assert.match(await page.locator("#settings-kept").innerText(), /đã lưu ngày 22\/11\/2026/);
  }
  await context.close();
});

test("only a host that says there are none leaves the page to its defaults", async () => {
  const { context, page, go } = await visit();
  say(json(OWN));
  await go("ready");
  say({ status: 404 });
  assert.doesNotMatch(await go("ready"), /Đơn vị thử nghiệm/);
  assert.equal(await page.locator("#settings-kept").count(), 0);
  say({ status: 503 });
  await go("failed");
  await context.close();
});

test("the worker that keeps the page brings no old settings in without a word", async () => {
  const { context, page, go } = await visit({});
  say(json(OWN));
  await go("ready");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.waitForSelector('#app[data-engine="ready"]');
  say("reset");
  assert.match(await go("ready"), /Đơn vị thử nghiệm/);
  await page.locator("#settings-kept").waitFor();
  await context.close();
});

test("keys that the page does not know stop it and are named", async () => {
  const { context, page, go } = await visit();
  say(json({ ...OWN, trustkey: "RW", colour: "red" }));
  await go("failed");
  assert.match(await page.locator("[data-error=settings]").innerText(), /trustkey, colour/);
  await context.close();
});
