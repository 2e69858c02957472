// One Chromium for a test file, and pages that watch what must never happen: requests to elsewhere, policy violations, errors.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../../www/package.json", import.meta.url));
const { chromium } = require("playwright-core");

/** Where the built demo is served; `cargo xtask test browser` sets it. */
export const ADDRESS = process.env.KYSO_PAGE;
assert.ok(ADDRESS, "KYSO_PAGE is not set; run `cargo xtask test browser`");

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/** How long a test waits for what has to come: no test is about this time, and a busy machine may need much of it. */
export const PATIENCE = 120_000;

/** The moment at which every page of the tests stands: the evidence of the fixtures is good for it. */
export const NOW = "2026-11-22T00:00:00Z";

/**
 * A browser whose pages all take the present moment to be `NOW`, whatever day it is. They open in the office's view, which shows everything,
 * unless another `view` is asked for: `citizen`, or `none` for what a person sees who comes for the first time.
 */
export async function launch() {
  const browser = await chromium.launch({ executablePath: process.env.KYSO_CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS, timeout: PATIENCE });
  const fresh = browser.newContext.bind(browser);
  browser.newContext = async ({ view = "office", ...options } = {}) => {
    const context = await fresh(options);
    context.setDefaultTimeout(PATIENCE);
    await context.clock.setFixedTime(NOW);
    if (view !== "none") {
      await context.addInitScript((chosen) => {
        try {
          if (localStorage.getItem("kyso.view") === null) {
            localStorage.setItem("kyso.view", chosen);
          }
        } catch {
          // A page without storage has the view that it comes with.
        }
      }, view);
    }
    return context;
  };
  return browser;
}

/**
 * Opens the page and waits until the engine is ready. `close` fails when anything went out or broke a rule. `prepare` gets the context
 * before anything is loaded: what draws documents comes by itself.
 */
export async function open(browser, { prepare, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "vi-VN", ...options });
  const page = await context.newPage();
  const origin = new URL(ADDRESS).origin;
  const seen = { elsewhere: [], violations: [], errors: [] };
  await context.route("**/*", (route) => {
    const url = new URL(route.request().url());
    if (url.origin === origin || url.protocol === "blob:") {
      return route.continue();
    }
    seen.elsewhere.push(url.href);
    return route.abort();
  });
  await context.exposeFunction("reportViolation", (text) => seen.violations.push(text));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      globalThis.reportViolation(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) {
      seen.violations.push(message.text());
    }
  });
  await prepare?.(context);
  await page.goto(ADDRESS);
  await page.waitForSelector('#app[data-engine="ready"]');
  const close = async () => {
    // Requests may still be under way: what comes of them is nobody's matter any more.
    await context.unrouteAll({ behavior: "ignoreErrors" });
    await context.close();
    assert.deepEqual(seen, { elsewhere: [], violations: [], errors: [] });
  };
  return { page, context, seen, close };
}

/**
 * Waits until the page is loaded whole: the copy that is kept, and what draws documents. That comes last; that the network rests may have
 * been true once before, while the engine was made ready.
 */
export async function loaded(page) {
  await page.waitForSelector('#app[data-renderer="ready"]');
  await page.waitForLoadState("networkidle");
}

/** Gives files to the page as its file dialog would. */
export function choose(page, ...files) {
  return page.setInputFiles(
    "#input-documents",
    files.map(({ name, bytes }) => ({ name, mimeType: "application/pdf", buffer: bytes })),
  );
}

/** Waits until this many files are in the list and each has its result. */
export function checked(page, count) {
  const isDone = (expected) =>
    document.querySelectorAll(".files tbody tr").length === expected &&
    document.querySelectorAll(".files .spinner, .files progress").length === 0 &&
    document.querySelector("#cancel-all") === null;
  return page.waitForFunction(isDone, count);
}

/** Drops files onto the middle of the page. */
export async function drop(page, ...files) {
  const list = files.map(({ name, bytes }) => ({ name, base64: bytes.toString("base64") }));
  const transfer = await page.evaluateHandle((items) => {
    const data = new DataTransfer();
    for (const { name, base64 } of items) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], name, { type: "application/pdf" }));
    }
    return data;
  }, list);
  await page.dispatchEvent("body", "dragenter", { dataTransfer: transfer });
  await page.waitForSelector(".veil:not([hidden])");
  await page.dispatchEvent("body", "dragover", { dataTransfer: transfer });
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  await page.waitForSelector(".veil", { state: "hidden" });
}

/** Waits for the verdict on the selected file and gives what stands on the page. */
export async function verdict(page, name) {
  const result = page.locator(`#result[aria-label*="${name}"] [data-verdict]`);
  await result.waitFor();
  return {
    verdict: await result.getAttribute("data-verdict"),
    reason: await result.getAttribute("data-reason"),
    headline: await page.locator("#headline").innerText(),
    text: await result.innerText(),
  };
}

/** Opens what an office does with the document and has a letter written. */
export async function writeLetter(page) {
  const part = page.locator("#result .office");
  await part.locator("summary").click();
  await part.getByRole("button", { name: "Soạn thông báo đã nhận" }).click();
  await part.locator(".letter").waitFor();
}

/** Goes to the page of what results rest on and what is kept, and comes back from it. */
export async function openTrust(page) {
  await page.click("#open-trust");
  await page.waitForSelector(".basis");
}
export async function closeTrust(page) {
  await page.click("#close-trust");
  await page.waitForSelector(".basis", { state: "detached" });
}

/** Has the chosen files judged as one dossier. */
export async function judgeDossier(page) {
  await page.locator("#dossier > summary").click();
  await page.click("#dossier-judge");
  await page.locator("[data-dossier]").waitFor();
}
