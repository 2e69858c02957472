import { cut, type Compared } from "./comparison.js";
import { fileName, held } from "./document.js";
import type { DossierFile, DossierOptions, JudgedDossier } from "./dossier.js";
import * as engine from "./engine.js";
import { KysoError, engineError, messageOf } from "./error.js";
import { given, only, OPEN_OPTIONS, VERIFIER_OPTIONS } from "./given.js";
import { heldOptions, withEvidence } from "./held-options.js";
import { load, type ModuleSource, takeFrom } from "./modules.js";
import type { DecisionDetails, LetterDetails, RefusalDetails, VerificationRecord } from "./office.js";
import { mirrorTrust } from "./mirror.js";
import { type Answered, type Fetcher, fetcherOf, untilSettled } from "./online.js";
import type {
  DocumentInput,
  Language,
  OpenedTrustFile,
  OpenOptions,
  Progress,
  SignatureId,
  SignedTrustFile,
  VerifierOptions,
  VerifyOptions,
} from "./options.js";
import type { ErrorText, Presentation } from "./presentation.js";
import { throwIfPolluted } from "./realm.js";
import type { Report } from "./report.js";
import { type Settings, SETTINGS, type WithSettings } from "./settings.js";
import { dossierOf, letterInput, named, recordInput, reportOf, sentencesOf } from "./verification.js";
import { type Unpacked, unpackedOf } from "./unpacked.js";
import type { UnpackOptions, Verifier } from "./verifier.js";

export { KysoError, type EngineErrorCode, type ErrorCode, type ErrorData, type ErrorDetails } from "./error.js";
export type { Compared, Comparison, ComparisonText, Difference } from "./comparison.js";
export type { ModuleBytes, ModuleName, ModuleSource } from "./modules.js";
export type * from "./dossier.js";
export { evidenceDate, type MirrorOptions, type MirrorTrustOptions, mirrorFetcher, mirrorTrustFile } from "./mirror.js";
export type * from "./office.js";
export { FetchError, type FetchFailure, type Fetcher, type FetchQuestion, relayFetcher } from "./online.js";
export type * from "./options.js";
export { comparePictures, signedStates, verifyWithPictures, type CompareOptions, type SignedState } from "./pictures/compare.js";
export type * from "./pictures/renderer.js";
export type * from "./presentation.js";
export type * from "./report.js";
export type { Unpacked, UnpackedFile } from "./unpacked.js";
export type { UnpackOptions, Verifier } from "./verifier.js";

/** Options of a verifier without a worker. */
export interface DirectOptions extends VerifierOptions {
  /**
   * The module, as bytes or compiled by the host, if it cannot be fetched from beside this file. Called once, with the
   * name `kyso`.
   */
  readonly wasm?: ModuleSource;
}

/**
 * Verifies on the calling thread: for Node, edge runtimes, service workers and tests. In a page, the worker of `kyso`
 * keeps it responsive. A running judgement cannot be stopped; a signal takes effect before it, and between reading and
 * judging.
 */
export class DirectVerifier implements Verifier, WithSettings {
  readonly #options: engine.ReadyOptions;
  readonly #fetcher: Fetcher | undefined;
  #isDisposed = false;

  constructor(options: engine.ReadyOptions, fetcher?: Fetcher) {
    this.#options = options;
    this.#fetcher = fetcher;
  }

  [SETTINGS](): Settings {
    return { options: this.#options, fetcher: this.#fetcher };
  }

  async verify(document: DocumentInput, options: VerifyOptions = {}): Promise<Report> {
    const { signal, onProgress, ...plain } = given(options);
    const heard = (progress: Progress): void => {
      signal?.throwIfAborted();
      onProgress?.(progress);
    };
    const [bytes, call] = [held(document), heldOptions(document, plain)];
    const judge = async (answered: readonly Answered[]): Promise<Report> =>
      reportOf(await this.#guarded(() => engine.verify(bytes, this.#options, call, answered, heard), signal));
    return this.#fetcher ? (await untilSettled(this.#fetcher, judge, { signal, onProgress })).report : judge([]);
  }

  /** Everything that the verdict on a document rests on except the document, in one file (`kyso-evidence/1`). */
  async evidencePack(document: DocumentInput, options: VerifyOptions = {}): Promise<Blob> {
    const { signal, onProgress: _, ...plain } = given(options);
    const [bytes, call] = [held(document), heldOptions(document, plain)];
    const judge = async (answered: readonly Answered[]): Promise<Report> =>
      reportOf(await this.#guarded(() => engine.verify(bytes, this.#options, call, answered), signal));
    const answered = this.#fetcher ? (await untilSettled(this.#fetcher, judge, { signal })).answered : [];
    const text = await this.#guarded(() => engine.evidencePack(bytes, this.#options, call, answered), signal);
    return new Blob([text], { type: "application/json" });
  }

  async signedRevision(document: DocumentInput, id: SignatureId, options: OpenOptions = {}): Promise<Blob> {
    const bytes = held(document);
    return cut(bytes, await this.#guarded(() => engine.signedRevision(bytes, String(id), only(options, OPEN_OPTIONS))));
  }

  async compare(document: DocumentInput, original: DocumentInput, options: OpenOptions = {}): Promise<Compared> {
    const [bytes, other] = [held(document), held(original)];
    return JSON.parse(await this.#guarded(() => engine.compare(bytes, other, only(options, OPEN_OPTIONS)))) as Compared;
  }

  /** A main document and its separate annexes, judged together. */
  async dossier(files: readonly DossierFile[], options: DossierOptions = {}): Promise<JudgedDossier> {
    const { signal, onProgress, ...plain } = given(options);
    const heard = (progress: Progress): void => {
      signal?.throwIfAborted();
      onProgress?.(progress);
    };
    const members = files.map(named);
    const { evidence, ...others } = plain;
    const call = { ...others, ...withEvidence(evidence) };
    return dossierOf(await this.#guarded(() => engine.dossier(members, this.#options, call, heard), signal));
  }

  async unpack(container: DocumentInput, options: UnpackOptions = {}): Promise<Unpacked> {
    const { name, signal } = given(options);
    const document = held(container);
    return unpackedOf(await this.#guarded(() => engine.unpack(document, name ?? fileName(container) ?? ""), signal), document);
  }

  /** The text for returning a document to its sender: the reasons of the report, and the clerk's own. */
  async refusal(about: Report | JudgedDossier, details: RefusalDetails = {}): Promise<string> {
    const letter = await letterInput(about, details, this.#presents);
    return this.#guarded(() => engine.office("refusal", letter));
  }

  /** The same-day word to the sender that the document was received. */
  async receipt(about: Report | JudgedDossier, details: LetterDetails = {}): Promise<string> {
    const letter = await letterInput(about, details, this.#presents);
    return this.#guarded(() => engine.office("receipt", letter));
  }

  /** What the machine found and what the person decided, both with date and digest, for your files. */
  async record(report: Report, decision: DecisionDetails = {}): Promise<VerificationRecord> {
    return JSON.parse(await this.#guarded(() => engine.office("record", recordInput(report, decision)))) as VerificationRecord;
  }

  /** Verifies the signature and the number of a trust file and takes it apart. */
  async openTrustFile(trust: SignedTrustFile): Promise<OpenedTrustFile> {
    return JSON.parse(await this.#guarded(() => engine.openTrust(trust))) as OpenedTrustFile;
  }

  async present(report: Report, language: Language): Promise<Presentation> {
    return sentencesOf(report, language, this.#presents);
  }

  async errorText(error: KysoError, language: Language): Promise<ErrorText> {
    const { code, details } = engineError(error);
    return JSON.parse(await this.#guarded(() => engine.errorText(code, details, language))) as ErrorText;
  }

  dispose(): void {
    this.#isDisposed = true;
  }

  readonly #presents = (report: string): Promise<string> => this.#guarded(() => engine.present(report));

  async #guarded<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    signal?.throwIfAborted();
    try {
      this.#throwIfDisposed();
      throwIfPolluted();
      const answer = await work();
      this.#throwIfDisposed();
      throwIfPolluted();
      return answer;
    } catch (error) {
      signal?.throwIfAborted();
      throw error instanceof KysoError ? error : new KysoError(engineError(error));
    }
  }

  #throwIfDisposed(): void {
    if (this.#isDisposed) {
      throw new KysoError({ code: "disposed", message: "the verifier was disposed of", details: {} });
    }
  }
}

/** Loads the engine into this thread, once. */
export async function createVerifier(options: DirectOptions = {}): Promise<DirectVerifier> {
  throwIfPolluted();
  const { wasm, ...rest } = given(options);
  const { fetcher, ...checked } = only(rest, VERIFIER_OPTIONS);
  const fetches = fetcherOf(fetcher);
  try {
    if (wasm) {
      takeFrom(wasm);
    }
    await load();
    return new DirectVerifier(await engine.withTrust(given({ ...checked, ...mirrorTrust(fetches) })), fetches);
  } catch (error) {
    // Faults of a signed trust file are reported as they are.
    const known = engineError(error);
    if (known.code.startsWith("trust-")) {
      throw new KysoError(known);
    }
    throw new KysoError({ code: "engine-unavailable", message: messageOf(error), details: {} });
  }
}
