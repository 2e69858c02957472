/**
 * The report, `schema: "kyso-report/1"`. The fields a program decides by are typed; the rest is in the JSON schema of the
 * command line.
 */
export interface Report {
  readonly schema: string;
  readonly engine: { readonly version: string; readonly build: string };
  readonly file?: string;
  readonly input: { readonly sha256: string; readonly size: number; readonly format: string };
  readonly now: string;
  readonly verdict: "valid" | "invalid" | "indeterminate" | "unsigned";
  readonly verdictReason: string | null;
  readonly document: { readonly asShown: string; readonly [field: string]: unknown };
  readonly signatures: readonly SignatureReport[];
  readonly timestamps: readonly Record<string, unknown>[];
  readonly wants: readonly { readonly kind: string; readonly subject: string; readonly urls: readonly string[]; readonly why: string }[];
  readonly findings: readonly Record<string, unknown>[];
  readonly [field: string]: unknown;
}

/** What is said of one signature. */
export interface SignatureReport {
  readonly id: unknown;
  readonly indication: "TOTAL-PASSED" | "INDETERMINATE" | "TOTAL-FAILED";
  readonly subIndication: string | null;
  readonly integrity: {
    readonly digestMatches: boolean | null;
    readonly signatureVerifies: boolean | null;
    readonly wholeFile: boolean | null;
  };
  readonly [field: string]: unknown;
}
