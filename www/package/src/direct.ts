import { cut, type Compared } from "./comparison.js";
import type { DossierFile, DossierOptions, JudgedDossier } from "./dossier.js";
import * as engine from "./engine.js";
import { KysoError, engineError, messageOf } from "./error.js";
import type { DecisionDetails, LetterDetails, RefusalDetails, VerificationRecord } from "./office.js";
import type { Document, Language, OpenOptions, SignatureId, VerifierOptions, VerifyOptions } from "./options.js";
import type { ErrorText, Presentation } from "./presentation.js";
import type { Report } from "./report.js";
import { dossierOf, letterInput, named, recordInput, reportOf, sentencesOf } from "./verification.js";

export { KysoError, type ErrorData, type ErrorDetails } from "./error.js";
export type { Compared, Comparison, ComparisonText, Difference } from "./comparison.js";
export type * from "./dossier.js";
export type * from "./office.js";
export type * from "./options.js";
export type * from "./presentation.js";
export type * from "./report.js";

/** Options of a verifier without a worker. */
export interface DirectOptions extends VerifierOptions {
  /** The module's bytes, where they cannot be fetched from beside this file. */
  readonly wasm?: BufferSource;
}

/** Verifies on the calling thread: for Node, edge runtimes and tests. In a page the worker of `kyso` keeps it responsive. */
export class DirectVerifier {
  readonly #options: VerifierOptions;

  constructor(options: VerifierOptions) {
    this.#options = options;
  }

  async verify(document: Document, options: VerifyOptions = {}): Promise<Report> {
    const { signal, onProgress, ...plain } = options;
    signal?.throwIfAborted();
    return reportOf(await guarded(() => engine.verify(document, this.#options, plain, onProgress)));
  }

  /** The exact bytes of the document as it was when somebody signed it. Nothing is said of whether the signature is good. */
  async signedRevision(document: Document, id: SignatureId, options: OpenOptions = {}): Promise<Blob> {
    return cut(document, await guarded(() => engine.signedRevision(document, String(id), options)));
  }

  /** Whether a document that came back is the one that was sent, and what is otherwise. */
  async compare(document: Document, original: Document, options: OpenOptions = {}): Promise<Compared> {
    return JSON.parse(await guarded(() => engine.compare(document, original, options))) as Compared;
  }

  /** A main document and its separate annexes, judged together. */
  async dossier(files: readonly DossierFile[], options: DossierOptions = {}): Promise<JudgedDossier> {
    const { signal, onProgress, ...plain } = options;
    signal?.throwIfAborted();
    return dossierOf(await guarded(() => engine.dossier(files.map(named), this.#options, plain, onProgress)));
  }

  /** The text for returning a document to its sender: the reasons of the report, and the clerk's own. */
  async refusal(report: Report, details: RefusalDetails = {}): Promise<string> {
    return guarded(() => engine.office("refusal", letterInput(report, details)));
  }

  /** The same-day word to the sender that the document was received. */
  async receipt(report: Report, details: LetterDetails = {}): Promise<string> {
    return guarded(() => engine.office("receipt", letterInput(report, details)));
  }

  /** What the machine found and what the person decided, both dated and with their digests, to be kept. */
  async record(report: Report, decision: DecisionDetails = {}): Promise<VerificationRecord> {
    return JSON.parse(await guarded(() => engine.office("record", recordInput(report, decision)))) as VerificationRecord;
  }

  async present(report: Report, language: Language): Promise<Presentation> {
    return sentencesOf(report, language);
  }

  async errorText(error: KysoError, language: Language): Promise<ErrorText> {
    return JSON.parse(await guarded(() => engine.errorText(error.code, error.details, language))) as ErrorText;
  }
}

let loaded: Promise<void> | undefined;

/** Loads the engine into this thread, once. */
export async function createVerifier({ wasm, ...options }: DirectOptions = {}): Promise<DirectVerifier> {
  try {
    await (loaded ??= wasm ? Promise.resolve(engine.loadBytes(wasm)) : engine.load());
    return new DirectVerifier({ ...options, trust: options.trust ?? [await engine.shippedTrust()] });
  } catch (error) {
    loaded = undefined;
    throw new KysoError({ code: "engine-unavailable", message: messageOf(error), details: {} });
  }
}

async function guarded(work: () => string | Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    throw new KysoError(engineError(error));
  }
}
