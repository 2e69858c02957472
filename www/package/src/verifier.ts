import type { Compared } from "./comparison.js";
import type { KysoError } from "./error.js";
import type { Document, Language, OpenOptions, SignatureId, VerifyOptions } from "./options.js";
import type { ErrorText, Presentation } from "./presentation.js";
import type { Report } from "./report.js";

/** Verifies documents; the same calls with a worker (`kyso`) and without one (`kyso/direct`). */
export interface Verifier {
  verify(document: Document, options?: VerifyOptions): Promise<Report>;
  /** The exact bytes of the document as it was when somebody signed it. Nothing is said of whether the signature is good. */
  signedRevision(document: Document, id: SignatureId, options?: OpenOptions): Promise<Blob>;
  /** Whether a document that came back is the one that was sent, and what is otherwise. */
  compare(document: Document, original: Document, options?: OpenOptions): Promise<Compared>;
  /** The words of a report that this verifier gave. */
  present(report: Report, language: Language): Promise<Presentation>;
  /** The words of an engine's error. */
  errorText(error: KysoError, language: Language): Promise<ErrorText>;
  /** Ends the work. Calls under way, and any made later, fail with the code `disposed`. */
  dispose(): void;
}
