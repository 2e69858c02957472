import type { DirectOptions } from "./direct.js";
import { given } from "./given.js";
import type { PooledOptions } from "./index.js";

/** Options for a place without workers: code that is written for pages is run there as well, on a server that renders them for example. */
export function withoutWorkers(options: PooledOptions & DirectOptions): DirectOptions {
  const { worker: _, workers: __, ...others } = given(options);
  return others;
}
