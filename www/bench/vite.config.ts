import { resolve } from "node:path";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  resolve: { alias: { kyso: resolve(import.meta.dirname, "../package/dist/index.js") } },
  worker: { format: "es" },
  build: {
    outDir: resolve(import.meta.dirname, "../../target/bench/page"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
