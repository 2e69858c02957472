import { resolve } from "node:path";
import { defineConfig } from "vite";
import { policyInPage, shared } from "./vite.config.ts";

const PORTAL = resolve(import.meta.dirname, "portal");

/**
 * The signing page, built after the page and beside it: nobody who only verifies loads any of it, and the page keeps none of it for later.
 * Its policy lets it connect by https; the page narrows that to the hosts of the operator's settings before anything else.
 */
export default defineConfig(({ mode }) => ({
  ...shared(mode),
  publicDir: false,
  plugins: [policyInPage("https:", "wss://127.0.0.1:8987")],
  worker: { format: "es" },
  build: {
    outDir: resolve(import.meta.dirname, "dist"),
    emptyOutDir: false,
    // Files that both pages have are the same, by the digest in their names.
    assetsDir: "assets",
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: [resolve(PORTAL, "sign.html"), resolve(PORTAL, "sign-return.html")] },
  },
}));
