// A mirror of the test PKI, made by the program as an operator makes it: authorities on loopback, a key of the tests, a signed trust file.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";

const FIXTURES = new URL("../../fixtures/", import.meta.url);
const HOST = "ca.kyso.test";
/** The moment for which the evidence of the fixtures is good. */
const NOW = "2026-11-22T00:00:00Z";
/** On another day the calendar of a program alone is moved: threads that wait would never wake. */
const env = { ...process.env, FAKETIME_DONT_FAKE_MONOTONIC: "1" };

export const pki = (name) => readFileSync(new URL(`pki/${name}`, FIXTURES));
export const pkiPath = (name) => new URL(`pki/${name}`, FIXTURES).pathname;

/** An operator's key, which signs nothing that counts. */
const OPERATOR = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB\n-----END PRIVATE KEY-----\n";

/** What the program prints, with its exit status. */
function run(program, args) {
  return new Promise((resolve) => execFile(program, args, { env }, (error, stdout, stderr) => resolve({ status: error?.code ?? 0, stdout, stderr })));
}

/** The hosts of the built-in trust data: no test asks them. */
async function realHosts(program) {
  const { status, stdout, stderr } = await run(program, ["serve", "--relay", "--check"]);
  assert.equal(status, 0, stderr);
  return [...new Set(stdout.split("\n").filter((line) => line !== "").map((address) => address.split("/")[2]))];
}

/** Makes a mirror in a folder, of the lists of a month; gives the operator's public key. `trust` has file, signature and key. */
export async function makeMirror(program, folder, { month = "11", now = NOW, trust } = {}) {
  const files = {
    "/pki/pub/crt/state-ca.crt": "state-ca.crt",
    "/pki/pub/crl/state-ca.crl": `state-ca-2026-${month}.crl`,
    "/pki/pub/crl/root.crl": `root-2026-${month}.crl`,
  };
  const authority = createServer((request, response) => {
    const name = files[request.url];
    response.writeHead(name ? 200 : 404);
    response.end(name ? pki(name) : "");
  });
  authority.listen(0, "127.0.0.1");
  await once(authority, "listening");
  const key = join(folder, "operator.pem");
  writeFileSync(key, OPERATOR);
  const at = (path) => `http://${HOST}/pki/pub/${path}`;
  const args = ["evidence", "mirror", "--at", now, "--key", key, "--out", join(folder, "mirror"), "--trust", pkiPath("root.crt")];
  args.push("--list", at("crl/root.crl"), "--list", at("crl/state-ca.crl"), "--certificate", at("crt/state-ca.crt"));
  args.push("--host", `${HOST}=127.0.0.1:${authority.address().port}`);
  for (const host of await realHosts(program)) {
    args.push("--host", `${host}=127.0.0.1:1`);
  }
  if (trust) {
    writeFileSync(join(folder, "trust.json"), trust.file);
    writeFileSync(join(folder, "trust.json.minisig"), trust.signature);
    args.push("--trust-file", join(folder, "trust.json"), "--trust-key", trust.key);
  }
  const { status, stdout, stderr } = await run(program, args);
  authority.close();
  // The addresses of the built-in data bring nothing here, and the program says so.
  assert.ok(status === 2 || status === 0, `${stdout}${stderr}`);
  return /key (RW\S+)/.exec(stdout)[1];
}

/** `kyso serve` with settings, at the moment of the fixtures; gives its address and what ends it. */
export async function serve(program, folder, settings) {
  const config = join(folder, "kyso.toml");
  writeFileSync(config, `listen = "127.0.0.1:0"\n${settings}`);
  const server = spawn(program, ["serve", "--at", NOW, "--config", config], { stdio: ["ignore", "ignore", "pipe"], env });
  for await (const line of createInterface({ input: server.stderr })) {
    const { fields } = JSON.parse(line);
    if (fields.message === "listening") {
      server.stderr.resume();
      return { address: `http://${fields.address}/`, stop: () => server.kill() };
    }
  }
  throw new Error("the server ended");
}
