import { KysoError } from "./error.js";

/** A moment as the engine reads it: RFC 3339, in whole seconds where it was a `Date`. */
export function timeText(time: Date | string): string {
  if (typeof time === "string") {
    return time;
  }
  if (!(time instanceof Date) || Number.isNaN(time.getTime())) {
    throw new KysoError({ code: "bad-context", message: "options: a time is neither a text nor a valid Date", details: {} });
  }
  return time.toISOString().replace(/\.\d+Z$/, "Z");
}
