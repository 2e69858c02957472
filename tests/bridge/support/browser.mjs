// Chromium with the extension, and the host registered for it as an installation would.
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(new URL("../../../www/package.json", import.meta.url));
const { chromium } = require("playwright-core");

/** Follows from the `key` in the manifest. */
export const EXTENSION_ID = "egodmfpanhigijfhjcamcdnppkhnkbgk";
export const EXTENSION = fileURLToPath(new URL("../../../www/extension/dist/chromium", import.meta.url));
/** How long a test waits for what has to come: no test is about this time, and a busy machine may need much of it. */
export const PATIENCE = 120_000;
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--ignore-certificate-errors"];

/** A browser with a fresh profile. `host` is the program to register; `allowed` the extensions its manifest names. */
export async function browser({ host, allowed = [EXTENSION_ID], env = {}, locale = "vi-VN" } = {}) {
  if (!existsSync(join(EXTENSION, "manifest.json"))) {
    throw new Error("www/extension/dist is not built: run `cargo xtask extension`");
  }
  const profile = mkdtempSync(join(tmpdir(), "kyso-profile-"));
  register(profile, host, allowed);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: "/usr/bin/chromium",
    headless: true,
    timeout: PATIENCE,
    ignoreDefaultArgs: ["--disable-extensions"],
    args: [...FLAGS, `--disable-extensions-except=${EXTENSION}`, `--load-extension=${EXTENSION}`, `--lang=${locale}`],
    env: { ...process.env, LANGUAGE: locale.slice(0, 2), ...env },
    ignoreHTTPSErrors: true,
    locale,
  });
  context.setDefaultTimeout(PATIENCE);
  return { context, profile, close: () => context.close() };
}

/** Writes the manifest of the host into the profile; none without a host. */
export function register(profile, host, allowed = [EXTENSION_ID]) {
  const folder = join(profile, "NativeMessagingHosts");
  mkdirSync(folder, { recursive: true });
  if (host) {
    const manifest = { name: "vn.kyso.token_host", description: "kyso", path: host, type: "stdio", allowed_origins: allowed.map((id) => `chrome-extension://${id}/`) };
    writeFileSync(join(folder, "vn.kyso.token_host.json"), JSON.stringify(manifest));
  }
}

/** A page of the site, ready to ask. */
export async function pageOf(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() => document.body.dataset.ready !== undefined);
  return page;
}

/** Presses a button of the consent page that comes up while `work` runs. */
export async function answering(context, button, work) {
  const shown = context.waitForEvent("page", { predicate: (page) => page.url().includes("consent.html") });
  const done = work();
  const consent = await shown;
  await consent.waitForFunction(() => document.querySelector("#allow")?.disabled === false);
  const origin = await consent.textContent("#origin");
  const words = await consent.textContent("h1");
  await consent.click(`#${button}`);
  return { origin, words, result: await done };
}
