// The list in WebAssembly, in Node: node crl.mjs MODULE CRL ISSUER SERIALS RUNS → JSON with milliseconds and bytes of memory.
// Each run has an instance of its own, as the page has one per document; reading the file and making the instance are not counted.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, list, issuer, serials, runs] = process.argv.slice(2);
const compiled = new WebAssembly.Module(readFileSync(`${folder}/kyso_bench_bg.wasm`));
const bindings = await import(pathToFileURL(`${folder}/kyso_bench.js`));
const bytes = readFileSync(list);
const der = readFileSync(issuer);
const times = [];
let memory = 0;
let answer = "";
for (let run = 0; run <= Number(runs); run += 1) {
  const exports = bindings.initSync({ module: compiled });
  const start = performance.now();
  const result = bindings.crl(bytes, der, serials);
  const took = performance.now() - start;
  // The first run warms the code up.
  if (run > 0) {
    times.push(took);
  }
  memory = Math.max(memory, exports.memory.buffer.byteLength);
  answer = result;
}
console.log(JSON.stringify({ times, memory, answer }));
