import type { Language } from "../options.js";
import type { Presentation } from "../presentation.js";
import type { Report } from "../report.js";
import type { Verifier } from "../verifier.js";
import type { SigningProgress } from "./contract.js";
import type { Failure } from "./failure.js";

/** What the verifier says of a file. */
export interface Judged {
  readonly report: Report;
  readonly presentation: Readonly<Record<Language, Presentation>>;
}

/** One document on the list, and how far it is. */
export interface Job {
  readonly file: File;
  state:
    | { readonly kind: "judging" }
    | { readonly kind: "ready"; readonly judged: Judged }
    | { readonly kind: "unreadable"; readonly failure: Failure }
    | {
        readonly kind: "signing";
        readonly judged: Judged;
        readonly progress: SigningProgress | undefined;
        readonly since: number;
        readonly abort: AbortController;
      }
    | { readonly kind: "failed"; readonly judged: Judged; readonly failure: Failure | undefined }
    | { readonly kind: "signed"; readonly file: File; readonly judged: Judged; readonly address: string };
}

/** The name of the signed file. */
export function signedName(name: string): string {
  return `${name.replace(/\.pdf$/i, "")}-da-ky.pdf`;
}

/** Lets go of what a document has taken: its work, or the address of its signed file. */
export function release({ state }: Job): void {
  if (state.kind === "signed") {
    URL.revokeObjectURL(state.address);
  } else if (state.kind === "signing") {
    state.abort.abort();
  }
}

/** A report with its words. */
export async function judgedBy(verifier: Verifier, report: Report): Promise<Judged> {
  const [vi, en] = await Promise.all([verifier.present(report, "vi"), verifier.present(report, "en")]);
  return { report, presentation: { vi, en } };
}
