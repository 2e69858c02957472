// Static files on the loopback address, under the policy that the package says it works under.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

/** No `unsafe-…` but the one word without which no browser compiles a module. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** The policy that the README names, word for word. */
export const README_POLICY = /^default-src 'none';.*$/m.exec(readFileSync(new URL("../../../pkg-config/README.md", import.meta.url), "utf8"))[0];

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".pdf": "application/pdf",
  ".svg": "image/svg+xml",
};

/** Serves folders by the first part of the path (`""` for all others); gives the address and what ends it. */
export async function serve(folders, policy = POLICY) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const [, first] = path.split("/");
    const named = first !== "" && folders[first] !== undefined;
    const file = join(named ? folders[first] : folders[""], named ? path.slice(first.length + 1) : path);
    try {
      const body = await readFile(file.endsWith("/") ? `${file}index.html` : file);
      response.writeHead(200, {
        "content-type": TYPES[extname(file)] ?? (file.endsWith("/") ? TYPES[".html"] : "application/octet-stream"),
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
      });
      response.end(body);
    } catch {
      response.writeHead(404, { "content-security-policy": policy });
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
