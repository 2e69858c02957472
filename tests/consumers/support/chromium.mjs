// Pages in headless Chromium that fail when anything goes elsewhere, breaks the policy or throws.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../../../www/package.json", import.meta.url))("playwright-core");

/** How long a test waits for what has to come: no test is about this time, and a busy machine may need much of it. */
export const PATIENCE = 120_000;

export function launch() {
  return chromium.launch({
    timeout: PATIENCE,
    executablePath: process.env.KYSO_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"],
  });
}

/** Opens an address; `close` fails when something was wrong. What `prepare` does to the context is done before the page asks for anything. */
export async function open(browser, address, { prepare, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 900, height: 900 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const wrong = [];
  const origin = new URL(address).origin;
  await context.route("**/*", (route) => {
    const url = new URL(route.request().url());
    if (url.origin === origin || url.protocol === "blob:" || url.protocol === "data:") {
      return route.continue();
    }
    wrong.push(`asked for ${url.href}`);
    return route.abort();
  });
  await prepare?.(context);
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") {
      wrong.push(message.text());
    }
  });
  await page.goto(address);
  const close = async () => {
    // Requests may still be under way: what comes of them is nobody's matter any more.
    await context.unrouteAll({ behavior: "ignoreErrors" });
    await context.close();
    assert.deepEqual(wrong, []);
  };
  return { page, context, wrong, close };
}
