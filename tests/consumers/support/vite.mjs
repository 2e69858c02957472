// Vite's server for development, and what its page says of two files.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { open } from "./chromium.mjs";
import { flipped, optionsFor, pdf, upload } from "./fixtures.mjs";

/** Writes what the page asks its host for. */
export function give(folder) {
  mkdirSync(join(folder, "given"), { recursive: true });
  writeFileSync(join(folder, "given/given.json"), JSON.stringify(optionsFor("one-signature")));
}

/** Chooses a good file and a bad one, and reads what is said of them. */
export async function judgesBoth(page) {
  await page.setInputFiles("#file", [upload("good.pdf", pdf("one-signature")), upload("bad.pdf", flipped("one-signature"))]);
  await page.waitForSelector("#output[data-done]");
  assert.deepEqual(await page.locator("#output li").allInnerTexts(), ["good.pdf: valid", "bad.pdf: invalid"]);
}

/** Waits until the server has put together what it found so far. */
async function settled({ environments }) {
  const { depsOptimizer } = environments.client;
  await depsOptimizer.scanProcessing;
  while (Object.keys(depsOptimizer.metadata.discovered).length > 0) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Starts the server of a project's own Vite and uses its page. */
export async function worksInDevelopment(browser, folder) {
  give(join(folder, "public"));
  const vite = await import(pathToFileURL(createRequire(join(folder, "package.json")).resolve("vite")));
  const server = await vite.createServer({ root: folder, logLevel: "error", server: { port: 0, host: "127.0.0.1" } });
  await server.listen();
  const visit = async () => {
    const visited = await open(browser, `http://127.0.0.1:${server.httpServer.address().port}/`);
    await visited.page.waitForSelector("#output[data-ready]", { state: "attached" });
    return visited;
  };
  // What it finds on the first visit it puts together, and then loads the page anew, whatever is being done there: files come with the next.
  const first = await visit();
  await settled(server);
  await first.page.waitForSelector("#output[data-ready]", { state: "attached" });
  await first.close();
  const { page, close } = await visit();
  await judgesBoth(page);
  await close();
  await server.close();
}
