import { createVerifier } from "kyso/direct";
import address from "kyso/kyso.wasm?url";
import signing from "kyso/sign.wasm?url";
import trust from "kyso/trust/vietnam.json";

// Where nothing can be fetched from beside the package: bytes and trust file are handed over.
export async function run(output, { file, options }) {
  const wasm = async () => (await fetch(address)).arrayBuffer();
  const verifier = await createVerifier({ wasm, trust: [trust] });
  const { verdict } = await verifier.verify(file, options);
  const { headers } = await fetch(signing, { method: "HEAD" });
  output.textContent = `${verdict}, with ${trust.certificates.length} certificates; the module of signing has ${headers.get("content-length")} bytes`;
}
