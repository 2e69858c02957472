import { createVerifier } from "kyso/direct";

// On this thread: for Node, an edge runtime, or a worker of your own.
export async function run(output, { file, options }) {
  const verifier = await createVerifier();
  const { verdict, signatures } = await verifier.verify(file, options);
  output.textContent = `${verdict}, ${signatures.length} signatures`;
}
