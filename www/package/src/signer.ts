import { asBridgeError } from "./bridge/errors/error.js";
import { chooseSigner, type Chosen, NothingThereError, type Provider, type ProviderKind } from "./bridge/provider.js";
import { nativeProvider } from "./bridge/native/provider.js";
import { fill, foreign, h } from "./element/dom.js";
import { languageOf } from "./element/texts.js";
import { KysoError } from "./error.js";
import { createVerifier } from "./index.js";
import type { Language, VerifyOptions } from "./options.js";
import type { PictureRenderer } from "./pictures/renderer.js";
import type { Report } from "./report.js";
import type { Signer, SignerCertificate } from "./sign/signer.js";
import { EMPTY, type Filled, missingOf, requestsOf } from "./signer/acts.js";
import type { SignatureLevel, SignatureWriter, SignedFile, SigningOptions, SigningProgress } from "./signer/contract.js";
import { failureOf, type Failure } from "./signer/failure.js";
import { type Job, type Judged, judgedBy, release, signedName } from "./signer/job.js";
import { Placement } from "./signer/placement.js";
import { SIGNER_STYLE } from "./signer/style.js";
import { signerTexts, type SignerTexts } from "./signer/texts.js";
import { signAll } from "./signer/work.js";
import { actsView, certificatesView, failureView, fieldsView, jobView, nameOf, progressView, resultView } from "./signer/view.js";
import type { Verifier } from "./verifier.js";

export type { SignaturePreview, SignatureWriter, SigningOptions, SigningProgress } from "./signer/contract.js";

/** A document was signed. */
export interface SignedDetail {
  readonly file: File;
  readonly signed: File;
  readonly report: Report;
}
/** A document was not signed. */
export interface NotSignedDetail {
  readonly file: File;
  readonly code: string;
}

/** The events of the element by name. They bubble and leave the shadow trees they are in. */
export interface KysoSignerEventMap {
  "kyso-signed": CustomEvent<SignedDetail>;
  "kyso-not-signed": CustomEvent<NotSignedDetail>;
}

/** Where there is no page (rendering on a server), the module can still be imported. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);
const STEPS = ["documents", "act", "key", "place", "sign", "result"] as const;
type Step = (typeof STEPS)[number];
const TICK_MS = 1000;
const NO_WRITER = new KysoError({ code: "engine-unavailable", message: "kyso-signer: `signing` is not set", details: {} });

/**
 * `<kyso-signer>`: takes documents, judges them, and has them signed with a key that never comes into the page; what was signed is judged
 * again before it is handed out.
 */
export class KysoSignerElement extends Base {
  /** Judges before and after; left out, the element makes one. */
  verifier: Verifier | undefined;
  /** Writes signatures. */
  signing: SignatureWriter | undefined;
  /** Draws the page that the signature is placed on (`pdfJsRenderer` of `kyso/pdfjs`). */
  renderer: PictureRenderer | undefined;
  /** The ways to a key, in the order in which they are tried; left out, extension and host alone. */
  providers: readonly Provider[] | undefined;
  /** Asks a time-stamp authority. Without it no level above B-B can be had. */
  timestamp: SigningOptions["timestamp"];
  /** The level of signatures: B-LT with a time-stamp authority, else B-B, if left out. */
  level: SignatureLevel | undefined;
  /** More for each act: evidence, the person's own trust, the time to judge at. */
  signOptions: Pick<VerifyOptions, "evidence" | "userTrust" | "at"> = {};

  readonly #bodies = new Map<Step, HTMLElement>();
  readonly #headings = new Map<Step, HTMLElement>();
  readonly #filled: Filled = { ...EMPTY };
  #jobs: Job[] = [];
  #kind: ProviderKind | undefined;
  #signer: Signer | undefined;
  #certificates: readonly SignerCertificate[] = [];
  #certificate: SignerCertificate | undefined;
  #keyFailure: Failure | undefined;
  #isConnecting = false;
  #placement: Placement | undefined;
  #placeFailure: Failure | undefined;
  #placing = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #language: Language = "vi";
  #own: Promise<[Verifier, SignatureWriter]> | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SIGNER_STYLE);
    root.adoptedStyleSheets = [sheet];
    for (const step of STEPS) {
      const [heading, body] = [h("h2", { id: `step-${step}`, tabindex: "-1" }), h("div", {})];
      this.#headings.set(step, heading);
      this.#bodies.set(step, body);
      root.append(h("section", { class: "step", part: `step step-${step}`, "data-step": step, "aria-labelledby": `step-${step}` }, heading, body));
    }
  }

  connectedCallback(): void {
    this.#language = languageOf(this);
    this.#drawAll();
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
    this.#forget();
  }

  /** The documents on the list; setting them judges them in place of all others. */
  get files(): readonly File[] {
    return this.#jobs.map(({ file }) => file);
  }
  set files(files: Iterable<File>) {
    this.#jobs.forEach(release);
    this.#jobs = [];
    void this.#take([...files]);
  }

  /** Draws everything again in the language of the page. */
  redraw(): void {
    this.#language = languageOf(this);
    this.#drawAll();
    void this.#propose();
  }

  get #words(): SignerTexts {
    return signerTexts(this.#language);
  }

  /** The document that is to be signed next, or was signed last. */
  get #current(): Job | undefined {
    return this.#jobs.find(({ state }) => state.kind !== "signed" && state.kind !== "unreadable") ?? this.#jobs.at(-1);
  }

  get #level(): SignatureLevel {
    return this.level ?? (this.timestamp ? "B-LT" : "B-B");
  }

  async #engines(): Promise<[Verifier, SignatureWriter]> {
    this.#own ??= Promise.all([this.verifier ?? createVerifier(), this.signing ?? Promise.reject(NO_WRITER)]);
    this.#own.catch(() => (this.#own = undefined));
    return this.#own;
  }

  async #take(files: readonly File[]): Promise<void> {
    const added = files.map((file): Job => ({ file, state: { kind: "judging" } }));
    this.#jobs.push(...added);
    this.#drawAll();
    for (const job of added) {
      await this.#judge(job);
    }
    void this.#propose();
  }

  async #judge(job: Job): Promise<void> {
    try {
      const [verifier] = await this.#engines();
      job.state = { kind: "ready", judged: await judgedBy(verifier, await verifier.verify(job.file, { ...this.signOptions, fileName: job.file.name })) };
    } catch (error) {
      job.state = { kind: "unreadable", failure: await this.#failure(error) };
    }
    this.#draw("documents", "sign");
  }

  async #failure(error: unknown): Promise<Failure> {
    const signing = await this.#own?.then(
      ([, one]) => one,
      () => undefined,
    );
    return failureOf(error, signing);
  }

  /** Finds the first way to a key and asks it for its certificates. */
  async #connect(): Promise<void> {
    this.#forget();
    this.#isConnecting = true;
    this.#keyFailure = undefined;
    this.#draw("key");
    try {
      const { kind, signer, closed }: Chosen = await chooseSigner(this.providers ?? [nativeProvider()]);
      this.#certificates = await signer.certificates().catch((error: unknown) => {
        // Whoever could use a better way should learn what it lacks, not only why the last resort failed.
        throw closed.length > 0 ? new NothingThereError([...closed, { kind, error: asBridgeError(error, "token-error") }]) : error;
      });
      [this.#kind, this.#signer] = [kind, signer];
      this.#certificate = this.#certificates.length === 1 ? this.#certificates[0] : undefined;
    } catch (error) {
      this.#keyFailure = await this.#failure(error);
    } finally {
      this.#isConnecting = false;
    }
    this.#draw("key", "sign");
    void this.#propose();
  }

  #forget(): void {
    (this.#signer as { close?: () => void } | undefined)?.close?.();
    this.#signer = undefined;
    this.#certificates = [];
    this.#certificate = undefined;
  }

  /** Asks where the signature goes and draws it there. A later question overtakes an earlier one. */
  async #propose(): Promise<void> {
    const job = this.#current;
    const turn = ++this.#placing;
    this.#placement = undefined;
    this.#placeFailure = undefined;
    if (job && "judged" in job.state && job.state.kind !== "signed" && missingOf(this.#filled) === undefined) {
      try {
        const [, signing] = await this.#engines();
        const request = requestsOf(this.#filled, "B-B", {}).at(-1);
        const [shown] = request ? await signing.preview(job.file, request, this.#certificate && nameOf(this.#certificate)) : [];
        if (turn !== this.#placing) {
          return;
        }
        this.#placement = shown && new Placement(shown, this.#words);
      } catch (error) {
        this.#placeFailure = await this.#failure(error);
      }
    }
    if (turn === this.#placing) {
      this.#draw("place", "sign");
      const isDrawn = await this.#placement?.draw(job?.file as File, this.renderer).catch(() => false);
      this.#placement?.element.toggleAttribute("data-undrawn", isDrawn === false);
    }
  }

  /** Signs the next document, or all that wait with one consent. */
  async #sign(jobs: readonly Job[]): Promise<void> {
    const [signer, certificate] = [this.#signer, this.#certificate];
    const before = jobs.flatMap(({ state }) => (state.kind === "ready" || state.kind === "failed" ? [state.judged] : []));
    if (!signer || !certificate || before.length !== jobs.length) {
      return;
    }
    const abort = new AbortController();
    // A signer that waits for a person hears nothing else.
    abort.signal.addEventListener("abort", () => (signer as { close?: () => void }).close?.());
    const shown = (progress?: SigningProgress): void => {
      const since = Date.now();
      jobs.forEach((job, at) => (job.state = { kind: "signing", judged: before[at] as Judged, progress, since, abort }));
      this.#draw("sign");
    };
    shown();
    this.#draw("documents");
    this.#timer = setInterval(() => this.#draw("sign"), TICK_MS);
    const outcomes = await this.#work(signer, certificate, jobs, { signal: abort.signal, onProgress: shown });
    clearInterval(this.#timer);
    for (const [at, job] of jobs.entries()) {
      await this.#settle(job, before[at] as Judged, outcomes[at] as PromiseSettledResult<SignedFile>, abort.signal.aborted);
    }
    this.#drawAll();
    const isSigned = jobs.every(({ state }) => state.kind === "signed");
    this.#headings.get(isSigned ? "result" : "sign")?.focus();
    void this.#propose();
  }

  async #work(
    signer: Signer,
    certificate: SignerCertificate,
    jobs: readonly Job[],
    more: Pick<SigningOptions, "signal" | "onProgress">,
  ): Promise<PromiseSettledResult<SignedFile>[]> {
    // The place on one page is none on another: of several documents each has its own proposal.
    const placed = jobs.length === 1 ? (this.#placement?.look ?? {}) : {};
    try {
      const [verifier, signing] = await this.#engines();
      const options: SigningOptions = {
        ...this.signOptions,
        ...more,
        verifier,
        choose: () => certificate,
        ...(this.timestamp && { timestamp: this.timestamp }),
      };
      return await signAll(
        jobs.map(({ file }) => file),
        { signing, signer, options, requests: requestsOf(this.#filled, this.#level, placed) },
      );
    } catch (reason) {
      return jobs.map(() => ({ status: "rejected", reason }));
    }
  }

  async #settle(job: Job, before: Judged, outcome: PromiseSettledResult<SignedFile>, isStopped: boolean): Promise<void> {
    const { file } = job;
    if (outcome.status === "fulfilled") {
      const [verifier] = await this.#engines();
      const { report } = outcome.value;
      const signed = new File([outcome.value.file], signedName(file.name), { type: "application/pdf" });
      job.state = { kind: "signed", file: signed, judged: await judgedBy(verifier, report), address: URL.createObjectURL(signed) };
      this.#tell("kyso-signed", { file, signed, report });
    } else {
      const failure = isStopped ? undefined : await this.#failure(outcome.reason);
      job.state = { kind: "failed", judged: before, failure };
      this.#tell("kyso-not-signed", { file, code: failure?.code ?? "cancelled" });
    }
  }

  #tell<Name extends keyof KysoSignerEventMap>(name: Name, detail: KysoSignerEventMap[Name]["detail"]): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  #drawAll(): void {
    this.#draw(...STEPS);
  }

  #draw(...steps: readonly Step[]): void {
    for (const step of steps) {
      const [heading, body] = [this.#headings.get(step), this.#bodies.get(step)];
      if (heading && body) {
        heading.textContent = this.#words.steps[step];
        fill(body, ...this.#views[step]());
      }
    }
    const isSigned = this.#jobs.some(({ state }) => state.kind === "signed");
    this.#headings.get("result")?.parentElement?.toggleAttribute("hidden", !isSigned);
  }

  readonly #views: Readonly<Record<Step, () => (Node | string | false | undefined)[]>> = {
    documents: () => [
      this.#chooser(),
      h("ul", { class: "jobs" }, ...this.#jobs.map((job) => jobView(job, job === this.#current, this.#words, this.#language, () => this.#remove(job)))),
    ],
    act: () => {
      const change = (): void => {
        this.#draw("sign");
        void this.#propose();
      };
      const choose = (act: Filled["act"]): void => {
        Object.assign(this.#filled, { act, image: undefined });
        this.#draw("act");
        this.shadowRoot?.querySelector<HTMLElement>("input[name=act]:checked")?.focus();
        change();
      };
      return [actsView(this.#filled.act, this.#words, choose), fieldsView(this.#filled, this.#words, change)];
    },
    key: () => [
      this.#isConnecting && h("p", { role: "status" }, this.#words.connecting),
      this.#keyFailure && failureView(this.#keyFailure, this.#words, this.#language),
      this.#kind && this.#signer && h("p", { class: "quiet" }, this.#words.ways[this.#kind]),
      this.#certificates.length > 0 &&
        certificatesView(this.#certificates, this.#certificate, this.#words, this.#language, (certificate) => {
          this.#certificate = certificate;
          this.#draw("sign");
          void this.#propose();
        }),
      h(
        "button",
        { type: "button", part: "button connect", class: this.#signer ? "quiet" : "", disabled: this.#isConnecting, click: () => void this.#connect() },
        this.#signer || this.#keyFailure ? this.#words.again : this.#words.connect,
      ),
    ],
    place: () => [
      this.#placeFailure && failureView(this.#placeFailure, this.#words, this.#language),
      this.#placement ? h("p", { class: "quiet", id: "place-hint" }, this.#words.placeHint) : h("p", { class: "quiet" }, this.#words.unplaced),
      this.#placement?.element,
    ],
    sign: () => this.#signView(),
    result: () => this.#jobs.flatMap((job) => resultView(job, this.#words, this.#language) ?? []),
  };

  #chooser(): HTMLElement {
    const input = h("input", { type: "file", hidden: true, multiple: true, accept: "application/pdf,.pdf", tabindex: "-1" });
    input.addEventListener("change", () => void this.#take([...(input.files ?? [])]));
    const button = h(
      "button",
      { type: "button", part: "button choose", click: () => input.click() },
      this.#jobs.length > 0 ? this.#words.chooseMore : this.#words.choose,
    );
    return h("div", {}, button, input, h("p", { class: "quiet" }, this.#words.privacy));
  }

  #signView(): (Node | false | undefined)[] {
    const words = this.#words;
    const job = this.#current;
    if (job?.state.kind === "signing") {
      const { abort } = job.state;
      return [
        progressView(job, words, this.#level !== "B-B", Date.now()),
        h("button", { type: "button", part: "button stop", class: "quiet", click: () => abort.abort() }, words.stop),
      ];
    }
    const isOpen = job !== undefined && (job.state.kind === "ready" || job.state.kind === "failed");
    const missing = !isOpen ? "document" : (missingOf(this.#filled) ?? (this.#certificate ? undefined : "key"));
    const failed = job?.state.kind === "failed" ? job.state : undefined;
    const open = this.#jobs.filter(({ state }) => state.kind === "ready" || state.kind === "failed");
    // Each document has a number of its own.
    const isBatch = open.length > 1 && this.#filled.act !== "number" && this.#filled.act !== "issue";
    const hasSigned = this.#jobs.some(({ state }) => state.kind === "signed");
    const facts: readonly (readonly [string, string])[] = [
      [words.facts.document, job?.file.name ?? ""],
      [words.facts.act, words.acts[this.#filled.act][0]],
      [words.facts.certificate, this.#certificate ? nameOf(this.#certificate) : ""],
      [words.facts.level, words.levelNames[this.#level]],
    ];
    return [
      failed && (failed.failure ? failureView(failed.failure, words, this.#language) : h("p", { class: "failure", role: "alert" }, words.stopped)),
      missing === undefined && h("p", {}, words.willShow),
      missing === undefined && h("dl", { part: "facts" }, ...facts.map(([label, value]) => h("div", {}, h("dt", {}, label), h("dd", {}, foreign(value))))),
      missing === undefined && h("p", { class: "quiet" }, words.pinNote),
      missing !== undefined && h("p", { class: "quiet" }, hasSigned && !isOpen ? words.allDone : words.missing[missing]),
      h(
        "button",
        { type: "button", part: "button sign", disabled: missing !== undefined, click: () => void (job && this.#sign([job])) },
        hasSigned && isOpen ? words.next(job.file.name) : words.sign,
      ),
      isBatch &&
        missing === undefined &&
        h("button", { type: "button", part: "button sign-all", class: "quiet", click: () => void this.#sign(open) }, words.signAll(open.length)),
    ];
  }

  #remove(job: Job): void {
    release(job);
    this.#jobs = this.#jobs.filter((one) => one !== job);
    this.#drawAll();
    void this.#propose();
  }
}

/** Makes the element known under its name; done once by importing this file. */
export function defineKysoSigner(name = "kyso-signer"): void {
  if (globalThis.customElements && !customElements.get(name)) {
    customElements.define(name, name === "kyso-signer" ? KysoSignerElement : class extends KysoSignerElement {});
  }
}

defineKysoSigner();

declare global {
  interface HTMLElementTagNameMap {
    "kyso-signer": KysoSignerElement;
  }
}
