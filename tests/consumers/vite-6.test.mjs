// The package in Vite 6, whose server for development puts packages together with esbuild.
import { cpSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, open } from "./support/chromium.mjs";
import { project, run } from "./support/project.mjs";
import { serve } from "./support/serve.mjs";
import { give, judgesBoth, worksInDevelopment } from "./support/vite.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** The page of the other project, with this one's Vite and configuration. */
function withSources() {
  const folder = project("vite-6");
  for (const name of ["index.html", "src"]) {
    cpSync(fileURLToPath(new URL(`vite/${name}`, import.meta.url)), join(folder, name), { recursive: true });
  }
  return folder;
}

test("Vite 6, built", async () => {
  const folder = withSources();
  run(folder, "vite", "build", "--logLevel", "warn");
  give(folder);
  const server = await serve({ "": join(folder, "dist"), given: join(folder, "given") });
  const { page, close } = await open(browser, server.address);
  await page.waitForSelector("#output[data-ready]", { state: "attached" });
  await judgesBoth(page);
  await close();
  server.close();
});

test("Vite 6's server for development, with the package left as it is", async () => {
  await worksInDevelopment(browser, withSources());
});
