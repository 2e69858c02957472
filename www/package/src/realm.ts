import { KysoError } from "./error.js";

/**
 * Optional fields of the module's input below its first level. The package writes explicitly that they are absent. A
 * test compares this list with the source of the module.
 */
const LEFT_OUT = new Set(
  (
    "address algorithm algorithms answersFor by certificates choice clause date decision document domain file font format from ground " +
    "grounds host id input keys language legal milliseconds name next note number outcome page pages provision purposes ranges read reason reasons " +
    "receiver rect rects refusal refusalReasons renderer report returning role runs scale schema sender sequence sha256 signatures since " +
    "size source text threshold title trustedFrom trustedUntil until used value verdict version vietnam"
  ).split(" "),
);

/**
 * Refuses to judge if every object inherits data. The module reads its options as objects of the thread it runs on, and
 * would find an omitted field there: an anchor, for example. A worker has its own `Object.prototype` and is not
 * affected. Names that a loop does not show are checked individually, for every name that the module looks up.
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
