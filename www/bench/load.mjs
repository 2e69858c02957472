// A first visit over a slow line, until the verdict: load.mjs PAGE MODULES FILE RUNS; figures as JSON on standard output. With `-` for
// MODULES only the page is visited.
//
// The line is slowed down in the server: Chromium's own throttling does not reach what workers fetch. Everything is sent as a host
// with brotli sends it, over one shared line.
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";

/** What WebPageTest calls 4G. */
const BITS_PER_SECOND = 9e6;
const ROUND_TRIP = 170;
const CHUNK = 8 << 10;
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
  ".png": "image/png",
};

const [folder, modules, file, runs] = process.argv.slice(2);
const compressed = new Map();

/** A file as it goes over the line, or nothing. */
function sent(path) {
  if (!compressed.has(path)) {
    const [root, name] = path.startsWith("/modules/") ? [modules, path.slice(9)] : [folder, path];
    const full = join(root, normalize(name));
    const found = full.startsWith(root) && statSync(full, { throwIfNoEntry: false })?.isFile();
    compressed.set(path, found ? brotliCompressSync(readFileSync(full)) : undefined);
  }
  return compressed.get(path);
}

/** When the line is free again. */
let free = 0;
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Sends in chunks that queue for the one line. */
async function overTheLine(response, body) {
  for (let at = 0; at < body.length; at += CHUNK) {
    const chunk = body.subarray(at, at + CHUNK);
    free = Math.max(free, performance.now()) + (chunk.length * 8e3) / BITS_PER_SECOND;
    await sleep(free - performance.now());
    response.write(chunk);
  }
  response.end();
}

const server = createServer(async (request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  const body = sent(path === "/" ? "/index.html" : path);
  await sleep(ROUND_TRIP);
  if (!body) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? TYPES[".html"], "Content-Encoding": "br", "Content-Length": body.length });
  await overTheLine(response, body);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = `http://127.0.0.1:${server.address().port}/`;
const browser = await chromium.launch({
  executablePath: process.env.KYSO_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
  ],
});

/** One visit with nothing kept from an earlier one; milliseconds from the first request. */
async function visit() {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "vi-VN" });
  const page = await context.newPage();
  const start = Date.now();
  const since = () => Date.now() - start;
  let module = 0;
  page.on("requestfinished", (request) => {
    // The service worker fetches it a second time, for later visits.
    if (module === 0 && /kyso_bg.*\.wasm$/.test(request.url())) {
      module = since();
    }
  });
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForSelector("#input-documents", { state: "attached" });
  const shown = since();
  // A person chooses the file while the engine still loads.
  await page.setInputFiles("#input-documents", file);
  await page.waitForSelector('#app[data-engine="ready"]', { timeout: 60_000 });
  const ready = since();
  await page.waitForSelector("[data-verdict]", { timeout: 60_000 });
  const verdict = since();
  // Once more with everything there: what the check itself takes.
  await page.reload({ waitUntil: "load" });
  await page.waitForSelector('#app[data-engine="ready"]');
  const again = Date.now();
  await page.setInputFiles("#input-documents", file);
  await page.waitForSelector("[data-verdict]");
  const check = Date.now() - again;
  await context.close();
  return { shown, module, ready, verdict, check };
}

/** Reading the structure alone, and all of the check, in the module itself and in the same browser. */
async function split() {
  const page = await browser.newPage();
  await page.goto(`${address}manifest.webmanifest`);
  const bytes = readFileSync(file).toString("base64");
  const found = await page.evaluate(
    async ({ bytes, runs }) => {
      const { default: start, plan, verify } = await import("/modules/kyso.js");
      await start({ module_or_path: fetch("/modules/kyso_bg.wasm") });
      const document = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
      const options = JSON.stringify({ now: "2026-11-22T00:00:00Z", trust: [] });
      const time = (call) => {
        const begin = performance.now();
        call(document, options);
        return performance.now() - begin;
      };
      const times = Array.from({ length: runs }, () => ({ parse: time(plan), all: time(verify) }));
      return times;
    },
    { bytes, runs: Number(runs) },
  );
  await page.close();
  return found;
}

const engine = modules === "-" ? [] : await split();
const visits = [];
for (let run = 0; run <= Number(runs); run += 1) {
  const found = await visit();
  // The first one also starts the browser's own processes.
  if (run > 0) {
    visits.push(found);
  }
}
await browser.close();
server.close();
const bytes = Object.fromEntries([...compressed].filter(([path, body]) => body && !path.startsWith("/modules/")).map(([path, body]) => [path, body.length]));
process.stdout.write(JSON.stringify({ visits, engine, bytes, bitsPerSecond: BITS_PER_SECOND, roundTrip: ROUND_TRIP }));
