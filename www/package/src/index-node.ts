import * as direct from "./direct-node.js";
import type { PooledOptions } from "./index.js";
import { withoutWorkers } from "./without-workers.js";

export * from "./direct-node.js";

/** `kyso` in Node and Deno, which have no workers of pages: the direct entry, with the same calls. */
export async function createVerifier(options: PooledOptions & direct.DirectOptions = {}): Promise<direct.DirectVerifier> {
  return direct.createVerifier(withoutWorkers(options));
}
