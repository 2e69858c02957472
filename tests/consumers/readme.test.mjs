// Every example of the README stands, word for word, in a project that the other tests here build and run.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL("./", import.meta.url));
const RUN = new Set(["js", "ts", "tsx", "html", "css", "vue", "json"]);

function filesUnder(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? (name === "node_modules" ? [] : filesUnder(path)) : [path];
  });
}

test("every example of the README is part of a project that is run", () => {
  const readme = readFileSync(join(HERE, "../../pkg-config/README.md"), "utf8");
  const examples = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].filter(([, language]) => RUN.has(language));
  assert.ok(examples.length >= 20);
  const sources = filesUnder(HERE).map((path) => readFileSync(path, "utf8"));
  for (const [, language, example] of examples) {
    assert.ok(sources.some((source) => source.includes(example)), `in no project (${language}):\n${example}`);
  }
});

test("every entry is named where people look for it", () => {
  const { exports } = JSON.parse(readFileSync(join(HERE, "../../pkg-config/package.json"), "utf8"));
  const names = Object.keys(exports).filter((entry) => entry !== "./package.json").map((entry) => entry.replace(/^\./, "kyso"));
  assert.ok(names.length >= 15);
  const docs = readFileSync(join(HERE, "../../docs/src/en/npm.md"), "utf8");
  const table = docs.split("\n").filter((line) => line.startsWith("| `kyso")).join("\n");
  assert.deepEqual(names.filter((name) => !table.includes(`\`${name}\``)), []);
  // The README names what is imported; files for hosts that load them by themselves are in the docs alone.
  const readme = readFileSync(join(HERE, "../../pkg-config/README.md"), "utf8");
  const imported = names.filter((name) => !/worker|\.wasm|\.json/.test(name));
  assert.deepEqual(imported.filter((name) => !readme.includes(`\`${name}\``)), []);
});

test("the example of signing in the docs is part of a project that is run", () => {
  const page = readFileSync(join(HERE, "../../docs/src/en/signing-package.md"), "utf8");
  const [, example] = /^```js\n(.*?)^```$/ms.exec(page);
  assert.ok(readFileSync(join(HERE, "sign/sign.mjs"), "utf8").includes(example));
});

test("the package holds what its entries name, with sources mapped and licences", async () => {
  const { project } = await import("./support/project.mjs");
  const folder = join(project("node"), "node_modules/kyso");
  const { exports, sideEffects } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const named = Object.values(exports).flatMap((entry) => (typeof entry === "string" ? [entry] : Object.values(entry)));
  for (const path of [...named, ...sideEffects]) {
    assert.ok(statSync(join(folder, path)).isFile(), path);
  }
  for (const path of filesUnder(join(folder, "dist")).filter((path) => path.endsWith(".js"))) {
    const map = JSON.parse(readFileSync(`${path}.map`, "utf8"));
    assert.equal(map.sourcesContent.length, map.sources.length, path);
  }
  const licences = readFileSync(join(folder, "THIRD-PARTY-LICENSES.txt"), "utf8");
  for (const words of ["rsa ", "p256 ", "ed25519-dalek ", "Permission is hereby granted", "BSD-3-Clause"]) {
    assert.ok(licences.includes(words), words);
  }
});
