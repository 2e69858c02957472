import { resolve } from "node:path";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  resolve: {
    alias: [
      { find: /^kyso$/, replacement: resolve(import.meta.dirname, "../package/dist/index.js") },
      { find: /^kyso\/sign$/, replacement: resolve(import.meta.dirname, "../package/dist/sign.js") },
    ],
  },
  worker: { format: "es" },
  build: {
    outDir: resolve(import.meta.dirname, "../../target/bench/page"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
