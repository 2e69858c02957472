import { cut, type Compared } from "./comparison.js";
import type { DossierFile, DossierOptions, JudgedDossier } from "./dossier.js";
import { KysoError, messageOf } from "./error.js";
import type { DecisionDetails, LetterDetails, RefusalDetails, VerificationRecord } from "./office.js";
import type { Document, Language, OpenOptions, Progress, SignatureId, VerifierOptions, VerifyOptions } from "./options.js";
import type { ErrorText, Presentation } from "./presentation.js";
import type { Numbered, Reply, Request } from "./protocol.js";
import type { Report } from "./report.js";
import { dossierOf, letterInput, named, recordInput, reportOf, sentencesOf } from "./verification.js";

export { KysoError, type ErrorData, type ErrorDetails } from "./error.js";
export type { Compared, Comparison, ComparisonText, Difference } from "./comparison.js";
export type * from "./dossier.js";
export type * from "./office.js";
export type * from "./options.js";
export type * from "./presentation.js";
export type * from "./report.js";

/** Options of a verifier that runs in a worker. */
export interface WorkerOptions extends VerifierOptions {
  /** Makes the worker, where the page's policy does not let the package do it. */
  readonly worker?: () => Worker;
}

/** Verifies documents, one after the other. */
export interface Verifier {
  verify(document: Document, options?: VerifyOptions): Promise<Report>;
  /** The exact bytes of the document as it was when somebody signed it. Nothing is said of whether the signature is good. */
  signedRevision(document: Document, id: SignatureId, options?: OpenOptions): Promise<Blob>;
  /** Whether a document that came back is the one that was sent, and what is otherwise. */
  compare(document: Document, original: Document, options?: OpenOptions): Promise<Compared>;
  /**
   * A main document and its separate annexes, judged together: several files, ZIPs of them, mails with them as attachments. Each
   * annex needs the agency's signature of its own.
   */
  dossier(files: readonly DossierFile[], options?: DossierOptions): Promise<JudgedDossier>;
  /**
   * The text for returning a document to its sender: the reasons of a report that this verifier gave, and the clerk's own. Fails
   * with the code `no-ground` when there is no reason, or none but that a status is not known (`R10`).
   */
  refusal(report: Report, details?: RefusalDetails): Promise<string>;
  /** The same-day word to the sender that the document was received (Nghị định 30/2020/NĐ-CP Điều 21.2.c). */
  receipt(report: Report, details?: LetterDetails): Promise<string>;
  /**
   * What the machine found and what the person decided, both dated and with their digests, to be kept. Fails with the code
   * `ground-missing` when the person decides otherwise than the report says and gives no reason.
   */
  record(report: Report, decision?: DecisionDetails): Promise<VerificationRecord>;
  /** The words of a report that this verifier gave. */
  present(report: Report, language: Language): Promise<Presentation>;
  /** The words of an engine's error. */
  errorText(error: KysoError, language: Language): Promise<ErrorText>;
  /** Ends the worker. Calls under way fail with the code `disposed`. */
  dispose(): void;
}

/** Starts a worker with the engine in it and waits until it is ready. */
export async function createVerifier(options: WorkerOptions = {}): Promise<Verifier> {
  const verifier = new WorkerVerifier(options);
  await verifier.ready();
  return verifier;
}

/** A call that waits for the worker. */
interface Call {
  readonly request: Request;
  readonly resolve: (text: string) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

class WorkerVerifier implements Verifier {
  readonly #options: VerifierOptions;
  readonly #make: () => Worker;
  #worker: Worker | undefined;
  #waiting: Call[] = [];
  #current: (Call & { readonly id: number }) | undefined;
  #count = 0;
  #disposed = false;

  constructor({ worker, ...options }: WorkerOptions) {
    this.#options = options;
    // Literal on purpose: bundlers find the worker by exactly this form.
    this.#make = worker ?? (() => new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "kyso" }));
  }

  ready(): Promise<string> {
    return this.#ask({ kind: "load" });
  }

  async verify(document: Document, options: VerifyOptions = {}): Promise<Report> {
    const { signal, onProgress, ...plain } = options;
    const fileName = plain.fileName ?? (document instanceof File ? document.name : undefined);
    const request: Request = {
      kind: "verify",
      document,
      verifier: this.#options,
      options: fileName === undefined ? plain : { ...plain, fileName },
    };
    return reportOf(await this.#ask(request, signal, onProgress));
  }

  async signedRevision(document: Document, id: SignatureId, options: OpenOptions = {}): Promise<Blob> {
    return cut(document, await this.#ask({ kind: "signed-revision", document, id: String(id), options }));
  }

  async compare(document: Document, original: Document, options: OpenOptions = {}): Promise<Compared> {
    return JSON.parse(await this.#ask({ kind: "compare", document, original, options })) as Compared;
  }

  async dossier(files: readonly DossierFile[], options: DossierOptions = {}): Promise<JudgedDossier> {
    const { signal, onProgress, ...plain } = options;
    const request: Request = { kind: "dossier", files: files.map(named), verifier: this.#options, options: plain };
    return dossierOf(await this.#ask(request, signal, onProgress));
  }

  async refusal(report: Report, details: RefusalDetails = {}): Promise<string> {
    return this.#ask({ kind: "office", what: "refusal", input: letterInput(report, details) });
  }

  async receipt(report: Report, details: LetterDetails = {}): Promise<string> {
    return this.#ask({ kind: "office", what: "receipt", input: letterInput(report, details) });
  }

  async record(report: Report, decision: DecisionDetails = {}): Promise<VerificationRecord> {
    const text = await this.#ask({ kind: "office", what: "record", input: recordInput(report, decision) });
    return JSON.parse(text) as VerificationRecord;
  }

  async present(report: Report, language: Language): Promise<Presentation> {
    return sentencesOf(report, language);
  }

  async errorText(error: KysoError, language: Language): Promise<ErrorText> {
    const text = await this.#ask({ kind: "error-text", code: error.code, details: error.details, language });
    return JSON.parse(text) as ErrorText;
  }

  dispose(): void {
    this.#disposed = true;
    this.#restart();
    const calls = [this.#current, ...this.#waiting].filter((call) => call !== undefined);
    this.#current = undefined;
    this.#waiting = [];
    for (const call of calls) {
      call.reject(disposed());
    }
  }

  #ask(request: Request, signal?: AbortSignal, onProgress?: (progress: Progress) => void): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.#disposed) {
        reject(disposed());
        return;
      }
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const call: Call = { request, resolve, reject, onProgress };
      signal?.addEventListener("abort", () => this.#abort(call, signal.reason), { once: true });
      this.#waiting.push(call);
      this.#next();
    });
  }

  /** Hands the next call to the worker, which does one at a time. */
  #next(): void {
    if (this.#current || this.#disposed) {
      return;
    }
    const call = this.#waiting.shift();
    if (!call) {
      return;
    }
    this.#current = { ...call, id: ++this.#count };
    try {
      this.#worker ??= this.#start();
      this.#worker.postMessage({ id: this.#current.id, request: call.request } satisfies Numbered);
    } catch (error) {
      this.#fail({ code: "engine-unavailable", message: messageOf(error), details: {} });
    }
  }

  #start(): Worker {
    const worker = this.#make();
    worker.addEventListener("message", (event: MessageEvent<Reply>) => this.#hear(event.data));
    // A worker that cannot start says no more than that.
    worker.addEventListener("error", (event) =>
      this.#fail({ code: "engine-unavailable", message: event.message || "the worker did not start", details: {} }),
    );
    return worker;
  }

  #hear(reply: Reply): void {
    if (reply.id !== this.#current?.id) {
      return;
    }
    switch (reply.kind) {
      case "progress":
        this.#current.onProgress?.(reply.progress);
        break;
      case "done":
        this.#finish((call) => call.resolve(reply.text));
        break;
      case "failed":
        this.#fail(reply.error);
        break;
    }
  }

  #fail(error: { code: string; message: string; details: Record<string, unknown> }): void {
    // After a trap the module's memory cannot be relied on; the next call gets a new one.
    if (error.code === "engine-stopped" || error.code === "engine-unavailable") {
      this.#restart();
    }
    this.#finish((call) => call.reject(new KysoError(error)));
  }

  #abort(call: Call, reason: unknown): void {
    const waiting = this.#waiting.indexOf(call);
    if (waiting >= 0) {
      this.#waiting.splice(waiting, 1);
      call.reject(reason);
    } else if (this.#current?.resolve === call.resolve) {
      // The engine works without a pause; ending its worker is the only way to stop it.
      this.#restart();
      this.#finish((current) => current.reject(reason));
    }
  }

  #finish(settle: (call: Call) => void): void {
    const call = this.#current;
    this.#current = undefined;
    if (call) {
      settle(call);
    }
    this.#next();
  }

  #restart(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

function disposed(): KysoError {
  return new KysoError({ code: "disposed", message: "the verifier was disposed of", details: {} });
}
