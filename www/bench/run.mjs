// Drives the bench page: run.mjs ADDRESS FILE RUNS; figures as JSON on standard output.
import { readdirSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [address, file, runs] = process.argv.slice(2);
const WAYS = ["digest", "chosen", "webCrypto", "engine"];
const browser = await chromium.launch({
  executablePath: process.env.KYSO_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
  ],
});
/** A line of `/proc/PID/status`, or nothing where the process has ended. */
function status(pid, name) {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  } catch {
    return undefined;
  }
}

function descendsFrom(pid, ancestor) {
  for (let at = pid; at; at = status(at, "PPid")) {
    if (at === ancestor) {
      return true;
    }
  }
  return false;
}

/** Most memory that a page's process of this browser ever had, in bytes. */
function peakOfPages() {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const ours = processes.filter((pid) => descendsFrom(pid, process.pid));
  const isPage = (pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--type=renderer");
  return Math.max(...ours.filter(isPage).map((pid) => (status(pid, "VmHWM") ?? 0) * 1024));
}

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
