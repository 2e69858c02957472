// Drives the bench page: run.mjs ADDRESS FILE RUNS; figures as JSON on standard output.
import { chromium } from "playwright-core";

const [address, file, runs] = process.argv.slice(2);
const WAYS = ["digest", "chosen", "webCrypto", "engine"];
const browser = await chromium.launch({
  executablePath: process.env.KYSO_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
});
const page = await browser.newPage();
page.on("pageerror", (error) => process.stderr.write(`${error}\n`));
await page.goto(address);
await page.waitForSelector("body[data-ready]");
await page.setInputFiles("#file", file);
const figures = Object.fromEntries(WAYS.map((way) => [way, []]));
const reports = new Set();
const measure = (way) => page.evaluate((name) => globalThis.measure(name), way);
// One round unmeasured: it compiles the code and brings the file into the cache.
for (const way of WAYS) {
  await measure(way);
}
for (let run = 0; run < Number(runs); run += 1) {
  for (const way of WAYS) {
    const { time, report } = await measure(way);
    figures[way].push(time);
    if (report) {
      reports.add(report);
    }
  }
}
await browser.close();
process.stdout.write(JSON.stringify({ ...figures, sameReport: reports.size === 1 }));
