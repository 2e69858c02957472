// Every example with the entries that it shows, the page of the docs that tells of them, and its own source.

const programs = import.meta.glob("./examples/*.js");
const sources = import.meta.glob("./examples/*.js", { query: "?raw", import: "default", eager: true });

const example = (name, title, entries, docs) => ({
  name,
  title,
  entries,
  docs,
  load: programs[`./examples/${name}.js`],
  source: sources[`./examples/${name}.js`],
});

export const EXAMPLES = [
  example("verify", "Verify in workers", ["."], "en/npm.md#in-a-page"),
  example("direct", "Verify on this thread", ["./direct"], "en/npm.md#in-node"),
  example("element", "A field that verifies", ["./element"], "en/npm.md#the-element"),
  example("viewer", "The document beside its result", ["./viewer"], "en/npm.md#document-and-result"),
  example("pdfjs", "The hook of pdf.js", ["./pdfjs"], "en/npm.md#in-pdfjs"),
  example("react", "A component of React", ["./react"], "en/npm.md#with-a-bundler-or-a-framework"),
  example("vue", "A component of Vue", ["./vue"], "en/npm.md#with-a-bundler-or-a-framework"),
  example("sign", "Sign with a key that is elsewhere", ["./sign"], "en/signing-package.md"),
  example("bridge", "The way to a token", ["./bridge"], "en/token-bridge.md"),
  example("signer", "A field in which people sign", ["./signer"], "en/token-bridge.md#the-element"),
  example("workers", "Workers that the host starts", ["./worker", "./sign/worker"], "en/npm.md#in-a-page"),
  example("modules", "Modules and trust file that the host passes in", ["./kyso.wasm", "./sign.wasm", "./trust/vietnam.json"], "en/npm.md#in-node"),
  example("manifest", "The manifest of the elements", ["./custom-elements.json"], "en/npm.md"),
];
