import type { KysoError } from "../error.js";
import type { Language, Progress } from "../options.js";
import type { ErrorText, Presentation } from "../presentation.js";
import type { Report } from "../report.js";

/** What became of one file. */
export type Status =
  | { readonly kind: "checking"; readonly progress: Progress | undefined }
  | { readonly kind: "done"; readonly report: Report; readonly presentation: Readonly<Record<Language, Presentation>> }
  | { readonly kind: "failed"; readonly error: KysoError; readonly text: Readonly<Record<Language, ErrorText>> | undefined }
  | { readonly kind: "password"; readonly wrong: boolean }
  | { readonly kind: "cancelled" };

/** One file with the work on it. */
export interface Entry {
  readonly file: File;
  status: Status;
  password: string | undefined;
  abort: AbortController;
}
