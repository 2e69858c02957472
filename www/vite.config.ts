import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
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
  "manifest-src 'self'",
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

const PORTAL = resolve(import.meta.dirname, "portal");
/** Files of `public` that belong to a version; `kyso.config.json` is the operator's and does not. */
const PUBLIC = ["manifest.webmanifest", "icons/icon-192.png", "icons/icon-512.png", "icons/maskable-512.png"];

/** Writes the service worker with the list of everything that was built; its version is the digest of that. */
function offline(): Plugin {
  return {
    name: "offline",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const digest = createHash("sha256");
        const files = Object.keys(bundle).filter((name) => !name.endsWith(".map")).sort();
        for (const name of files) {
          const part = bundle[name];
          digest.update(name).update(part === undefined ? "" : part.type === "chunk" ? part.code : part.source);
        }
        for (const name of PUBLIC) {
          digest.update(name).update(readFileSync(resolve(PORTAL, "public", name)));
        }
        const source = readFileSync(resolve(PORTAL, "src/service-worker.js"), "utf8");
        digest.update(source);
        this.emitFile({
          type: "asset",
          fileName: "service-worker.js",
          source: source
            .replace("__VERSION__", digest.digest("hex").slice(0, 16))
            .replace("__FILES__", JSON.stringify([...files, ...PUBLIC])),
        });
      },
    },
  };
}

export default defineConfig(({ mode }) => ({
  root: resolve(import.meta.dirname, "portal"),
  // Relative addresses: the page may stand in any folder of a host.
  base: "./",
  define: { __DEMO__: JSON.stringify(mode === "demo") },
  resolve: { alias: { kyso: resolve(import.meta.dirname, "package/dist/index.js") } },
  plugins: [policyInPage(), offline()],
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
