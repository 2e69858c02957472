// What the benches of Chromium share: the browser, and the memory of its pages.
import { readdirSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";

export function launch() {
  return chromium.launch({
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
}

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
export function peakOfPages() {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const ours = processes.filter((pid) => descendsFrom(pid, process.pid));
  const isPage = (pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--type=renderer");
  return Math.max(...ours.filter(isPage).map((pid) => (status(pid, "VmHWM") ?? 0) * 1024));
}
