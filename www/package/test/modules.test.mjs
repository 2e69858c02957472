// The verifying module and the whole engine, side by side over every PDF of the fixtures.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const consumer = process.env.KYSO_CONSUMER;
assert.ok(consumer, "KYSO_CONSUMER is not set; run `cargo xtask test package`");
const folder = new URL("wasm/", pathToFileURL(createRequire(join(consumer, "package.json")).resolve("kyso/package.json")));
const FIXTURES = new URL("../../../tests/fixtures/", import.meta.url);

/** The bindings of one module. */
async function bindings(name) {
  const glue = await import(new URL(`${name}.js`, folder));
  glue.initSync({ module: readFileSync(new URL(`${name}_bg.wasm`, folder)) });
  return glue;
}

/** The report, or the code of the error. */
function outcome(engine, file, options) {
  try {
    return engine.verify(file, options, undefined);
  } catch (thrown) {
    return JSON.parse(thrown).code;
  }
}

test("both give the same report, or the verifying module leaves the file to the other", async () => {
  const [verifying, full] = [await bindings("kyso"), await bindings("full")];
  const seen = { same: 0, left: [] };
  for (const name of readdirSync(new URL("pdf/", FIXTURES)).filter((file) => file.endsWith(".pdf"))) {
    const note = JSON.parse(readFileSync(new URL(`pdf/${name.replace(/\.pdf$/, ".json")}`, FIXTURES), "utf8"));
    const pki = (file) => readFileSync(new URL(`pki/${file}`, FIXTURES));
    const options = JSON.stringify({
      now: note.at,
      userTrust: (note.trust ?? []).map((file) =>
        pki(file).includes("-----BEGIN") ? { pem: pki(file).toString() } : { der: pki(file).toString("base64") },
      ),
      evidence: (note.evidence ?? []).map((file) => ({ name: file, base64: pki(file).toString("base64") })),
      password: note.password,
    });
    const file = new Uint8Array(readFileSync(new URL(`pdf/${name}`, FIXTURES)));
    const said = outcome(verifying, file, options);
    if (said === "beyond-module") {
      seen.left.push(name);
    } else if (said !== "not-a-pdf") {
      assert.equal(said, outcome(full, file, options), name);
      seen.same += 1;
    }
  }
  assert.ok(seen.same > 50, `only ${seen.same} the same; left: ${seen.left}`);
  assert.ok(seen.left.some((name) => name.startsWith("encrypted")), `${seen.left}`);
});
