import { createVerifier } from "kyso/direct";

const verifier = await createVerifier();
for (const path of Deno.args) {
  const report = await verifier.verify(await Deno.readFile(path));
  const { headline } = await verifier.present(report, "en");
  console.log(`${path}: ${report.verdict}. ${headline.sentence}`);
}
