// The package in the bundlers that people use, built without any configuration for it, run under a strict policy.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open, PATIENCE } from "./support/chromium.mjs";
import { flipped, pdf, upload } from "./support/fixtures.mjs";
import { project, run } from "./support/project.mjs";
import { POLICY, serve } from "./support/serve.mjs";
import { give, judgesBoth, worksInDevelopment } from "./support/vite.mjs";

const TSC = createRequire(new URL("../../www/package.json", import.meta.url)).resolve("typescript/package.json").replace("package.json", "bin/tsc");

/** pdf.js, which the viewer is given, and a policy under which it sets the fonts of a document. */
const PDFJS = dirname(createRequire(new URL("../../www/package.json", import.meta.url)).resolve("pdfjs-dist/package.json"));
const WITH_PDFJS = `${POLICY}; font-src 'self' data: blob:`;

/** Chooses a file in the wrapped element: its listener hands it to the wrapped viewer, which shows it. */
async function useWrapped(page) {
  await page.locator("#wrapped input[type=file]").setInputFiles(upload("bad.pdf", flipped("one-signature")));
  await page.waitForFunction(() => document.querySelector("#wrapped-verdict")?.textContent === "invalid");
  await page.waitForFunction(() => document.querySelector("#shown-pages")?.textContent === "1");
  // What was found of the signature stands in its frame.
  await page.locator("#shown [part=mark]").first().waitFor();
  await page.locator('#shown [part=item][data-verdict="invalid"]').waitFor();
}

/** What Vue's templates are checked by. */
const VUE_TYPES = `
  import type { GlobalComponents } from "vue";
  import type {} from "kyso/vue";
  type Props = InstanceType<GlobalComponents["kyso-verifier"]>["$props"];
  export const right: Props = { view: "full", file: null, onKysoReport: ({ detail }) => void detail.report.verdict };
  // @ts-expect-error: no such view
  export const wrong: Props = { view: "half" };
  type Signs = InstanceType<GlobalComponents["kyso-signer"]>["$props"];
  export const signs: Signs = { level: "B-T", onKysoSigned: ({ detail }) => void detail.signed.name, onKysoNotSigned: ({ detail }) => void detail.code };
  // @ts-expect-error: no such level
  export const never: Signs = { level: "B-X" };
  import { KysoViewer } from "kyso/vue";
  type Viewer = InstanceType<typeof KysoViewer>["$props"];
  export const shown: Viewer = { file: null, onReport: ({ report }) => void report.verdict, onShown: ({ pages }) => void pages };
  // @ts-expect-error: no such option
  export const unknown: Viewer = { file: 1 };
`;

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

test("Vite: the page, a worker of the host's own, Vue with the element", async () => {
  const folder = project("vite");
  writeFileSync(join(folder, "types.ts"), VUE_TYPES);
  execFileSync(process.execPath, [TSC, "--strict", "--noEmit", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022,dom,dom.iterable", "--types", "", "--skipLibCheck", "types.ts"], { cwd: folder, stdio: "inherit" });
  run(folder, "vite", "build", "--logLevel", "warn");
  give(folder);
  const server = await serve({ "": join(folder, "dist"), given: join(folder, "given"), pdfjs: PDFJS }, WITH_PDFJS);
  const { page, close } = await open(browser, `${server.address}?pdfjs`);
  await page.waitForSelector("#output[data-ready]", { state: "attached" });
  await judgesBoth(page);
  await page.waitForSelector('body[data-worker="good.pdf: indeterminate"]');
  await page.setInputFiles("#vue-file", upload("vue.pdf", flipped("one-signature")));
  await page.waitForFunction(() => document.querySelector("#vue-verdict")?.textContent === "invalid");
  assert.ok((await page.locator("#app kyso-verifier [part=headline]").innerText()).length > 5);
  await useWrapped(page);
  await close();
  server.close();
  const wasm = readdirSync(join(folder, "dist/assets")).filter((name) => name.endsWith(".wasm"));
  assert.equal(wasm.length, 1, "the module once, whatever imports it");
});

test("Vite's server for development, without any configuration for the package", async () => {
  await worksInDevelopment(browser, project("vite"));
});

test("a CDN, without a bundler: worker, module and trust file come from another origin", async () => {
  const folder = project("cdn");
  const types = { ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };
  const cdn = createServer((request, response) => {
    const file = join(folder, "node_modules", new URL(request.url, "http://localhost").pathname.replace("kyso@0.1.0", "kyso"));
    response.writeHead(existsSync(file) ? 200 : 404, { "content-type": types[extname(file)] ?? "", "access-control-allow-origin": "*" });
    response.end(existsSync(file) ? readFileSync(file) : "");
  });
  await new Promise((resolve) => cdn.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${cdn.address().port}`;
  const html = readFileSync(join(folder, "index.html"), "utf8").replaceAll("https://cdn.example", origin);
  const host = createServer((request, response) => response.writeHead(request.url === "/" ? 200 : 404, { "content-type": "text/html" }).end(request.url === "/" ? html : ""));
  await new Promise((resolve) => host.listen(0, "127.0.0.1", resolve));
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`http://127.0.0.1:${host.address().port}/`);
  await page.waitForSelector("body[data-ready]");
  await page.locator("kyso-verifier input[type=file]").setInputFiles(upload("bad.pdf", flipped("one-signature")));
  await page.locator('kyso-verifier [data-verdict="invalid"]').waitFor();
  await page.close();
  for (const server of [cdn, host]) {
    server.closeAllConnections();
    server.close();
  }
});

test("React: the element in JSX, drawn on a server and in the page, with types", async () => {
  const folder = project("react");
  execFileSync(process.execPath, [TSC, "-p", folder], { stdio: "inherit" });
  run(folder, "vite", "build", "--logLevel", "warn");
  run(folder, "vite", "build", "--logLevel", "warn", "--ssr", "src/server.tsx", "--outDir", "server");
  const markup = execFileSync(process.execPath, ["server/server.js"], { cwd: folder, encoding: "utf8" });
  assert.match(markup, /<kyso-verifier[^>]* name="document"/);
  assert.match(markup, /<kyso-verifier id="wrapped" view="summary">/);
  assert.match(markup, /<kyso-viewer id="shown">/);
  writeFileSync(join(folder, "dist/index.html"), readFileSync(join(folder, "dist/index.html"), "utf8").replace("<!--app-->", markup.trim()));
  const server = await serve({ "": join(folder, "dist"), pdfjs: PDFJS }, WITH_PDFJS);
  const { page, close } = await open(browser, server.address);
  await page.locator("kyso-verifier[name=document] input[type=file]").setInputFiles(upload("bad.pdf", flipped("one-signature")));
  await page.waitForFunction(() => document.querySelector("#verdict")?.textContent === "invalid");
  await useWrapped(page);
  await close();
  server.close();
});

test("webpack 5: the page and the element, sharing one verifier", async () => {
  const folder = project("webpack");
  run(folder, "webpack");
  const server = await serve({ "": folder });
  const { page, close } = await open(browser, server.address);
  await page.waitForSelector("body[data-ready]");
  await page.setInputFiles("#file", upload("bad.pdf", flipped("one-signature")));
  await page.waitForFunction(() => document.querySelector("#output")?.textContent === "invalid");
  await page.locator("kyso-verifier input[type=file]").setInputFiles(upload("unknown.pdf", pdf("one-signature")));
  await page.locator('kyso-verifier [data-verdict="indeterminate"]').waitFor();
  await close();
  server.close();
});
