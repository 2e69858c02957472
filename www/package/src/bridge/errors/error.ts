import { type ErrorDetails, KysoError } from "../../error.js";
import { type BridgeErrorCode, problemOf } from "./index.js";
import type { Problem } from "./problem.js";
import { tokenError } from "./token-error.js";

/** No signature was made. It says why and what to do, in both languages. */
export class BridgeError extends KysoError {
  declare readonly code: BridgeErrorCode;
  readonly words: Problem["words"];

  constructor(code: string, details: ErrorDetails = {}) {
    // A code of a later version has no words here. It is an error of the token or of what leads to it, and its own name is kept.
    const known: Problem = problemOf(code) ?? tokenError;
    const kept = known.code === code ? details : { ...details, unknownCode: code };
    super({ code: known.code, message: `kyso/bridge: ${known.words.en.title}`, details: kept });
    this.name = "BridgeError";
    this.words = known.words;
  }

  /** How many wrong PINs the token still takes, if the host says. */
  get triesLeft(): number | undefined {
    const left = this.details["triesLeft"];
    return typeof left === "number" ? left : undefined;
  }
}

/** Anything thrown, as an error of this part. */
export function asBridgeError(thrown: unknown, otherwise: BridgeErrorCode): BridgeError {
  return thrown instanceof BridgeError ? thrown : new BridgeError(otherwise, { cause: thrown instanceof Error ? thrown.message : String(thrown) });
}
