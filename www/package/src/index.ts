import { cut, type Compared } from "./comparison.js";
import { compiled } from "./compiled.js";
import { buffersOf, fileName, type Held, held } from "./document.js";
import type { DossierFile, DossierOptions, JudgedDossier } from "./dossier.js";
import { engineError, KysoError } from "./error.js";
import type { PlainOptions, PlainVerifierOptions } from "./engine.js";
import { given, isSigned, only, OPEN_OPTIONS, SIGNED_TRUST, VERIFIER_OPTIONS } from "./given.js";
import { heldIn, heldOptions, withEvidence } from "./held-options.js";
import { type Call, Lane } from "./lane.js";
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
import type { Answer, Request } from "./protocol.js";
import type { Report } from "./report.js";
import { type Settings, SETTINGS, type WithSettings } from "./settings.js";
import { dossierOf, letterInput, named, recordInput, reportOf, sentencesOf } from "./verification.js";
import { type Unpacked, unpackedOf } from "./unpacked.js";
import type { UnpackOptions, Verifier } from "./verifier.js";

export { KysoError, type EngineErrorCode, type ErrorCode, type ErrorData, type ErrorDetails } from "./error.js";
export type { Compared, Comparison, ComparisonText, Difference } from "./comparison.js";
export type * from "./dossier.js";
export type * from "./office.js";
export { evidenceDate, type MirrorOptions, type MirrorTrustOptions, mirrorFetcher, mirrorTrustFile } from "./mirror.js";
export { FetchError, type FetchFailure, type Fetcher, type FetchQuestion, relayFetcher } from "./online.js";
export type * from "./options.js";
export { comparePictures, signedStates, verifyWithPictures, type CompareOptions, type SignedState } from "./pictures/compare.js";
export type * from "./pictures/renderer.js";
export type * from "./presentation.js";
export type * from "./report.js";
export type { Unpacked, UnpackedFile } from "./unpacked.js";
export type { UnpackOptions, Verifier } from "./verifier.js";

/**
 * The same under its first name.
 * @deprecated Where it is imported it hides the `WorkerOptions` of the page.
 */
export type WorkerOptions = PooledOptions;

/** Options of a verifier that runs in workers. */
export interface PooledOptions extends VerifierOptions {
  /** Makes a worker, where the page's policy does not let the package do it. */
  readonly worker?: () => Worker;
  /**
   * How many documents are judged in parallel, each in a separate worker. Default: one less than the processors, at
   * most four. Workers start when there is work for them; the first starts at once.
   */
  readonly workers?: number;
}

/** How something is asked of a worker. */
interface Asking {
  /** Memory that goes over to it and is nobody else's. */
  readonly transfer?: readonly ArrayBuffer[] | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** More workers than this need more memory than they save time. */
const MOST_WORKERS = 4;

/**
 * Begins to fetch and compile the engine, for a page that will need a verifier soon. Never rejects: what is wrong with the engine,
 * `createVerifier` says.
 */
export async function preload(): Promise<void> {
  await compiled().catch(() => undefined);
}

/** Starts a worker with the engine in it and waits until it is ready. */
export async function createVerifier(options: PooledOptions = {}): Promise<Verifier> {
  const verifier = new WorkerVerifier(options);
  try {
    await verifier.ready();
    return verifier;
  } catch (error) {
    verifier.dispose();
    throw error;
  }
}

/** What one call judges. */
interface Judged extends Omit<Asking, "transfer"> {
  readonly document: Held;
  readonly options: PlainOptions;
}

class WorkerVerifier implements Verifier, WithSettings {
  #options: PlainVerifierOptions;
  readonly #fetcher: Fetcher | undefined;
  readonly #make: () => Worker;
  readonly #most: number;
  readonly #lanes: Lane[] = [];
  #waiting: Call[] = [];
  #disposed = false;

  constructor(options: PooledOptions) {
    const { worker, workers, ...rest } = given(options);
    const { fetcher, ...plain } = only(rest, VERIFIER_OPTIONS);
    this.#fetcher = fetcherOf(fetcher);
    this.#options = given({ ...plain, ...mirrorTrust(this.#fetcher) });
    this.#most = Math.max(1, Math.floor(workers ?? Math.min(MOST_WORKERS, processors() - 1)) || 1);
    this.#make = worker ?? startWorker;
  }

  /** A signed trust file is verified before anything else: without trust in it no verifier is created. */
  async ready(): Promise<void> {
    await this.#ask({ kind: "load" });
    const { trust } = this.#options;
    if (trust && isSigned(trust)) {
      this.#options = given({ ...this.#options, trust: await this.openTrustFile(trust) });
    }
  }

  [SETTINGS](): Settings {
    return { options: this.#options, fetcher: this.#fetcher };
  }

  async openTrustFile(trust: SignedTrustFile): Promise<OpenedTrustFile> {
    return JSON.parse(await this.#ask({ kind: "open-trust", trust: only(trust, SIGNED_TRUST) })) as OpenedTrustFile;
  }

  async verify(document: DocumentInput, options: VerifyOptions = {}): Promise<Report> {
    const { signal, onProgress, ...plain } = given(options);
    const judged = { document: held(document), options: heldOptions(document, plain), signal, onProgress };
    return this.#fetcher ? (await this.#settled(this.#fetcher, judged)).report : this.#judge(judged);
  }

  /** One judgement. What is judged is handed over to the worker, unless it is needed again. */
  async #judge({ document, options, signal, onProgress }: Judged, answered?: readonly Answered[]): Promise<Report> {
    const request: Request = { kind: "verify", document, verifier: this.#options, options, answered: answered ?? [] };
    const transfer = answered ? [] : buffersOf(document, ...heldIn(options));
    return reportOf(await this.#ask(request, { transfer, signal, onProgress }));
  }

  #settled(fetcher: Fetcher, judged: Judged): ReturnType<typeof untilSettled<Report>> {
    return untilSettled(fetcher, (answered) => this.#judge(judged, answered), judged);
  }

  async evidencePack(document: DocumentInput, options: VerifyOptions = {}): Promise<Blob> {
    const { signal, onProgress: _, ...plain } = given(options);
    const judged = { document: held(document), options: heldOptions(document, plain), signal };
    const answered = this.#fetcher ? (await this.#settled(this.#fetcher, judged)).answered : [];
    const request: Request = { kind: "evidence-pack", document: judged.document, verifier: this.#options, options: judged.options, answered };
    const text = await this.#ask(request, { transfer: buffersOf(request.document, ...heldIn(judged.options)), signal });
    return new Blob([text], { type: "application/json" });
  }

  async signedRevision(document: DocumentInput, id: SignatureId, options: OpenOptions = {}): Promise<Blob> {
    // Not handed over: the part is cut from the same bytes.
    const bytes = held(document);
    return cut(bytes, await this.#ask({ kind: "signed-revision", document: bytes, id: String(id), options: only(options, OPEN_OPTIONS) }));
  }

  async compare(document: DocumentInput, original: DocumentInput, options: OpenOptions = {}): Promise<Compared> {
    const [bytes, other] = [held(document), held(original)];
    const request: Request = { kind: "compare", document: bytes, original: other, options: only(options, OPEN_OPTIONS) };
    return JSON.parse(await this.#ask(request, { transfer: buffersOf(bytes, other) })) as Compared;
  }

  async dossier(files: readonly DossierFile[], options: DossierOptions = {}): Promise<JudgedDossier> {
    const { signal, onProgress, evidence, ...others } = given(options);
    const call = { ...others, ...withEvidence(evidence) };
    const request: Request = { kind: "dossier", files: files.map(named), verifier: this.#options, options: call };
    const transfer = buffersOf(...request.files.map(({ document }) => document), ...heldIn(call));
    return dossierOf(await this.#ask(request, { transfer, signal, onProgress }));
  }

  async unpack(container: DocumentInput, options: UnpackOptions = {}): Promise<Unpacked> {
    const { name, signal } = given(options);
    const document = held(container);
    // Not handed over: what is no container is given back.
    return unpackedOf(await this.#answer({ kind: "unpack", document, name: name ?? fileName(container) ?? "" }, { signal }), document);
  }

  async refusal(about: Report | JudgedDossier, details: RefusalDetails = {}): Promise<string> {
    return this.#ask({ kind: "office", what: "refusal", input: await letterInput(about, details, this.#presents) });
  }

  async receipt(about: Report | JudgedDossier, details: LetterDetails = {}): Promise<string> {
    return this.#ask({ kind: "office", what: "receipt", input: await letterInput(about, details, this.#presents) });
  }

  async record(report: Report, decision: DecisionDetails = {}): Promise<VerificationRecord> {
    const text = await this.#ask({ kind: "office", what: "record", input: recordInput(report, decision) });
    return JSON.parse(text) as VerificationRecord;
  }

  async present(report: Report, language: Language): Promise<Presentation> {
    return sentencesOf(report, language, this.#presents);
  }

  async errorText(error: KysoError, language: Language): Promise<ErrorText> {
    const { code, details } = engineError(error);
    const text = await this.#ask({ kind: "error-text", code, details, language });
    return JSON.parse(text) as ErrorText;
  }

  dispose(): void {
    this.#disposed = true;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const lane of this.#lanes) {
      lane.stop(disposed());
    }
    for (const call of waiting) {
      call.reject(disposed());
    }
  }

  readonly #presents = (report: string): Promise<string> => this.#ask({ kind: "present", report });

  async #ask(request: Request, asking?: Asking): Promise<string> {
    return (await this.#answer(request, asking)).text;
  }

  #answer(request: Request, { transfer = [], signal, onProgress }: Asking = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#disposed) {
        reject(disposed());
        return;
      }
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const settled = new AbortController();
      const call: Call = {
        request,
        transfer,
        resolve: (text, parts) => {
          settled.abort();
          resolve({ text, parts });
        },
        reject: (error) => {
          settled.abort();
          reject(error);
        },
        onProgress,
      };
      // The listener is removed with the call: a signal may outlive thousands of them.
      signal?.addEventListener("abort", () => this.#abort(call, signal.reason), { once: true, signal: settled.signal });
      this.#waiting.push(call);
      this.#next();
    });
  }

  /** Hands waiting calls to workers that have none, in their order. */
  #next(): void {
    while (!this.#disposed && this.#waiting.length > 0) {
      const lane = this.#lanes.find(({ call }) => call === undefined) ?? this.#another();
      const call = lane && this.#waiting.shift();
      if (!call) {
        return;
      }
      lane.run(call);
    }
  }

  #another(): Lane | undefined {
    if (this.#lanes.length >= this.#most) {
      return undefined;
    }
    const lane = new Lane(this.#make, () => this.#next());
    this.#lanes.push(lane);
    return lane;
  }

  #abort(call: Call, reason: unknown): void {
    const waiting = this.#waiting.indexOf(call);
    if (waiting >= 0) {
      this.#waiting.splice(waiting, 1);
      call.reject(reason);
    } else {
      this.#lanes.find((lane) => lane.call === call)?.stop(reason);
    }
  }
}

function startWorker(): Worker {
  try {
    // Literal on purpose: bundlers find the worker by exactly this form.
    return new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "kyso" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "SecurityError" && !import.meta.url.startsWith(location.origin)) {
      return workerFromElsewhere();
    }
    throw error;
  }
}

/** Browsers start no worker from another origin, such as that of a CDN; one of the page's own may import it. */
function workerFromElsewhere(): Worker {
  const program = `import ${JSON.stringify(import.meta.url.replace(/[^/]*$/, "worker.js"))};`;
  const address = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module", name: "kyso" });
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}

function processors(): number {
  return globalThis.navigator?.hardwareConcurrency ?? 1;
}

function disposed(): KysoError {
  return new KysoError({ code: "disposed", message: "the verifier was disposed of", details: {} });
}
