import type { Language } from "./options.js";
import type { Line } from "./presentation.js";

/** A reason for returning a document to its sender; `R10` (status not known) is never one alone. */
export type ReasonCode = "R1" | "R2" | "R3" | "R4" | "R5" | "R6" | "R7" | "R8" | "R9" | "R10" | "R11" | "R12" | "R13" | "R14";

/** A reason from a person: one that no machine finds (`R13`, sent to the wrong place), or another, in writing. */
export interface ClerkReason {
  readonly reason: ReasonCode;
  /** Why, in the clerk's own words. Never empty. */
  readonly ground: string;
}

/** The local regulation that a letter cites. Without number and date it is called a draft. */
export interface Regulation {
  /** The provision, as the letter is to cite it: `khoản 3 Điều 20`. */
  readonly provision: string;
  /** Its number and sign. */
  readonly number?: string;
  /** The day it was issued, as the letter is to give it. */
  readonly date?: string;
}

/** What a person adds to a letter. Everything may be left out: the letter then has room to write it in. */
export interface LetterDetails {
  readonly language?: Language;
  /** `text` to be pasted into the document system, `html` one page for print, without script and without any address. */
  readonly format?: "text" | "html";
  readonly sender?: string;
  readonly receiver?: string;
  /** Số, ký hiệu, ngày of the document. */
  readonly number?: string;
  /** Who decides or receives. */
  readonly by?: string;
  /** When (RFC 3339, or a `Date`). */
  readonly at?: string | Date;
  /** The operator's local regulation on signing and receiving. */
  readonly regulation?: Regulation;
}

/** What a person adds to the text for returning a document. */
export interface RefusalDetails extends LetterDetails {
  /** Reasons besides those in the report. */
  readonly reasons?: readonly ClerkReason[];
}

/** What the person who receives a document decides. */
export interface DecisionDetails {
  /** Omitted until something is decided: the record then has only the finding. */
  readonly choice?: "return" | "accept";
  /** Reasons besides those in the report, for `return`. */
  readonly reasons?: readonly ClerkReason[];
  /** Why the decision differs from the report; required for `accept` if the report has reasons or is not certain. */
  readonly ground?: string;
  readonly by?: string;
  /** Who sent the document. */
  readonly sender?: string;
  /** Its number, sign and date. */
  readonly number?: string;
  /** When (RFC 3339); the clock when left out. */
  readonly at?: string | Date;
  /** An evidence pack of the document (`kyso-evidence/1`), parsed, to be kept with it. */
  readonly evidence?: Readonly<Record<string, unknown>>;
}

/** A verbatim text, with its digest and its time. */
export interface Kept {
  readonly at: string;
  /** SHA-256 of `json` in UTF-8, hexadecimal. */
  readonly sha256: string;
  readonly json: string;
}

/** What the machine found and what the person decided, side by side, `schema: "kyso-record/1"`. To be saved as a file. */
export interface VerificationRecord {
  readonly schema: "kyso-record/1";
  readonly engine: { readonly version: string; readonly build: string };
  readonly document: {
    readonly file: string | null;
    readonly sha256: string;
    readonly size: number;
    readonly sender: string | null;
    readonly number: string | null;
  };
  readonly verdict: string;
  readonly refusal: "no-ground" | "check-again" | "ground" | null;
  /** Reasons in the report. */
  readonly machineReasons: readonly string[];
  readonly choice: "return" | "accept" | null;
  /** Whether the person decides against the report. */
  readonly decidedOtherwise: boolean;
  /** The report, as it was. */
  readonly result: Kept;
  /** The decision, as it was. */
  readonly decision: Kept | null;
  /** The evidence pack, if there is one. */
  readonly evidence: Kept | null;
}

/** What a letter about a document is made of, in one language. */
export interface Returning {
  /** What identifies the document: file name, SHA-256, time of the check. */
  readonly document: readonly Line[];
  /** The outcome in one sentence. */
  readonly outcome: string;
  readonly grounds: readonly Ground[];
  /** SHA-256 of the lists and responses used. */
  readonly used: readonly string[];
}

/** One reason with what shows it. */
export interface Ground {
  readonly reason: ReasonCode;
  readonly title: string;
  readonly clause: string;
  /** The signatures it is about, and what was found at each. */
  readonly signatures: readonly GroundSignature[];
  /** The request to the sender. */
  readonly next: string;
}

/** What was found at one signature; `title` is empty for what was found about the file. */
export interface GroundSignature {
  readonly title: string;
  readonly evidence: readonly string[];
}
