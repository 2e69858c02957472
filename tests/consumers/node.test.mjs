// The packed package in Node.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { flipped, FOLDER, optionsFor, pdf } from "./support/fixtures.mjs";
import { project } from "./support/project.mjs";

let folder;
let resolve;
before(() => {
  folder = project("node");
  resolve = (name) => pathToFileURL(createRequire(join(folder, "package.json")).resolve(name)).href;
});

test("the example prints a verdict for each file", () => {
  const bad = join(folder, "flipped.pdf");
  writeFileSync(bad, flipped("one-signature"));
  const files = [join(FOLDER, "pdf/one-signature.pdf"), bad];
  const printed = execFileSync(process.execPath, ["check.mjs", ...files], { cwd: folder, encoding: "utf8" });
  assert.match(printed, /one-signature\.pdf: indeterminate\. /);
  assert.match(printed, /flipped\.pdf: invalid\. /);
});

test("the bridge can be imported where there is no page, and says what is missing", async () => {
  const bridge = await import(resolve("kyso/bridge"));
  const { ready, broken } = await bridge.bridgeStatus();
  assert.deepEqual([ready, broken.code], [false, "extension-missing"]);
  for (const call of [bridge.listTokens, bridge.getCertificate]) {
    await assert.rejects(call(), { code: "extension-missing" });
  }
});

test("element and hook can be imported where there is no page", async () => {
  await import(resolve("kyso/element"));
  await import(resolve("kyso/viewer"));
  await import(resolve("kyso/pdfjs"));
});

test("a disposed or stopped verifier says so, and progress is told", async () => {
  const { createVerifier } = await import(resolve("kyso/direct"));
  const file = new Uint8Array(pdf("two-signatures"));
  const verifier = await createVerifier();
  await assert.rejects(verifier.verify(file, { signal: AbortSignal.abort() }), { name: "AbortError" });
  const stop = new AbortController();
  const stopped = verifier.verify(file, { signal: stop.signal });
  stop.abort();
  await assert.rejects(stopped, { name: "AbortError" });
  const heard = [];
  const report = await verifier.verify(file, { onProgress: (progress) => heard.push(progress) });
  assert.ok(heard.some(({ stage, total }) => stage === "checking" && total === file.length));
  const of = report.document.revisions.length;
  assert.ok(of > 1);
  assert.deepEqual(heard.at(-1).revisions, { read: of, of }, "every revision was read in the end");
  verifier.dispose();
  await assert.rejects(verifier.verify(file), { code: "disposed" });
});

test("documents do not reach each other: side by side, after errors, in any order, the reports are the same", async () => {
  const { createVerifier } = await import(resolve("kyso/direct"));
  const verifier = await createVerifier();
  const names = ["two-signatures", "one-signature", "b-lta", "encrypted-aes-256", "two-signatures"];
  const judge = (name) =>
    verifier.verify(new Uint8Array(pdf(name)), optionsFor(name)).then(
      (report) => createHash("sha256").update(JSON.stringify(report)).digest("hex"),
      (error) => error.code,
    );
  const alone = [];
  for (const name of names) {
    alone.push(await judge(name));
  }
  assert.deepEqual(await Promise.all(names.map(judge)), alone);
  assert.deepEqual(await Promise.all([...names].reverse().map(judge)), [...alone].reverse());
  assert.equal(alone[3], "password-required");
  assert.equal(alone[0], alone[4]);
});

test("after the engine has trapped, the next document gets a new one", async () => {
  const { createVerifier } = await import(resolve("kyso/direct"));
  const bindings = await import(pathToFileURL(join(folder, "node_modules/kyso/wasm/kyso.js")));
  const verifier = await createVerifier();
  const file = new Uint8Array(pdf("one-signature"));
  const options = optionsFor("one-signature");
  const expected = await verifier.verify(file, options);
  // Memory turned to noise from outside stands for whatever a trap leaves behind.
  const { memory } = bindings.initSync();
  new Uint8Array(memory.buffer).fill(0xa5, 0, 4 << 20);
  assert.deepEqual(await verifier.verify(file, options), expected);
  assert.equal(expected.verdict, "valid");
});

test("the module is handed over where nothing can be fetched, and a broken one is no engine", () => {
  const program = `
    import { createVerifier } from "kyso/direct";
    import { readFileSync } from "node:fs";
    const bytesOf = (name) => readFileSync(new URL(import.meta.resolve(\`kyso/\${name}.wasm\`)));
    const trust = [JSON.parse(readFileSync(new URL(import.meta.resolve("kyso/trust/vietnam.json"))))];
    const broken = await createVerifier({ wasm: (name) => bytesOf(name).subarray(0, 1000), trust }).catch((error) => error.code);
    const verifier = await createVerifier({ wasm: (name) => new WebAssembly.Module(bytesOf(name)), trust });
    const report = await verifier.verify(readFileSync(process.argv[2]));
    console.log(broken, report.verdict);
  `;
  writeFileSync(join(folder, "handed.mjs"), program);
  const args = ["handed.mjs", join(FOLDER, "pdf/one-signature.pdf")];
  assert.equal(execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8" }).trim(), "engine-unavailable indeterminate");
});

test("`kyso` itself is the direct entry where there are no workers of pages, with the same options", () => {
  const program = `
    import { readFileSync } from "node:fs";
    import { createVerifier, verifyWithPictures, KysoError } from "kyso";
    const verifier = await createVerifier({ workers: 2, worker: () => { throw new Error("no worker here"); } });
    const report = await verifier.verify(readFileSync(process.argv[2]));
    const error = await verifier.verify(new Uint8Array()).catch((thrown) => thrown);
    console.log(report.verdict, error instanceof KysoError, error.code, typeof verifyWithPictures, await createVerifier({ wokers: 1 }).catch(({ code }) => code));
  `;
  writeFileSync(join(folder, "root.mjs"), program);
  const run = (...conditions) => execFileSync(process.execPath, [...conditions, "root.mjs", join(FOLDER, "pdf/one-signature.pdf")], { cwd: folder, encoding: "utf8" }).trim();
  assert.equal(run(), "indeterminate true empty function bad-context");
});

test("what is published is whole and clean", () => {
  const dry = spawnSync("npm", ["publish", "--dry-run", "--offline", "--ignore-scripts"], { cwd: join(folder, "node_modules/kyso"), encoding: "utf8" });
  const warned = dry.stderr.split("\n").filter((line) => /npm (?:warn|error)/.test(line) && !/logged in/.test(line));
  assert.deepEqual([dry.status, warned], [0, []]);
  const { publishConfig, repository, customElements } = JSON.parse(readFileSync(join(folder, "node_modules/kyso/package.json"), "utf8"));
  assert.deepEqual([publishConfig.provenance, repository.type], [true, "git"]);
  assert.ok(readFileSync(join(folder, "node_modules/kyso", customElements)));
});

test("types of the package hold in a strict program", () => {
  const program = `
    import { createVerifier, KysoError, type DocumentInput, type ErrorCode, type KysoReport, type PooledOptions, type Report, type SignatureReport } from "kyso";
    import { createVerifier as direct } from "kyso/direct";
    import type { KysoVerifierElement } from "kyso/element";
    import type { KysoViewerElement } from "kyso/viewer";
    import { createSignatureVerifier, type PdfJsResult } from "kyso/pdfjs";
    import { status, type BridgeStatus } from "kyso/bridge";
    export async function use(file: File, element: KysoVerifierElement): Promise<BridgeStatus> {
      const report: Report = await (await createVerifier()).verify(file);
      const first: SignatureReport | undefined = report.signatures[0];
      // @ts-expect-error: no such verdict
      if (report.verdict === "good") return status();
      const rects: number[] = first?.widgets[0]?.rect ?? [];
      element.file = rects.length > 0 ? file : null;
      const result: PdfJsResult = await createSignatureVerifier({ document: () => null }).verify({ id: "1" });
      result.status satisfies string;
      (await direct()).dispose();
      element.addEventListener("kyso-report", ({ detail }) => detail.report.verdict satisfies string);
      element.addEventListener("kyso-progress", ({ detail }) => detail.progress.done satisfies number);
      element.addEventListener("click", ({ clientX }) => clientX satisfies number);
      // @ts-expect-error: an event of its own has its own detail
      element.addEventListener("kyso-error", ({ detail }) => detail.report);
      element.view = "full";
      // @ts-expect-error: no such view
      element.view = "half";
      element.acceptReport = ({ verdict }, { name }) => verdict === "valid" || name;
      await element.preload();
      element.clear();
      const viewer: KysoViewerElement = document.createElement("kyso-viewer");
      viewer.addEventListener("kyso-shown", ({ detail }) => detail.pages satisfies number);
      viewer.showSignature(first?.id ?? 0) satisfies boolean;
      const input: DocumentInput = file;
      const options: PooledOptions = { workers: 1, now: new Date() };
      const same: KysoReport = await (await createVerifier(options)).verify(input, { at: new Date(), evidence: [file, new Blob([]), new Uint8Array(), { name: "a", base64: "" }] });
      const code: ErrorCode = "password-required";
      // @ts-expect-error: no such code
      const wrong: ErrorCode = "no-such-code";
      if (new KysoError({ code, message: wrong, details: {} }).code === code) same satisfies Report;
      return status();
    }
  `;
  writeFileSync(join(folder, "types.ts"), program);
  const tsc = createRequire(new URL("../../www/package.json", import.meta.url)).resolve("typescript/package.json").replace("package.json", "bin/tsc");
  const options = ["--strict", "--noEmit", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom,dom.iterable", "--types", ""];
  const compile = (...more) => execFileSync(process.execPath, [tsc, ...options, ...more, "types.ts"], { cwd: folder, encoding: "utf8" });
  compile();
  compile("--module", "esnext", "--moduleResolution", "bundler", "--exactOptionalPropertyTypes");
  assert.ok(readFileSync(join(folder, "types.ts"), "utf8").length > 0);
});
