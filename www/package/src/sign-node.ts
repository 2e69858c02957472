import type { SigningOptions } from "./sign.js";
import { offer } from "./modules.js";
import { type SigningFiles, takeFrom } from "./sign/modules.js";
import { Here } from "./sign/remote.js";
import { Signing } from "./sign/signing.js";

export * from "./sign/exports.js";
export type { SigningOptions } from "./sign.js";

/** Node's file module, reached without its types: the package has no dependency. */
interface Files {
  readFile(url: URL): Promise<Uint8Array<ArrayBuffer>>;
}

/** As in `sign.js`, on the calling thread, with module and fonts read from the package's folder: Node's `fetch` does not read files. */
export async function createSigning(_: SigningOptions = {}): Promise<Signing> {
  const name = "node:fs/promises";
  const files = (await import(name)) as Files;
  const read = (file: string): Promise<Uint8Array<ArrayBuffer>> => files.readFile(new URL(`../wasm/${file}`, import.meta.url));
  takeFrom({ wasm: () => read("sign_bg.wasm"), font: read } satisfies SigningFiles);
  // The words of errors are in the verifier's module; there need be no verifier yet.
  offer(() => read("kyso_bg.wasm"));
  return new Signing(new Here());
}
