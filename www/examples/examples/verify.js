import { createVerifier } from "kyso";

export async function run(output, { file, options }) {
  const verifier = await createVerifier({ workers: 2 });
  const report = await verifier.verify(file, options);
  const { headline } = await verifier.present(report, "en");
  output.textContent = `${report.verdict}: ${headline.title}. ${headline.sentence}`;
  verifier.dispose();
}
