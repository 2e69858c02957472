import type { Compared } from "./comparison.js";
import type { DossierFile, DossierOptions, JudgedDossier } from "./dossier.js";
import type { KysoError } from "./error.js";
import type { DecisionDetails, LetterDetails, RefusalDetails, VerificationRecord } from "./office.js";
import type { DocumentInput, Language, OpenedTrustFile, OpenOptions, SignatureId, SignedTrustFile, VerifyOptions } from "./options.js";
import type { ErrorText, Presentation } from "./presentation.js";
import type { Report } from "./report.js";
import type { Unpacked } from "./unpacked.js";

/** How a container is unpacked. */
export interface UnpackOptions {
  /** Its name; that of the `File` when left out. */
  readonly name?: string;
  readonly signal?: AbortSignal;
}

/** Verifies documents; the same calls with a worker (`kyso`) and without one (`kyso/direct`). */
export interface Verifier {
  verify(document: DocumentInput, options?: VerifyOptions): Promise<Report>;
  /** Exactly the bytes of the document as it was when somebody signed it. They do not say whether the signature is good. */
  signedRevision(document: DocumentInput, id: SignatureId, options?: OpenOptions): Promise<Blob>;
  /** Whether a document that came back is the one that was sent, and what is otherwise. */
  compare(document: DocumentInput, original: DocumentInput, options?: OpenOptions): Promise<Compared>;
  /**
   * Everything that the verdict on a document rests on except the document (certificates, lists, responses, the names
   * of policy and trust), in one file of the schema `kyso-evidence/1`. It reproduces the report later. It is raw:
   * nothing is masked.
   */
  evidencePack(document: DocumentInput, options?: VerifyOptions): Promise<Blob>;
  /**
   * A main document and its separate annexes, judged together: several files, ZIPs of them, mails with them as
   * attachments. Each annex needs a separate signature of the agency.
   */
  dossier(files: readonly DossierFile[], options?: DossierOptions): Promise<JudgedDossier>;
  /**
   * The files of a ZIP or an edXML package (QCVN 102:2016/BTTTT), by the engine's own reader: an archive that programs may read in more than
   * one way is an error, and so is one with more files than a dossier may have.
   */
  unpack(container: DocumentInput, options?: UnpackOptions): Promise<Unpacked>;
  /**
   * The letter that returns a document to its sender: the reasons of a report of this verifier, and the clerk's own;
   * for a whole dossier those of its members, each under the name of its file. Fails with the code `no-ground` if there
   * is no reason, or only an unknown status (`R10`).
   */
  refusal(about: Report | JudgedDossier, details?: RefusalDetails): Promise<string>;
  /** The same-day word to the sender that the document, or the dossier, was received (Nghị định 30/2020/NĐ-CP Điều 21.2.c). */
  receipt(about: Report | JudgedDossier, details?: LetterDetails): Promise<string>;
  /**
   * What the machine found and what the person decided, both with date and digest, for your files. Fails with the code
   * `ground-missing` if the person decides against the report and gives no reason.
   */
  record(report: Report, decision?: DecisionDetails): Promise<VerificationRecord>;
  /**
   * Verifies the signature and the number of a trust file and parses it; the result can be the `trust` of a verifier.
   * Fails with `trust-signature-wrong`, `trust-rolled-back` and the like, and then nothing of the file is used.
   */
  openTrustFile(trust: SignedTrustFile): Promise<OpenedTrustFile>;
  /** The words of a report of this schema: this verifier's, or one that was stored, cloned or made elsewhere. Others fail with `unknown-report`. */
  present(report: Report, language: Language): Promise<Presentation>;
  /** The words of an engine's error. */
  errorText(error: KysoError, language: Language): Promise<ErrorText>;
  /** Ends the work. Calls under way, and any made later, fail with the code `disposed`. */
  dispose(): void;
}
