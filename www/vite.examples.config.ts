import { resolve } from "node:path";
import { defineConfig } from "vite";
import { policyInPage, shared } from "./vite.config.ts";

const PACKAGE = resolve(import.meta.dirname, "package");

/** The page of examples, in the demonstration alone; built after the page and beside it. Every entry is what the package exports under its name. */
export default defineConfig(({ mode }) => ({
  ...shared(mode),
  root: resolve(import.meta.dirname, "examples"),
  publicDir: false,
  resolve: {
    alias: [
      { find: /^kyso$/, replacement: `${PACKAGE}/dist/index.js` },
      { find: /^kyso\/kyso\.wasm/, replacement: `${PACKAGE}/wasm/kyso_bg.wasm` },
      { find: /^kyso\/sign\.wasm/, replacement: `${PACKAGE}/wasm/sign_bg.wasm` },
      { find: /^kyso\/trust\/vietnam\.json$/, replacement: `${PACKAGE}/trust/vietnam.json` },
      { find: /^kyso\/custom-elements\.json$/, replacement: `${PACKAGE}/dist/custom-elements.json` },
      { find: /^kyso\/((?:sign\/)?\w+)/, replacement: `${PACKAGE}/dist/$1.js` },
    ],
  },
  plugins: [policyInPage()],
  worker: { format: "es" },
  build: {
    outDir: resolve(import.meta.dirname, "dist"),
    emptyOutDir: false,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: resolve(import.meta.dirname, "examples/examples.html") },
  },
}));
