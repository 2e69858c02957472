import * as direct from "./direct.js";
import { given } from "./given.js";
import type { TrustFile } from "./options.js";

export * from "./direct.js";

/** Node's file module, reached without its types: the package has no dependency. */
interface Files {
  readFile(url: URL): Promise<Uint8Array<ArrayBuffer>>;
}

/** As in `direct.js`, with module and trust file read from the package's folder: Node's `fetch` does not read files. */
export async function createVerifier(said: direct.DirectOptions = {}): Promise<direct.DirectVerifier> {
  const options = given(said);
  const name = "node:fs/promises";
  const files = (await import(name)) as Files;
  const wasm = options.wasm ?? ((module) => files.readFile(new URL(`../wasm/${module}_bg.wasm`, import.meta.url)));
  const trust = options.trust ?? [JSON.parse(new TextDecoder().decode(await files.readFile(new URL("../trust/vietnam.json", import.meta.url)))) as TrustFile];
  return direct.createVerifier(given({ ...options, wasm, trust }));
}
