import { KysoError } from "./error.js";

/**
 * Refuses to judge where every object inherits data. The module reads its options as objects of the thread it runs on, and a field
 * left out would be found there: an anchor, say. A worker has an `Object.prototype` of its own and is not reached.
 */
export function throwIfPolluted(): void {
  for (const [name, value] of Object.entries(Object.prototype)) {
    if (typeof value !== "function") {
      throw new KysoError({ code: "engine-unavailable", message: `something has written to Object.prototype: \`${name}\``, details: {} });
    }
  }
}
