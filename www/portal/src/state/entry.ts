import type { ErrorText, KysoError, Language, Pictures, Presentation, Report } from "kyso";

/** Something in every language of the page: another language is then a matter of looking, and nothing is asked meanwhile. */
export type Spoken<Words> = Readonly<Record<Language, Words>>;

/** What is known of a file so far. Only `done` carries a verdict. */
export type Status =
  | { readonly kind: "waiting" }
  | { readonly kind: "working" }
  | { readonly kind: "password"; readonly wrong: boolean }
  | { readonly kind: "done"; readonly report: Report; readonly presentation: Presentation; readonly spoken: Spoken<Presentation> }
  | { readonly kind: "failed"; readonly error: KysoError; readonly text: ErrorText; readonly spoken: Spoken<ErrorText> }
  | { readonly kind: "cancelled" };

/** What kind of document a file may be said to be. */
export const KINDS = ["auto", "original", "copy", "annex", "published"] as const;
export type Kind = (typeof KINDS)[number];

/** Who a file may be said to come from. */
export const SENDERS = ["auto", "state-body", "citizen", "enterprise"] as const;
export type Sender = (typeof SENDERS)[number];

/** Whose a certificate may be said to be. */
export const OWNERS = ["auto", "person", "agency", "receiver", "software"] as const;
export type Owner = (typeof OWNERS)[number];

/** Why the pictures of a file were not compared: the renderer is not there, took too long, or cannot draw the file. */
export type Uncompared = "not-loaded" | "too-long" | "failed";

/** One file on the page. */
export interface Entry {
  readonly id: number;
  readonly file: File;
  /** The document that a signature kept apart from it speaks of. */
  content?: File;
  password?: string;
  /** What kind of document it is said to be; inferred when left out. */
  kind?: Kind;
  /** Who is said to have sent it; read from the signatures when left out. */
  sender?: Sender;
  /** Whose certificates are said to be, by their SHA-256. */
  owners?: ReadonlyMap<string, Owner>;
  /** Whether the person has asked to see the document. */
  isDocumentShown?: boolean;
  /** The moment it is checked at, where that is not the present one: the sample comes with evidence of one day. */
  readonly at?: string;
  /** What the page's renderer saw of its pages as signed and as they are now. */
  pictures?: Pictures | undefined;
  /** Why it saw nothing, where it should have. */
  uncompared?: Uncompared | undefined;
  status: Status;
}

/** The same status in another language; the very same where it speaks that already. */
export function inLanguage(status: Status, language: Language): Status {
  if (status.kind === "done" && status.presentation !== status.spoken[language]) {
    return { ...status, presentation: status.spoken[language] };
  }
  if (status.kind === "failed" && status.text !== status.spoken[language]) {
    return { ...status, text: status.spoken[language] };
  }
  return status;
}
