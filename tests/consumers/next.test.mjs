// The package in Next: judged on the server that makes the page, and in the browser that shows it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { launch, open } from "./support/chromium.mjs";
import { flipped, upload } from "./support/fixtures.mjs";
import { project, run } from "./support/project.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** Starts the built server on a port that is free, which it says itself, and waits until it answers. */
async function started(folder) {
  const words = [join(folder, "node_modules/next/dist/bin/next"), "start", "--hostname", "127.0.0.1", "--port", "0"];
  const server = spawn(process.execPath, words, { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
  let port;
  for await (const line of createInterface({ input: server.stdout })) {
    port = /http:\/\/127\.0\.0\.1:([1-9]\d*)/.exec(line)?.[1];
    if (port !== undefined) {
      break;
    }
  }
  server.stdout.resume();
  const address = `http://127.0.0.1:${port}/`;
  for (let tries = 0; port !== undefined && tries < 240; tries += 1) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) {
      return { address, html: await answer.text(), stop: () => server.kill() };
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  server.kill();
  throw new Error("next did not start");
}

test("Next: the server judges by itself and writes the element, the browser takes both over", async () => {
  const folder = project("next");
  run(folder, "next", "build");
  const { address, html, stop } = await started(folder);
  try {
    assert.match(html, /<p id="server">not-a-pdf<\/p>/);
    assert.match(html, /<kyso-verifier name="document" view="summary">/);
    const { page, close } = await open(browser, address);
    await page.locator("kyso-verifier input[type=file]").setInputFiles(upload("bad.pdf", flipped("one-signature")));
    await page.waitForFunction(() => document.querySelector("#verdict")?.textContent === "invalid");
    await close();
  } finally {
    stop();
  }
});
