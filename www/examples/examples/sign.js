import { createVerifier } from "kyso";
import { createSigning } from "kyso/sign";

// `signer` has the key: a token behind a bridge, a service; here a test key in memory.
export async function run(output, { draft, signer, options }) {
  const verifier = await createVerifier();
  const signing = await createSigning();
  const { file, report } = await signing.sign(draft, { act: "person", level: "B-B" }, signer, { verifier, ...options });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "signed.pdf";
  link.textContent = `signed.pdf: ${report.verdict}, ${report.signatures.length} signature, level ${report.signatures[0].level}`;
  output.append(link);
  signing.dispose();
  verifier.dispose();
}
