// Writes the types of the package that the engine's own types give, from their JSON schema on standard input; with `--check` it
// compares instead. `cargo xtask types` runs it.
import { readFileSync, writeFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

const [to, root, flag] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(0, "utf8"));

/** Titles of the named definitions would be derived otherwise; `const` alternatives keep their words in the comment. */
function named(node) {
  if (Array.isArray(node)) {
    node.forEach(named);
  } else if (node && typeof node === "object") {
    const alternatives = node.oneOf;
    if (Array.isArray(alternatives) && alternatives.every((one) => typeof one.const === "string")) {
      const words = alternatives.filter((one) => one.description).map((one) => `- \`${one.const}\`: ${one.description}`);
      node.description = [node.description, words.join("\n")].filter(Boolean).join("\n\n");
      node.enum = alternatives.map((one) => one.const);
      node.type = "string";
      delete node.oneOf;
    }
    // Words beside a reference speak of the field, not of the type: apart from it they stay with the field.
    if (node.$ref && node.description) {
      node.allOf = [{ $ref: node.$ref }];
      delete node.$ref;
    }
    // Arrays of four numbers are written as such; longer bounds would be spelled out.
    if (node.maxItems !== undefined && node.minItems !== node.maxItems) {
      delete node.maxItems;
    }
    Object.values(node).forEach(named);
  }
}
named(schema);

const types = await compile(schema, root, {
  additionalProperties: false,
  bannerComment: "// Made from the engine's types by `cargo xtask types`. A test holds it against them.",
  enableConstEnums: false,
  format: false,
  strictIndexSignatures: true,
  readonlyKeyword: false,
  unreachableDefinitions: false,
});
const written = `${types.replace(/[ \t]+$/gm, "").trim()}\n`;
if (flag !== "--check") {
  writeFileSync(to, written);
} else if (readFileSync(to, "utf8") !== written) {
  console.error(`${to} is out of date: run \`cargo xtask types\``);
  process.exitCode = 1;
}
