// The package in Angular, built by its application builder and run under the policy of the README.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open } from "./support/chromium.mjs";
import { flipped, upload } from "./support/fixtures.mjs";
import { project } from "./support/project.mjs";
import { README_POLICY, serve } from "./support/serve.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

test("Angular: the element in a template, with worker and module as files of the application", async () => {
  const folder = project("angular");
  execFileSync(process.execPath, ["build.mjs"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  const built = join(folder, "dist/browser");
  const server = await serve({ "": built }, README_POLICY);
  const asked = [];
  // From the first request on: the element may fetch the engine ahead.
  const prepare = (context) => context.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const { page, close } = await open(browser, server.address, { prepare });
  await page.locator("app-checker #file").setInputFiles(upload("bad.pdf", flipped("one-signature")));
  await page.waitForFunction(() => document.querySelector("#verdict")?.textContent === "invalid");
  assert.ok((await page.locator('kyso-verifier [data-verdict="invalid"] [part=headline]').innerText()).length > 5);
  for (const part of ["kyso/dist/worker.js", "kyso/wasm/kyso_bg.wasm", "kyso/trust/vietnam.json"]) {
    assert.ok(existsSync(join(built, part)), part);
    assert.ok(asked.includes(`/${part}`), `${part} was not fetched: ${asked}`);
  }
  await close();
  server.close();
});
