// Drives the bench page: run.mjs ADDRESS FILE RUNS; figures as JSON on standard output.
import { launch, peakOfPages } from "./browser.mjs";

const [address, file, runs] = process.argv.slice(2);
const WAYS = ["digest", "chosen", "webCrypto", "engine"];
const browser = await launch();

// Before anything else is measured in this browser.
const fresh = await browser.newPage();
await fresh.goto(address);
await fresh.waitForSelector("body[data-ready]");
const idle = peakOfPages();
await fresh.setInputFiles("#file", file);
await fresh.evaluate(() => globalThis.measure("chosen"));
const memory = { idle, peak: peakOfPages() };
await fresh.close();

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
process.stdout.write(JSON.stringify({ ...figures, memory, sameReport: reports.size === 1 }));
