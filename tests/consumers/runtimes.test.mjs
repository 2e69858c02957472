// The packed package in runtimes that are neither Node nor a browser: Deno, and workerd, which edge networks run.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { flipped, FOLDER, pdf } from "./support/fixtures.mjs";
import { project, REAL_CLOCK, run } from "./support/project.mjs";

test("Deno: the example prints a verdict for each file, with leave to read and nothing else", () => {
  const folder = project("deno");
  writeFileSync(join(folder, "flipped.pdf"), flipped("one-signature"));
  const files = [join(FOLDER, "pdf/one-signature.pdf"), "flipped.pdf"];
  const printed = run(folder, "deno", "run", "--no-prompt", "--cached-only", "--allow-read", "check.mjs", ...files);
  assert.match(printed, /one-signature\.pdf: indeterminate\. /);
  assert.match(printed, /flipped\.pdf: invalid\. /);
});

test("an edge worker: the module imported and handed over, no address within reach", async (t) => {
  const folder = project("edge");
  // What a bundler for such workers does: the package's files under the names by which they are imported. A copy, for a worker is
  // given no way out of its own folder.
  const parts = join(folder, "parts");
  rmSync(parts, { recursive: true, force: true });
  cpSync(join(folder, "node_modules/kyso"), parts, { recursive: true });
  writeFileSync(join(folder, "clock.js"), clock(Date.now()));
  writeFileSync(join(folder, "config.capnp"), config(scripts(parts)));
  // The program itself: the script that npm starts it by closes what it is to report on.
  const { default: workerd } = createRequire(join(folder, "package.json"))("workerd");
  const stdio = ["ignore", "inherit", "inherit", "pipe"];
  const worker = spawn(workerd, ["serve", "config.capnp", "--control-fd=3"], { cwd: folder, env: REAL_CLOCK, stdio });
  t.after(() => worker.kill());
  const port = await portOf(worker);
  for (const [file, verdict] of [[pdf("one-signature"), "indeterminate"], [flipped("one-signature"), "invalid"], [pdf("encrypted-aes-256"), "password-required"]]) {
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: file });
    const said = await response.json();
    assert.equal(said.verdict, verdict);
    assert.ok(verdict === "password-required" || said.text.headline.sentence.length > 5);
  }
});

function scripts(parts) {
  const all = ["dist", "wasm"].flatMap((folder) => readdirSync(join(parts, folder), { recursive: true }).map((name) => `${folder}/${name}`));
  return all.filter((path) => path.endsWith(".js"));
}

/**
 * Sets the worker's clock to that of this test, which may run on another day. The library that moves clocks cannot be loaded into workerd:
 * its memory allocator asks for the time before that library has started, and waits for ever.
 */
function clock(now) {
  return `const System = Date;
globalThis.Date = class extends System {
  constructor(...given) {
    super(...(given.length === 0 ? [${now}] : given));
  }
  static now() {
    return ${now};
  }
};
`;
}

function config(files) {
  const modules = [
    '(name = "main.js", esModule = "import \'./clock.js\'; export { default } from \'./worker.js\';")',
    '(name = "clock.js", esModule = embed "clock.js")',
    '(name = "worker.js", esModule = embed "worker.js")',
    '(name = "kyso/direct", esModule = "export * from \'./dist/direct.js\';")',
    ...files.map((path) => `(name = "kyso/${path}", esModule = embed "parts/${path}")`),
    '(name = "kyso/kyso.wasm", wasm = embed "parts/wasm/kyso_bg.wasm")',
    '(name = "kyso/trust/vietnam.json", json = embed "parts/trust/vietnam.json")',
  ];
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (compatibilityDate = "2026-01-01", modules = [\n      ${modules.join(",\n      ")}\n    ], globalOutbound = "nowhere")),
    (name = "nowhere", network = (allow = [])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;
}

/** The port it chose, as it says itself. */
async function portOf(worker) {
  for await (const line of createInterface({ input: worker.stdio[3] })) {
    const said = JSON.parse(line);
    if (said.event === "listen") {
      return said.port;
    }
  }
  throw new Error("workerd ended before it listened");
}
