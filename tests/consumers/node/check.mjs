import { readFile } from "node:fs/promises";
import { createVerifier } from "kyso/direct";

const verifier = await createVerifier();
for (const path of process.argv.slice(2)) {
  const report = await verifier.verify(await readFile(path));
  const { headline } = await verifier.present(report, "en");
  console.log(`${path}: ${report.verdict}. ${headline.sentence}`);
}
