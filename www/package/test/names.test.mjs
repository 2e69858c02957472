// Names that the package gives: codes of errors, types beside those of the page, the element's manifest.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../../../", import.meta.url);
const SOURCE = new URL("../src/", import.meta.url);
const read = (path, base = ROOT) => readFileSync(new URL(path, base), "utf8");
const filesUnder = (folder, ending) =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).filter((one) => one.isFile() && one.name.endsWith(ending)).map((one) => join(one.parentPath ?? one.path, one.name));

test("every code of an error that the engine has is in the type", () => {
  const engine = `${read("src/base/error.rs").split("pub fn code")[1].split("pub fn details")[0]}${read("src/trust/signed.rs").split("pub fn code")[1].split("\n    }\n")[0]}${read("src/vietnam/law/decision.rs").split("pub fn code")[1].split("\n    }\n")[0]}`;
  const codes = [...engine.matchAll(/=> "([a-z-]+)"/g), ...read("src/policy/error.rs").matchAll(/ = "(policy-[a-z-]+)";/g)].map(([, code]) => code);
  const dossiers = filesUnder(fileURLToPath(new URL("src/dossier", ROOT)), ".rs").flatMap((path) => [...readFileSync(path, "utf8").matchAll(/fault: "([a-z-]+)"/g)].map(([, code]) => code));
  const types = read("error.ts", SOURCE);
  const known = new Set([...types.matchAll(/"([a-z-]+)"/g)].map(([, code]) => code));
  for (const [, prefix, list] of types.matchAll(/`(\w+-)\$\{([^}]*)\}`/g)) {
    [...list.matchAll(/"([a-z-]+)"/g)].forEach(([, code]) => known.add(`${prefix}${code}`));
  }
  assert.ok(codes.length > 30 && dossiers.length > 2);
  assert.deepEqual([...codes, ...dossiers].filter((code) => !known.has(code)), []);
});

test("every reason not to sign that the engine has is in the type", () => {
  const codes = [...read("src/sign/error.rs").split("pub fn code")[1].split("pub fn what")[0].matchAll(/=> "(sign-[a-z-]+)"/g)].map(([, code]) => code);
  const known = new Set([...read("sign/failure.ts", SOURCE).matchAll(/"([a-z-]+)"/g)].map(([, code]) => `sign-${code}`));
  assert.ok(codes.length > 20);
  assert.deepEqual(codes.filter((code) => !known.has(code)), []);
});

test("every code that this package throws is in the type", () => {
  const thrown = filesUnder(fileURLToPath(SOURCE), ".ts").flatMap((path) => [...readFileSync(path, "utf8").matchAll(/KysoError\(\{ code: "([a-z-]+)"|code: [^"{}]*\? "([a-z-]+)" : "([a-z-]+)"/g)].flatMap(([, ...codes]) => codes.filter(Boolean)));
  const types = read("error.ts", SOURCE);
  assert.ok(thrown.length > 8);
  assert.deepEqual(thrown.filter((code) => !types.includes(`"${code}"`)), []);
});

test("no exported name hides one of the page, but for first names that are kept", () => {
  const require = createRequire(new URL("../../package.json", import.meta.url));
  const typescript = require.resolve("typescript/package.json").replace("package.json", "..");
  const dom = filesUnder(typescript, "lib.dom.d.ts").map((path) => readFileSync(path, "utf8"))[0] ?? read("www/node_modules/@typescript/typescript-linux-x64/lib/lib.dom.d.ts");
  const taken = new Set([...dom.matchAll(/^(?:interface|declare var|declare function|type) (\w+)/gm)].map(([, name]) => name));
  assert.ok(taken.has("Document") && taken.size > 1000);
  const names = ["index", "direct", "element", "pdfjs", "bridge", "react", "vue", "options", "office", "dossier", "presentation", "report", "comparison", "verifier", "pictures/renderer", "pdfjs/types", "sign", "sign/act", "sign/failure", "sign/prepared", "sign/request", "sign/signer", "sign/signing"].flatMap((file) => [
    ...read(`${file}.ts`, SOURCE).matchAll(/^export (?:declare )?(?:abstract )?(?:interface|type|class|function|const|async function) (\w+)/gm),
  ]);
  assert.deepEqual([...new Set(names.map(([, name]) => name).filter((name) => taken.has(name)))].sort(), ["Document", "KeyAlgorithm", "Report", "WorkerOptions", "status"]);
});

test("the manifest of the element says what the element has", () => {
  const { modules } = JSON.parse(read("custom-elements.json", SOURCE));
  const [{ declarations: [element] }] = modules;
  const source = read("element.ts", SOURCE);
  const names = (list) => list.map(({ name }) => name).sort();
  const observed = [...source.split("const OBSERVED = [")[1].split("]")[0].matchAll(/"([\w-]+)"/g)].map(([, name]) => name);
  assert.deepEqual(names(element.attributes), [...new Set(observed)].sort());
  const body = source.split("export class KysoVerifierElement")[1].split("\n}\n")[0];
  const members = [...body.matchAll(/^  (?:async )?(?:get |set )?([a-z]\w*)\(.*\{$/gm)].map(([, name]) => name).filter((name) => !/Callback$|^constructor$/.test(name));
  assert.deepEqual(names(element.members), [...new Set(members)].sort());
  const events = [...source.split("interface KysoVerifierEventMap")[1].split("}")[0].matchAll(/"([\w-]+)"/g)].map(([, name]) => name);
  assert.deepEqual(names(element.events), [...events, "change"].sort());
  const drawn = `${source}${read("element/view.ts", SOURCE)}${read("element/dom.ts", SOURCE)}`;
  const parts = [...drawn.matchAll(/part(?:: |", )"([a-z -]+)"/g)].flatMap(([, list]) => list.split(" "));
  const paragraphs = [...drawn.matchAll(/paragraph\("([a-z-]+)"/g)].map(([, name]) => name);
  assert.deepEqual(names(element.cssParts), [...new Set([...parts, ...paragraphs])].sort());
  const colours = new Set([...read("element/style.ts", SOURCE).matchAll(/--kyso-[a-z-]+/g)].map(([name]) => name));
  assert.deepEqual(names(element.cssProperties), [...colours].sort());
});
