// The signing page as an operator would run it: the built page, `kyso serve` behind TLS, and a time-stamp authority (`openssl ts`).
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request as ask } from "node:http";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { authority, NOW } from "../../consumers/support/signing.mjs";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const SITE = process.env.KYSO_SITE ?? join(ROOT, "www/dist");
const SERVE = process.env.KYSO_SERVE ?? join(ROOT, "target/debug/kyso");
/** Where the page's own host has the authority. */
const STAMP = "/stamp";

/** Serves the page; gives the origin and how to stop. `signing` are the operator's settings of it. */
export async function signingPage(signing = { timestamp: STAMP.slice(1) }) {
  if (!existsSync(join(SITE, "sign.html")) || !existsSync(SERVE)) {
    throw new Error("www/dist or target/debug/kyso is not built: run `cargo xtask test extension`");
  }
  const folder = mkdtempSync(join(tmpdir(), "kyso-signing-page-"));
  const at = (name) => join(folder, name);
  cpSync(SITE, at("site"), { recursive: true });
  // The demonstration's trust and evidence, at a moment when the authority has just stamped.
  const demo = JSON.parse(readFileSync(at("site/demo/demo.json"), "utf8"));
  writeFileSync(at("site/demo/demo.json"), JSON.stringify({ ...demo, at: NOW }));
  writeFileSync(at("page.json"), JSON.stringify({ schema: "kyso-portal/1", signing }));
  writeFileSync(at("kyso.toml"), `listen = "127.0.0.1:0"\nsite = "${at("site")}"\npage_settings = "${at("page.json")}"\n`);
  const { child, port } = await served(at("kyso.toml"));
  const tsa = authority();
  const words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  execFileSync("openssl", [...words, "-keyout", at("key.pem"), "-out", at("cert.pem")], { stdio: "ignore" });
  const front = createServer({ key: readFileSync(at("key.pem")), cert: readFileSync(at("cert.pem")) }, async (request, response) => {
    if (request.method === "POST" && request.url === STAMP) {
      const parts = await request.toArray();
      response.writeHead(200, { "Content-Type": "application/timestamp-reply" }).end(await tsa.stamp(Buffer.concat(parts)));
      return;
    }
    const headers = { ...request.headers, host: `127.0.0.1:${port}` };
    const asked = ask({ host: "127.0.0.1", port, path: request.url, method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    // A browser or a server that ends in the middle of an answer is no news.
    asked.on("error", () => response.destroy());
    request.pipe(asked);
  });
  await new Promise((resolve) => front.listen(0, "127.0.0.1", resolve));
  return {
    origin: `https://localhost:${front.address().port}`,
    close() {
      front.closeAllConnections();
      front.close();
      child.kill();
      tsa.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts the server and waits until it listens. */
async function served(settings) {
  const child = spawn(SERVE, ["serve", "--at", NOW, "--config", settings], { stdio: ["ignore", "ignore", "pipe"] });
  for await (const line of createInterface({ input: child.stderr })) {
    const { fields } = JSON.parse(line);
    if (fields.message === "listening") {
      child.stderr.resume();
      return { child, port: Number(new URL(`http://${fields.address}`).port) };
    }
  }
  throw new Error("kyso serve ended before it listened");
}
