import type { Compiled } from "./compiled.js";
import type { ErrorData } from "./error.js";
import type { NamedFile, OfficeWork, PlainDossierOptions, PlainOptions, PlainVerifierOptions } from "./engine.js";
import type { Held } from "./document.js";
import type { Answered } from "./online.js";
import type { Language, OpenOptions, Progress, SignedTrustFile } from "./options.js";

/** Requests of the page to the worker. */
export type Request =
  | { readonly kind: "load" }
  | { readonly kind: "open-trust"; readonly trust: SignedTrustFile }
  | {
      readonly kind: "verify" | "evidence-pack";
      readonly document: Held;
      readonly verifier: PlainVerifierOptions;
      readonly options: PlainOptions;
      /** What authorities were asked for the document, and what they said. */
      readonly answered: readonly Answered[];
    }
  | { readonly kind: "signed-revision"; readonly document: Held; readonly id: string; readonly options: OpenOptions }
  | { readonly kind: "compare"; readonly document: Held; readonly original: Held; readonly options: OpenOptions }
  | {
      readonly kind: "dossier";
      readonly files: readonly NamedFile[];
      readonly verifier: PlainVerifierOptions;
      readonly options: PlainDossierOptions;
    }
  | { readonly kind: "unpack"; readonly document: Held; readonly name: string }
  | { readonly kind: "present"; readonly report: string }
  | { readonly kind: "office"; readonly what: OfficeWork; readonly input: string }
  | { readonly kind: "error-text"; readonly code: string; readonly details: Record<string, unknown>; readonly language: Language };

/** Bytes that belong to an answer, or nothing in their place. */
export type Part = Uint8Array<ArrayBuffer> | undefined;

/** What the engine says, with the bytes that belong to it. */
export interface Answer {
  readonly text: string;
  readonly parts: readonly Part[];
}

/** A request with the number its answer carries. */
export interface Numbered {
  readonly id: number;
  readonly request: Request;
  /** The engine, with the first request to a worker. Without it the worker fetches the engine itself. */
  readonly engine?: Compiled | undefined;
}

/** What the worker says. */
export type Reply =
  | { readonly id: number; readonly kind: "done"; readonly text: string; readonly parts?: readonly Part[] }
  | { readonly id: number; readonly kind: "failed"; readonly error: ErrorData }
  | { readonly id: number; readonly kind: "progress"; readonly progress: Progress };
