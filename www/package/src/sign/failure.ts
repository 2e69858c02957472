import { type ErrorData, KysoError } from "../error.js";

/** Codes of signing. Beside them there are those of the engine, such as `over-limit`. */
export type SigningErrorCode =
  | `sign-${
      | "encrypted"
      | "damaged"
      | "bad-message"
      | "archive-closed"
      | "certified"
      | "field-locked"
      | "not-first"
      | "no-such-field"
      | "field-signed"
      | "field-exists"
      | "seed-value"
      | "no-such-page"
      | "bad-rectangle"
      | "no-place"
      | "bad-certificate"
      | "algorithm"
      | "value-mismatch"
      | "no-room"
      | "bad-timestamp"
      | "timestamp-refused"
      | "timestamp-unreachable"
      | "timestamp-of-other"
      | "changed"
      | "already-invalid"
      | "no-personal-signature"
      | "wrong-nature"
      | "certificate-expired"
      | "certificate-revoked"
      | "status-unknown"
      | "no-path"
      | "level-not-reached"
      | "not-as-expected"}`
  | "token-ambiguous"
  | "token-no-certificate";

/** What the details of an error of signing have. */
export interface SigningErrorDetails {
  readonly what: string;
  /** Why there is no picture or place (`sign-no-place`), such as `image-too-large`. */
  readonly reason?: string;
  /** The same as `what` in Vietnamese, where that is a sentence. */
  readonly whatVi?: string;
}

/** An error of this package's own. Its words are looked up when they are asked for. */
export function failure(code: SigningErrorCode, what = ""): KysoError {
  return new KysoError({ code, message: `${code} ${what}`.trim(), details: { what } });
}

/** A text among the details of an error. */
export function textOf(details: ErrorData["details"], name: "what" | "whatVi"): string | undefined {
  const text = Object.hasOwn(details, name) ? details[name] : undefined;
  return typeof text === "string" ? text : undefined;
}
