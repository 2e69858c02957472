import { KysoError } from "./error.js";

/**
 * Fields that may be left out of what the module is given, below its first level: there this package writes out that a field is left
 * out. A test holds this list against the source of the module.
 */
const LEFT_OUT = new Set(
  (
    "algorithm algorithms answersFor by certificates choice clause date decision document domain file font format from ground " +
    "grounds id input keys language legal name next note number outcome page pages purposes ranges read reason reasons " +
    "receiver rect rects refusal refusalReasons renderer report returning role runs scale schema sender sequence sha256 signatures since " +
    "size source text threshold title trustedFrom trustedUntil until used value verdict version vietnam"
  ).split(" "),
);

/**
 * Refuses to judge where every object inherits data. The module reads its options as objects of the thread it runs on, and a field
 * left out would be found there: an anchor, say. A worker has an `Object.prototype` of its own and is not reached. What does not show
 * in a loop is refused by the names that the module looks for.
 */
export function throwIfPolluted(): void {
  for (const name of Object.getOwnPropertyNames(Object.prototype)) {
    const field = Object.getOwnPropertyDescriptor(Object.prototype, name);
    const isMethod = typeof field?.value === "function";
    if (field && !isMethod && (field.enumerable || LEFT_OUT.has(name))) {
      throw new KysoError({ code: "engine-unavailable", message: `something has written to Object.prototype: \`${name}\``, details: {} });
    }
  }
}
