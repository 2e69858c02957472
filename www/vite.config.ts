import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig, type Plugin, type UserConfig } from "vite";

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
];

/** Keeps the page strict on hosts that send no headers; `more` is what it may connect to beside its own host. */
export function policyInPage(...more: readonly string[]): Plugin {
  const content = POLICY.map((part) => (part.startsWith("connect-src ") ? [part, ...more].join(" ") : part)).join("; ");
  return {
    name: "policy-in-page",
    transformIndexHtml: {
      order: "post",
      handler: () => [{ tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content }, injectTo: "head-prepend" }],
    },
  };
}

/**
 * Has the browser fetch the engine together with the page's own program, which then asks for it by its hash. The link has no hash of its
 * own: browsers check none here, and warn of it.
 */
function engineAhead(): Plugin {
  return {
    name: "engine-ahead",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle = {} }) {
        const engine = Object.values(bundle).find(({ fileName }) => /kyso_bg-[^/]*\.wasm$/.test(fileName));
        if (engine?.type !== "asset") {
          throw new Error("the page is built without its engine");
        }
        const attrs = { rel: "preload", as: "fetch", type: "application/wasm", crossorigin: true, href: `./${engine.fileName}` };
        return [{ tag: "link", attrs, injectTo: "head" }];
      },
    },
  };
}

const PORTAL = resolve(import.meta.dirname, "portal");
/** Files of `public` that belong to a version; `kyso.config.json` is the operator's and does not. */
const PUBLIC = ["manifest.webmanifest", "icons/icon-192.png", "icons/icon-512.png", "icons/maskable-512.png"];

const MODULES = resolve(import.meta.dirname, "node_modules");
const versionOf = (name: string) => (JSON.parse(readFileSync(resolve(MODULES, name, "package.json"), "utf8")) as { version: string }).version;
/** Where pdf.js lies in the built page. Its version stands in the name: what is kept there never changes. */
const PDFJS = `pdfjs-${versionOf("pdfjs-dist")}/`;

/** Puts pdf.js into a folder of its own, scripts as they were published: no part of what a first result needs. */
function pdfjs(): Plugin {
  const from = resolve(MODULES, "pdfjs-dist");
  const published = {
    // The build for browsers that are not the newest: citizens' phones are not. The names end in `.js`: not every server knows `.mjs`.
    "pdf.min.js": "legacy/build/pdf.min.mjs",
    "pdf.worker.min.js": "legacy/build/pdf.worker.min.mjs",
    LICENSE: "LICENSE",
    LICENSE_CMAPS: "cmaps/LICENSE",
    LICENSE_FOXIT: "standard_fonts/LICENSE_FOXIT",
    LICENSE_LIBERATION: "standard_fonts/LICENSE_LIBERATION",
    ...Object.fromEntries(["JBIG2", "OPENJPEG", "PDFJS_JBIG2", "PDFJS_OPENJPEG"].map((name) => [`LICENSE_${name}`, `wasm/LICENSE_${name}`])),
  };
  return {
    name: "pdfjs",
    apply: "build",
    generateBundle() {
      const put = (fileName: string, source: Uint8Array) => this.emitFile({ type: "asset", fileName: `${PDFJS}${fileName}`, source });
      for (const [name, path] of Object.entries(published)) {
        put(name, readFileSync(resolve(from, path)));
      }
      const parts = ["cmaps", "standard_fonts", "wasm"].flatMap((folder) => {
        const names = readdirSync(resolve(from, folder)).filter(isPart).sort();
        return names.map((name) => [name, readFileSync(resolve(from, folder, name))] as const);
      });
      put("parts.bin", joined(parts));
    },
  };
}

/** What pdf.js asks for where no font of the machine is used and its worker fetches nothing: not the interpreter for scripts, nor colour profiles. */
const isPart = (name: string): boolean => /\.(bcmap|pfb|ttf)$|^(jbig2|openjpeg)\.wasm$/.test(name);

/** One file of many, as `parts.ts` reads it. */
function joined(files: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  let end = 0;
  const places = files.map(([name, { length }]) => {
    end += length;
    return [name, [end - length, length]];
  });
  return Buffer.concat([Buffer.from(`${JSON.stringify(Object.fromEntries(places))}\n`), ...files.map(([, bytes]) => bytes)]);
}

/** What the page is made of beside its own code, with its terms. */
const PARTS = ["@fontsource/be-vietnam-pro", "fflate", "pdfjs-dist", "preact", "qrcode-generator"];

/** The licences of what the page carries; those of the crates in the engine stand beside it (`cargo xtask licences`). */
function licences(): Plugin {
  return {
    name: "licences",
    apply: "build",
    generateBundle() {
      const texts = PARTS.map((name) => {
        const folder = resolve(MODULES, name);
        const { license } = JSON.parse(readFileSync(resolve(folder, "package.json"), "utf8")) as { license: string };
        const files = readdirSync(folder).filter((file) => /^licen[cs]e/i.test(file));
        const said = files.map((file) => readFileSync(resolve(folder, file), "utf8").trim());
        // One package has its notice at the head of its source alone.
        const notice = said.length > 0 ? said : [headOf(name, folder)];
        return `${name} ${versionOf(name)}  ${license}\n\n${notice.join("\n\n")}\n`;
      });
      this.emitFile({ type: "asset", fileName: "licences.txt", source: texts.join(`\n${"-".repeat(80)}\n\n`) });
    },
  };
}

function headOf(name: string, folder: string): string {
  const main = readFileSync(resolve(folder, "dist/qrcode.mjs"), "utf8").split("\n");
  const head = main.filter((line) => line.startsWith("//")).slice(0, 20);
  if (!head.some((line) => line.includes("Copyright"))) {
    throw new Error(`${name} has no licence text to ship with the page`);
  }
  return head.join("\n");
}

/** Writes the service worker with the list of everything that was built; its version is the digest of that. */
function offline(): Plugin {
  return {
    name: "offline",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const digest = createHash("sha256");
        const files = Object.keys(bundle).filter((name) => !name.endsWith(".map") && !name.startsWith(PDFJS)).sort();
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
            .replace("__PDFJS__", PDFJS)
            .replace("__FILES__", JSON.stringify([...files, ...PUBLIC])),
        });
      },
    },
  };
}

/** What every page of the portal is built with. */
export const shared = (mode: string): UserConfig => ({
  root: resolve(import.meta.dirname, "portal"),
  // Relative addresses: the page may stand in any folder of a host.
  base: "./",
  define: { __DEMO__: JSON.stringify(mode === "demo"), __PDFJS__: JSON.stringify(PDFJS) },
  resolve: {
    alias: [
      { find: /^kyso$/, replacement: resolve(import.meta.dirname, "package/dist/index.js") },
      { find: /^kyso\/(\w+)$/, replacement: resolve(import.meta.dirname, "package/dist/$1.js") },
    ],
  },
});

export default defineConfig(({ mode }) => ({
  ...shared(mode),
  plugins: [policyInPage(), engineAhead(), pdfjs(), licences(), offline()],
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
