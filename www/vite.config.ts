import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";

/** The policy a host is meant to send as a header, less what browsers take from headers only (`frame-ancestors`). */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Keeps the page strict on hosts that send no headers. */
function policyInPage(): Plugin {
  return {
    name: "policy-in-page",
    transformIndexHtml: {
      order: "post",
      handler: () => [
        { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: POLICY }, injectTo: "head-prepend" },
      ],
    },
  };
}

export default defineConfig(({ mode }) => ({
  root: resolve(import.meta.dirname, "portal"),
  // Relative addresses: the page may stand in any folder of a host.
  base: "./",
  define: { __DEMO__: JSON.stringify(mode === "demo") },
  resolve: { alias: { kyso: resolve(import.meta.dirname, "package/dist/index.js") } },
  plugins: [policyInPage()],
  worker: { format: "es" },
  build: {
    outDir: resolve(import.meta.dirname, "dist"),
    emptyOutDir: true,
    target: "es2022",
    // Inlined files would need `data:` in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
}));
