import type { BridgeErrorCode } from "./bridge/errors/index.js";

/** The data of an error, from the engine. */
export type ErrorDetails = Record<string, unknown>;

/** Codes of the engine: what a file, a policy, a trust file, a dossier or a decision lacks. */
export type EngineErrorCode =
  | "empty"
  | "unknown-format"
  | "not-a-pdf"
  | "not-a-cms"
  | "ambiguous-form"
  | "password-required"
  | "encryption-unsupported"
  | "over-limit"
  | "unreadable"
  | "bad-context"
  | "no-such-signature"
  | "no-signed-revision"
  | "archive-unreadable"
  | "no-member"
  | "no-such-member"
  | "no-ground"
  | "unknown-report"
  | "status-alone"
  | "ground-missing"
  | "text-too-long"
  | `policy-${"too-large" | "not-json" | "schema-unknown" | "name-unknown" | "repeated" | "type-wrong" | "value-wrong" | "value-missing" | "constraint-unknown" | "level-unknown" | "level-too-weak" | "algorithm-unknown" | "algorithm-too-weak"}`
  | `trust-${"too-large" | "key" | "signature-malformed" | "signature-wrong" | "malformed" | "rolled-back"}`;

/**
 * Every code of an error. Codes of this package: `engine-unavailable` (the module could not be loaded), `engine-stopped` (it trapped and was
 * discarded), `disposed`, `no-document` (pdf.js has none open), and those of the bridge to tokens.
 */
export type ErrorCode = EngineErrorCode | BridgeErrorCode | "engine-unavailable" | "engine-stopped" | "disposed" | "no-document";

/** What crosses the worker's boundary instead of an exception: exceptions lose their class there. */
export interface ErrorData {
  /** One of the known codes, or one of a later version. */
  readonly code: ErrorCode | (string & {});
  readonly message: string;
  readonly details: ErrorDetails;
}

/** The work could not be done. A bad signature is never an error; the report describes it. */
export class KysoError extends Error implements ErrorData {
  readonly code: ErrorCode | (string & {});
  readonly details: ErrorDetails;

  constructor(data: ErrorData) {
    super(data.message);
    this.name = "KysoError";
    this.code = data.code;
    this.details = data.details;
  }
}

/** What the engine threw: its own errors are JSON texts; a module may not come; a file may fail to be read; anything else is a trap. */
export function engineError(thrown: unknown): ErrorData {
  if (thrown instanceof KysoError) {
    return { code: thrown.code, message: thrown.message, details: thrown.details };
  }
  if (typeof thrown === "string") {
    try {
      const data = JSON.parse(thrown) as Partial<ErrorData>;
      if (typeof data.code === "string") {
        return { code: data.code, message: data.message ?? data.code, details: data.details ?? {} };
      }
    } catch {
      // Not one of the engine's own errors.
    }
  }
  // File API §6.5: the file was moved or changed since it was chosen, is a folder, or may not be read.
  const isUnreadable = thrown instanceof DOMException && /^Not(?:Found|Readable|Allowed)Error$|^SecurityError$/.test(thrown.name);
  return { code: isUnreadable ? "unreadable" : "engine-stopped", message: messageOf(thrown), details: {} };
}

/** The text of anything that can be thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
