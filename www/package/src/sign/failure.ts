import { type ErrorData, KysoError } from "../error.js";
import type { Language } from "../options.js";
import type { ErrorText } from "../presentation.js";

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
  readonly words?: Readonly<Record<Language, ErrorText>>;
}

/** An error of this package's own. Its words are looked up when they are asked for. */
export function failure(code: SigningErrorCode, what = ""): KysoError {
  return new KysoError({ code, message: `${code} ${what}`.trim(), details: { what } });
}

/** The words that an error came with. */
export function wordsOf({ details }: ErrorData): Readonly<Record<Language, ErrorText>> | undefined {
  const words = Object.hasOwn(details, "words") ? details["words"] : undefined;
  return words as Readonly<Record<Language, ErrorText>> | undefined;
}
