import { createVerifier } from "kyso";
import { createSigning } from "kyso/sign";
// As Vite gives the address of a worker; other bundlers have words of their own, and without one it is a path on your host.
import verifying from "kyso/worker?worker&url";
import signing from "kyso/sign/worker?worker&url";

export async function run(output, { file, draft, options }) {
  const verifier = await createVerifier({ worker: () => new Worker(verifying, { type: "module" }) });
  const { verdict } = await verifier.verify(file, options);
  const writer = await createSigning({ worker: () => new Worker(signing, { type: "module" }) });
  const [{ page }] = await writer.preview(draft, { act: "annex", look: { documentNumber: "27/QĐ-UBND" } });
  output.textContent = `${verdict}; a signature would go onto page ${page}`;
  writer.dispose();
  verifier.dispose();
}
