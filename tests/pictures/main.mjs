// Draws the pages of every file that was saved after it was signed, as the page does, and counts where that raises an alarm.
//
//     main.mjs KYSO CORPORA [--only SUITE]...
//
// An alarm over an honest file, or over one whose changes the engine vouches for, is a failure: either the witness is wrong or the
// engine is. Of attacks it is counted how many the witness sees; most of them the engine refuses by itself. Everything is drawn by the
// package's own code in the browser, and the program weighs what was seen.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { signedStates } from "../../www/package/dist/pictures/compare.js";
import { serve } from "../consumers/support/serve.mjs";
import { corpora, fixtures } from "./cases.mjs";
import { asked } from "./kyso.mjs";
import { Tally } from "./tally.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const { chromium } = createRequire(`${ROOT}www/package.json`)("playwright-core");
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];
/** Milliseconds for one file. */
const LIMIT = 180_000;

const [program, beside, ...rest] = process.argv.slice(2);
const only = rest.filter((word) => word !== "--only");
const kyso = asked(program);
const site = await serve({
  "": fileURLToPath(new URL("./", import.meta.url)),
  package: `${ROOT}www/package/dist`,
  pdfjs: `${ROOT}www/node_modules/pdfjs-dist`,
});
const browser = await chromium.launch({ executablePath: process.env.KYSO_CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS, timeout: LIMIT });
let current;

/** A page with the package and pdf.js in it; `revision` gives it the bytes that were signed. */
async function open() {
  const page = await browser.newPage();
  page.setDefaultTimeout(LIMIT);
  await page.goto(`${site.address}blank.html`);
  await page.exposeFunction("revision", async (id) => (await kyso.revision(current, id)).toString("base64"));
  await page.evaluate(async () => {
    const [{ comparePictures }, { pdfJsRenderer }, pdfjs] = await Promise.all(
      ["/package/pictures/compare.js", "/package/pictures/pdfjs.js", "/pdfjs/legacy/build/pdf.min.mjs"].map((path) => import(path)),
    );
    pdfjs.GlobalWorkerOptions.workerSrc = "/pdfjs/legacy/build/pdf.worker.min.mjs";
    const at = (folder) => new URL(`/pdfjs/${folder}/`, location.href).href;
    const parts = { cMapUrl: at("cmaps"), cMapPacked: true, standardFontDataUrl: at("standard_fonts"), wasmUrl: at("wasm"), iccUrl: at("iccs") };
    const renderer = pdfJsRenderer(pdfjs, parts);
    const blobOf = (text) => new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], { type: "application/pdf" });
    const verifier = { signedRevision: async (_, id) => blobOf(await globalThis.revision(id)) };
    globalThis.compare = ({ bytes, report, password }) =>
      comparePictures(verifier, blobOf(bytes), report, renderer, password === undefined ? {} : { password });
  });
  return page;
}

let page = await open();

/** What the renderer saw; nothing where there is nothing to compare. */
async function seen(one, report) {
  current = one;
  const given = { bytes: readFileSync(one.path).toString("base64"), report, password: one.password };
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("too slow")), LIMIT);
  });
  try {
    return await Promise.race([page.evaluate((it) => globalThis.compare(it), given), late]);
  } catch (error) {
    // Whatever brought it to a stop is not left to the next file.
    await page.close();
    page = await open();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function compare(one, tally) {
  const report = await kyso.report(one);
  if (!report) {
    return tally.skip(one, "no report on them");
  }
  if (signedStates(report).length === 0) {
    return tally.skip(one, "nothing came after a signature");
  }
  let pictures;
  try {
    pictures = await seen(one, report);
  } catch (error) {
    return tally.skip(one, `renderer: ${String(error.message).split("\n")[0]}`);
  }
  if (!pictures) {
    return tally.skip(one, "no page can be drawn in two states");
  }
  const after = await kyso.reportWith(one, pictures);
  if (!after?.document.pictures) {
    return tally.skip(one, "the pictures were not taken");
  }
  return tally.compared(one, report.document.asShown, after.document.pictures.differing);
}

const listed = [...fixtures(ROOT), ...corpora(beside)].filter(({ suite }) => only.length === 0 || only.includes(suite));
if (!listed.some(({ suite }) => suite !== "fixtures")) {
  console.log("pictures: no corpora beside the project; only its own files are compared");
}
const tally = new Tally();
for (const one of listed) {
  await compare(one, tally);
}
await browser.close();
site.close();
kyso.close();
process.exitCode = tally.tell() ? 0 : 1;
