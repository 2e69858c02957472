// Builds the extension from one source for Chromium and for Firefox, into `www/extension/dist`. `cargo xtask extension` runs it.
// Nothing in it depends on the clock or the machine: the same source gives the same files.
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "rolldown";

const here = import.meta.dirname;
const read = (path) => JSON.parse(readFileSync(join(here, path), "utf8"));
const { version } = read("../../pkg-config/package.json");
const ENTRIES = { background: "background/index.ts", content: "content/bridge.ts", consent: "pages/consent.ts", sites: "pages/sites.ts" };

for (const browser of ["chromium", "firefox"]) {
  const to = join(here, "dist", browser);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const [name, source] of Object.entries(ENTRIES)) {
    // Scripts in pages and workers of an extension cannot import: one file each.
    await build({ input: join(here, "src", source), output: { file: join(to, `${name}.js`), format: "iife", minify: false }, logLevel: "warn" });
  }
  for (const name of ["consent.html", "sites.html", "page.css"]) {
    copyFileSync(join(here, "src/pages", name), join(to, name));
  }
  copyFileSync(join(here, "../portal/public/icons/icon-192.png"), join(to, "icon-192.png"));
  cpSync(join(here, "_locales"), join(to, "_locales"), { recursive: true });
  const manifest = { ...read("manifest/common.json"), version, ...read(`manifest/${browser}.json`) };
  writeFileSync(join(to, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
