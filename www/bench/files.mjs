// What a file of a long list costs against one of a short list: files.mjs PAGE FILE FEW MANY RUNS; figures as JSON on standard output.
//
// The same signed file goes in again and again under another name, in the office's view: what grows is the page's own work.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [address, file, few, many, runs] = process.argv.slice(2);
const bytes = readFileSync(file);
const browser = await chromium.launch({
  executablePath: process.env.KYSO_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});

/** Milliseconds for a file, from the choice of all to the last result that is seen. */
async function perFile(count) {
  const context = await browser.newContext({ locale: "vi-VN", viewport: { width: 1280, height: 900 } });
  await context.addInitScript(() => localStorage.setItem("kyso.view", "office"));
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForSelector('#app[data-engine="ready"]');
  const files = Array.from({ length: count }, (_, index) => ({
    name: `van-ban-${String(index + 1).padStart(4, "0")}.pdf`,
    mimeType: "application/pdf",
    buffer: bytes,
  }));
  // Files are there before the clock starts: their way into the browser is not the page's work.
  await page.evaluate(() => {
    globalThis.took = new Promise((resolve) => {
      document.querySelector("#input-documents").addEventListener("change", () => (globalThis.begun = performance.now()), { capture: true });
      const look = () => {
        const isDone =
          globalThis.begun !== undefined &&
          document.querySelector("#cancel-all") === null &&
          document.querySelector("#headline") !== null &&
          document.querySelector(".files") !== null;
        isDone ? resolve(performance.now() - globalThis.begun) : setTimeout(look, 20);
      };
      look();
    });
  });
  await page.setInputFiles("#input-documents", files);
  const took = await page.evaluate(() => globalThis.took);
  await context.close();
  return took / count;
}

const figures = { few: [], many: [] };
await perFile(Number(few));
for (let run = 0; run < Number(runs); run += 1) {
  figures.few.push(await perFile(Number(few)));
  figures.many.push(await perFile(Number(many)));
}
await browser.close();
process.stdout.write(JSON.stringify(figures));
