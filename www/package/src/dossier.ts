import type { ErrorData } from "./error.js";
import type { DocumentInput, Language, VerifyOptions } from "./options.js";
import type { Presentation, Section } from "./presentation.js";
import type { Report } from "./report.js";

/** A file of a dossier: a document, an annex, a ZIP of them or a mail with them as attachments. */
export interface DossierFile {
  readonly document: DocumentInput;
  /** Its name; that of the `File` when left out. */
  readonly name?: string;
}

/** Options for a whole dossier. Evidence, time and the user's trust apply to all of it. */
export interface DossierOptions extends Omit<VerifyOptions, "fileName" | "kind" | "detached"> {
  /** Name of the main document among the members; inferred, and marked as inferred, if omitted. */
  readonly main?: string;
}

/** A main document and its separate annexes, judged together, `schema: "kyso-dossier/1"`. */
export interface Dossier {
  readonly schema: "kyso-dossier/1";
  /** The worst of the members, and of what the dossier as a whole lacks. */
  readonly verdict: "valid" | "invalid" | "indeterminate" | "unsigned";
  readonly main: {
    /** Index into `members`; null if unknown. */
    readonly member: number | null;
    readonly inferred: boolean;
    readonly why: string;
  };
  readonly completeness: "complete" | "missing" | "failed" | "cannot-tell";
  readonly refusal: "no-ground" | "check-again" | "ground";
  readonly refusalReasons: readonly string[];
  readonly members: readonly DossierMember[];
  /** What the containers had that was not read, and why. */
  readonly skipped: readonly { readonly name: string; readonly code: string }[];
  readonly [field: string]: unknown;
}

/** One file of a dossier: exactly one of `report` and `error` is there. */
export interface DossierMember {
  readonly name: string;
  /** Name of the ZIP or mail it came in. */
  readonly container: string | null;
  readonly role: "main" | "annex" | "signature" | "unknown";
  readonly report: Report | null;
  readonly error: ErrorData | null;
}

/** A dossier with its words in every language of the engine, and those of each member's report (null for one with an error). */
export interface JudgedDossier {
  readonly dossier: Dossier;
  readonly text: Readonly<Record<Language, Section>>;
  readonly presentations: readonly (Readonly<Record<Language, Presentation>> | null)[];
}
