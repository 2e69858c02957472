import * as direct from "./direct.js";
import type { PooledOptions } from "./index.js";
import { withoutWorkers } from "./without-workers.js";

export * from "./direct.js";

/** `kyso` in edge runtimes, which have no workers of pages: the direct entry, with the same calls. */
export async function createVerifier(options: PooledOptions & direct.DirectOptions = {}): Promise<direct.DirectVerifier> {
  return direct.createVerifier(withoutWorkers(options));
}
