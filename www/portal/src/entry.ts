import type { ErrorText, KysoError, Presentation, Report } from "kyso";

/** What is known of a file so far. Only `done` carries a verdict. */
export type Status =
  | { readonly kind: "waiting" }
  | { readonly kind: "working" }
  | { readonly kind: "password"; readonly wrong: boolean }
  | { readonly kind: "done"; readonly report: Report; readonly presentation: Presentation }
  | { readonly kind: "failed"; readonly error: KysoError; readonly text: ErrorText }
  | { readonly kind: "cancelled" };

/** One file on the page. */
export interface Entry {
  readonly id: number;
  readonly file: File;
  /** The document that a signature kept apart from it speaks of. */
  content?: File;
  password?: string;
  status: Status;
}
