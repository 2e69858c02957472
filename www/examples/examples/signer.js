import { createSigning } from "kyso/sign";
import "kyso/signer";

export async function run(output, { draft, signer, options }) {
  const element = document.createElement("kyso-signer");
  element.signing = await createSigning();
  element.signOptions = options;
  // In the place of `nativeProvider()`, which asks extension and host: a test key in memory.
  element.providers = [{ kind: "native", check: async () => {}, signer: () => signer }];
  output.append(element);
  element.files = [draft];
}
