// A site over https that has the package, as an integrator's would: a page, its frames, and nothing else.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** What lies where: the package, pdf.js for the page's pictures, the tests' own pages, and files that were signed elsewhere. */
const FOLDERS = {
  "/pdfjs/": "../../../www/node_modules/pdfjs-dist/",
  "/support/": "./",
  "/fixtures/": "../../fixtures/",
  "/": "../../../www/package/",
};
const TYPES = { ".js": "text/javascript", ".mjs": "text/javascript", ".pdf": "application/pdf", ".wasm": "application/wasm", ".json": "application/json" };
const PAGES = {
  "/": "<!doctype html><title>site</title><script type=module>window.bridge = await import('/dist/bridge.js'); document.body.dataset.ready = ''</script><body></body>",
  "/signer.html": "<!doctype html><html lang=vi><meta name=viewport content='width=device-width, initial-scale=1'><title>signer</title><body><kyso-signer></kyso-signer><script type=module src='/support/signer-page.mjs'></script></body></html>",
  "/around.html": "<!doctype html><title>around</title><iframe src='/'></iframe>",
};

/** Serves on a port of its own; gives the origin and how to stop. */
export async function site() {
  const folder = mkdtempSync(join(tmpdir(), "kyso-site-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", cert], { stdio: "ignore" });
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, ({ url }, response) => {
    const { pathname } = new URL(url, "https://localhost");
    if (PAGES[pathname]) {
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(PAGES[pathname]);
      return;
    }
    try {
      const prefix = Object.keys(FOLDERS).find((one) => pathname.startsWith(one));
      const body = readFileSync(join(fileURLToPath(new URL(FOLDERS[prefix], import.meta.url)), normalize(pathname.slice(prefix.length))));
      response.writeHead(200, { "Content-Type": TYPES[extname(pathname)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `https://localhost:${server.address().port}`, close: () => (server.closeAllConnections(), server.close()) };
}
