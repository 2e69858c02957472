// The package in the bundlers that people use, built without any configuration for it, run under a strict policy.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open } from "./support/chromium.mjs";
import { flipped, optionsFor, pdf, upload } from "./support/fixtures.mjs";
import { project, run } from "./support/project.mjs";
import { serve } from "./support/serve.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

test("Vite: the page, a worker of the host's own, Vue with the element", async () => {
  const folder = project("vite");
  run(folder, "vite", "build", "--logLevel", "warn");
  const given = join(folder, "given");
  mkdirSync(given, { recursive: true });
  writeFileSync(join(given, "given.json"), JSON.stringify(optionsFor("one-signature")));
  const server = await serve({ "": join(folder, "dist"), given });
  const { page, close } = await open(browser, server.address);
  await page.waitForSelector("#output[data-ready]", { state: "attached" });
  await page.setInputFiles("#file", [upload("good.pdf", pdf("one-signature")), upload("bad.pdf", flipped("one-signature"))]);
  await page.waitForSelector("#output[data-done]");
  assert.deepEqual(await page.locator("#output li").allInnerTexts(), ["good.pdf: valid", "bad.pdf: invalid"]);
  await page.waitForSelector('body[data-worker="good.pdf: indeterminate"]');
  await page.setInputFiles("#vue-file", upload("vue.pdf", flipped("one-signature")));
  await page.waitForFunction(() => document.querySelector("#vue-verdict").textContent === "invalid");
  assert.ok((await page.locator("kyso-verifier [part=headline]").innerText()).length > 5);
  await close();
  server.close();
  const wasm = readdirSync(join(folder, "dist/assets")).filter((name) => name.endsWith(".wasm"));
  assert.equal(wasm.length, 1, "the module once, whatever imports it");
});

test("webpack 5: the page and the element, sharing one verifier", async () => {
  const folder = project("webpack");
  run(folder, "webpack");
  const server = await serve({ "": folder });
  const { page, close } = await open(browser, server.address);
  await page.waitForSelector("body[data-ready]");
  await page.setInputFiles("#file", upload("bad.pdf", flipped("one-signature")));
  await page.waitForFunction(() => document.querySelector("#output").textContent === "invalid");
  await page.locator("kyso-verifier input[type=file]").setInputFiles(upload("unknown.pdf", pdf("one-signature")));
  await page.locator('kyso-verifier [data-verdict="indeterminate"]').waitFor();
  await close();
  server.close();
});
