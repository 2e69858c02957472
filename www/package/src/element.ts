import { fill, h, plain } from "./element/dom.js";
import type { Entry } from "./element/entry.js";
import { keepPassword } from "./element/passwords.js";
import { STYLE } from "./element/style.js";
import { languageOf, texts, type Texts } from "./element/texts.js";
import { item, sectionOf } from "./element/view.js";
import { KysoError, messageOf } from "./error.js";
import { createVerifier, type PooledOptions } from "./index.js";
import type { Language, Progress, VerifyOptions } from "./options.js";
import type { ErrorText, Presentation } from "./presentation.js";
import type { Report, Verdict } from "./report.js";
import { verifyWithPictures } from "./pictures/compare.js";
import type { PictureRenderer } from "./pictures/renderer.js";
import type { Verifier } from "./verifier.js";

export { KysoError } from "./error.js";

/** A file was judged. */
export interface ReportDetail {
  readonly file: File;
  readonly report: Report;
  readonly presentation: Presentation;
}
/** A file could not be judged. */
export interface ErrorDetail {
  readonly file: File;
  readonly error: KysoError;
}
/** The work on a file has come on. */
export interface ProgressDetail {
  readonly file: File;
  readonly progress: Progress;
}

/** How much of a result is shown. */
export type ResultView = "summary" | "full";

/** Whether a host takes a document with this report: `true` or an empty text; a text says why not. */
export type AcceptReport = (report: Report, file: File) => boolean | string;

/** The events of the element by name. They bubble and leave the shadow trees they are in. */
export interface KysoVerifierEventMap {
  "kyso-report": CustomEvent<ReportDetail>;
  "kyso-error": CustomEvent<ErrorDetail>;
  "kyso-progress": CustomEvent<ProgressDetail>;
}

/** Longer names are not read out whole. */
const LONGEST_NAME = 200;
const OBSERVED = ["lang", "name", "view", "multiple", "accept", "required", "require-valid", "disabled"];

/** Where there is no page (rendering on a server), the module can still be imported. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * `<kyso-verifier>`: takes files, judges them in the page, and says what was found.
 *
 * Attributes: `multiple`, `accept`, `name`, `required`, `require-valid` (a form is not sent while a document is not `valid`),
 * `disabled`, `view` (`summary` or `full`), `lang`. Slots: `prompt`, `hint`. As part of a form its value is the verdict, and under `NAME.sha256` the digest of
 * the file: a convenience for the reader of the form, no proof, since the page that fills it in is the sender's.
 */
export class KysoVerifierElement extends Base {
  static readonly formAssociated = true;
  static readonly observedAttributes = OBSERVED;

  readonly #internals: ElementInternals;
  readonly #input: HTMLInputElement;
  readonly #button: HTMLButtonElement;
  readonly #prompt: HTMLSpanElement;
  readonly #hint: HTMLSpanElement;
  readonly #drop: HTMLDivElement;
  readonly #list: HTMLUListElement;
  readonly #status: HTMLParagraphElement;
  #entries: Entry[] = [];
  #verifier: Verifier | undefined;
  #options: PooledOptions = {};
  #verifyOptions: VerifyOptions | ((file: File) => VerifyOptions) = {};
  #renderer: PictureRenderer | undefined;
  #acceptReport: AcceptReport | undefined;
  #own: Promise<Verifier> | undefined;
  #isFormDisabled = false;
  #language: Language = "vi";
  #observer: MutationObserver | undefined;

  constructor() {
    super();
    this.#internals = this.attachInternals();
    const root = this.attachShadow({ mode: "open", delegatesFocus: true });
    this.#input = h("input", { type: "file", hidden: true, tabindex: "-1", change: () => this.#chosen() });
    this.#button = h("button", { type: "button", part: "button choose", click: () => this.#input.click() });
    this.#prompt = h("span", {});
    this.#hint = h("span", {});
    this.#drop = h(
      "div",
      {
        part: "drop",
        class: "drop",
        role: "group",
        "aria-labelledby": "prompt",
        dragenter: (event) => this.#dragged(event),
        dragover: (event) => this.#dragged(event),
        dragleave: () => this.#drop.classList.remove("over"),
        drop: (event) => this.#dropped(event),
      },
      h("span", { id: "prompt" }, slot("prompt", this.#prompt)),
      this.#button,
      this.#input,
      h("p", { part: "hint", class: "hint" }, slot("hint", this.#hint)),
    );
    this.#list = h("ul", { part: "list", class: "list" });
    this.#status = h("p", { class: "status", role: "status", "aria-live": "polite" });
    root.adoptedStyleSheets = [sheet()];
    root.append(this.#drop, this.#list, this.#status);
  }

  /** A verifier that the host shares among elements; left out, the element makes its own and disposes of it. */
  get verifier(): Verifier | undefined {
    return this.#verifier;
  }
  set verifier(verifier: Verifier | undefined) {
    this.#verifier = verifier;
  }

  /** Options for the verifier that the element makes; read when the first file comes. */
  get options(): PooledOptions {
    return this.#options;
  }
  set options(options: PooledOptions) {
    this.#options = options;
  }

  /** Options of each check, or a function that returns them for a file. */
  get verifyOptions(): VerifyOptions | ((file: File) => VerifyOptions) {
    return this.#verifyOptions;
  }
  set verifyOptions(options: VerifyOptions | ((file: File) => VerifyOptions)) {
    this.#verifyOptions = options;
  }

  /**
   * The renderer (`pdfJsRenderer` of `kyso/pdfjs`): with it, documents that were saved after signing are drawn as
   * signed and as they are now before the result is shown. Without it there is no such witness.
   */
  get renderer(): PictureRenderer | undefined {
    return this.#renderer;
  }
  set renderer(renderer: PictureRenderer | undefined) {
    this.#renderer = renderer;
  }

  /** The first of the files; setting it judges it in place of all others. */
  get file(): File | null {
    return this.#entries[0]?.file ?? null;
  }
  set file(file: Blob | null) {
    this.files = file ? [file] : [];
  }

  /** The files; setting them judges them in place of all others. */
  get files(): readonly File[] {
    return this.#entries.map(({ file }) => file);
  }
  set files(files: Iterable<Blob> | ArrayLike<Blob> | null) {
    this.#take(Array.from(files ?? []));
  }

  /** The reports there are, in the order of the files. */
  get reports(): readonly Report[] {
    return this.#entries.flatMap(({ status }) => (status.kind === "done" ? [status.report] : []));
  }

  /** The verdict on all files together, the worst of them; `null` while one is missing. */
  get verdict(): Verdict | null {
    const verdicts = this.reports.map(({ verdict }) => verdict);
    const isWhole = verdicts.length > 0 && verdicts.length === this.#entries.length;
    return isWhole ? (WORST.find((verdict) => verdicts.includes(verdict)) ?? null) : null;
  }

  /** Lets go of all files and results. */
  clear(): void {
    this.files = [];
  }

  /**
   * Unfolds what is said of a signature of the first file, by its `id` in the report, and gives it the focus; `false` where the view has no
   * details, or there is no such signature.
   */
  showSignature(id: number): boolean {
    return sectionOf(this.#list, id);
  }

  /** A report of this element in the words that it shows. */
  presentationOf(report: Report): Presentation | undefined {
    const { status } = this.#entries.find(({ status: one }) => one.kind === "done" && one.report === report) ?? {};
    return status?.kind === "done" ? status.presentation[this.#language] : undefined;
  }

  /** Loads the engine before the first file comes; fails where it cannot be loaded. */
  async preload(): Promise<void> {
    await this.#ready();
  }

  /** How much of a result is shown: the `summary` alone, the `full` result unfolded, or, left out, the rest folded. */
  get view(): ResultView | "" {
    const view = this.getAttribute("view");
    return view === "summary" || view === "full" ? view : "";
  }
  set view(view: ResultView | "") {
    if (view === "") {
      this.removeAttribute("view");
    } else {
      this.setAttribute("view", view);
    }
  }

  /**
   * Whether the host takes a document with this report, beside `require-valid`: the form is invalid where it says `false`, or gives a text,
   * which is then what the person is told. One that throws takes nothing.
   */
  get acceptReport(): AcceptReport | undefined {
    return this.#acceptReport;
  }
  set acceptReport(accept: AcceptReport | undefined) {
    this.#acceptReport = accept;
    this.#updateForm();
  }

  get name(): string {
    return this.getAttribute("name") ?? "";
  }
  set name(name: string) {
    this.setAttribute("name", name);
  }
  get multiple(): boolean {
    return this.hasAttribute("multiple");
  }
  set multiple(isMultiple: boolean) {
    this.toggleAttribute("multiple", isMultiple);
  }
  get required(): boolean {
    return this.hasAttribute("required");
  }
  set required(isRequired: boolean) {
    this.toggleAttribute("required", isRequired);
  }
  get disabled(): boolean {
    return this.hasAttribute("disabled");
  }
  set disabled(isDisabled: boolean) {
    this.toggleAttribute("disabled", isDisabled);
  }
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  get validity(): ValidityState {
    return this.#internals.validity;
  }
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  connectedCallback(): void {
    // Set before the element was defined, a property hides the one of the class.
    for (const name of ["verifier", "options", "verifyOptions", "renderer", "acceptReport", "view", "file", "files"] as const) {
      this.#upgrade(name);
    }
    this.#observer = new MutationObserver(() => this.#translate());
    this.#observer.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
    this.#language = languageOf(this);
    this.#render();
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
    // A framework that moves the element takes it out and puts it in again at once.
    queueMicrotask(() => {
      if (!this.isConnected) {
        this.#release();
      }
    });
  }

  attributeChangedCallback(name: string): void {
    if (!this.isConnected) {
      return;
    }
    if (name === "lang") {
      this.#translate();
    } else {
      this.#render();
    }
  }

  formDisabledCallback(isDisabled: boolean): void {
    this.#isFormDisabled = isDisabled;
    this.#render();
  }

  formResetCallback(): void {
    this.files = [];
  }

  #upgrade(name: "verifier" | "options" | "verifyOptions" | "renderer" | "acceptReport" | "view" | "file" | "files"): void {
    if (Object.hasOwn(this, name)) {
      const value = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
  }

  #release(): void {
    for (const { abort } of this.#entries) {
      abort.abort();
    }
    void this.#own?.then(
      (verifier) => verifier.dispose(),
      () => undefined,
    );
    this.#own = undefined;
  }

  #translate(): void {
    const language = languageOf(this);
    if (language !== this.#language) {
      this.#language = language;
      this.#render();
    }
  }

  get #words(): Texts {
    return texts(this.#language);
  }

  #chosen(): void {
    const files = Array.from(this.#input.files ?? []);
    // The same file chosen again is a change too.
    this.#input.value = "";
    if (files.length > 0) {
      this.#take(files);
      this.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  #dragged(event: Event): void {
    if (!(event instanceof DragEvent) || this.#isDisabled || !event.dataTransfer?.types.includes("Files")) {
      return;
    }
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    this.#drop.classList.add("over");
  }

  #dropped(event: Event): void {
    this.#drop.classList.remove("over");
    if (!(event instanceof DragEvent) || this.#isDisabled) {
      return;
    }
    event.preventDefault();
    const files = Array.from(event.dataTransfer?.files ?? []);
    if (files.length > 0) {
      this.#take(files);
      this.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  get #isDisabled(): boolean {
    return this.disabled || this.#isFormDisabled;
  }

  #take(blobs: readonly Blob[]): void {
    for (const { abort } of this.#entries) {
      abort.abort();
    }
    const kept = this.multiple ? blobs : blobs.slice(0, 1);
    this.#entries = kept.map((blob) => ({
      file: blob instanceof File ? blob : new File([blob], "", { type: blob.type }),
      status: { kind: "checking", progress: undefined },
      password: undefined,
      abort: new AbortController(),
    }));
    this.#render();
    for (const entry of this.#entries) {
      void this.#check(entry);
    }
  }

  #ready(): Promise<Verifier> {
    if (this.verifier) {
      return Promise.resolve(this.verifier);
    }
    this.#own ??= createVerifier(this.options);
    // An engine that could not be loaded is requested again with the next file.
    this.#own.catch(() => (this.#own = undefined));
    return this.#own;
  }

  async #check(entry: Entry): Promise<void> {
    const { file, abort } = entry;
    const { signal } = abort;
    try {
      const verifier = await this.#ready();
      signal.throwIfAborted();
      const chosen = typeof this.verifyOptions === "function" ? this.verifyOptions(file) : this.verifyOptions;
      const { renderer } = this;
      const options: VerifyOptions = {
        fileName: file.name,
        ...chosen,
        ...(entry.password === undefined ? {} : { password: entry.password }),
        signal,
        onProgress: (progress) => this.#progressed(entry, progress),
      };
      const report = await (renderer ? verifyWithPictures(verifier, file, renderer, options) : verifier.verify(file, options));
      const [vi, en] = await Promise.all([verifier.present(report, "vi"), verifier.present(report, "en")]);
      if (this.#isCurrent(entry)) {
        entry.status = { kind: "done", report, presentation: { vi, en } };
        if (entry.password !== undefined) {
          keepPassword(file, entry.password);
        }
        const presentation = entry.status.presentation[this.#language];
        this.#settled(entry, presentation.headline.title);
        this.#tell("kyso-report", { file, report, presentation });
      }
    } catch (thrown) {
      await this.#failed(entry, thrown);
    }
  }

  async #failed(entry: Entry, thrown: unknown): Promise<void> {
    if (!this.#isCurrent(entry)) {
      return;
    }
    if (entry.abort.signal.aborted) {
      entry.status = { kind: "cancelled" };
      this.#settled(entry, this.#words.cancelled);
      return;
    }
    const error = thrown instanceof KysoError ? thrown : new KysoError({ code: "engine-stopped", message: messageOf(thrown), details: {} });
    if (error.code === "password-required") {
      entry.status = { kind: "password", wrong: entry.password !== undefined };
      this.#settled(entry, entry.status.wrong ? this.#words.passwordWrong : this.#words.password);
    } else {
      entry.status = { kind: "failed", error, text: await this.#errorText(error) };
      if (!this.#isCurrent(entry)) {
        return;
      }
      this.#settled(entry, this.#words.failed);
    }
    this.#tell("kyso-error", { file: entry.file, error });
  }

  /** The words of an error, if there is an engine to provide them. */
  async #errorText(error: KysoError): Promise<Readonly<Record<Language, ErrorText>> | undefined> {
    try {
      const verifier = await this.#ready();
      const [vi, en] = await Promise.all([verifier.errorText(error, "vi"), verifier.errorText(error, "en")]);
      return { vi, en };
    } catch {
      return undefined;
    }
  }

  #progressed(entry: Entry, progress: Progress): void {
    if (this.#isCurrent(entry) && entry.status.kind === "checking") {
      entry.status = { kind: "checking", progress };
      this.#renderEntry(entry);
      this.#tell("kyso-progress", { file: entry.file, progress });
    }
  }

  /** Whether the entry is still one of those shown: what was replaced has no say any more. */
  #isCurrent(entry: Entry): boolean {
    return this.#entries.includes(entry);
  }

  #settled(entry: Entry, words: string): void {
    this.#renderEntry(entry);
    this.#updateForm();
    fill(this.#status, this.#words.done(plain(entry.file.name, LONGEST_NAME), plain(words)));
  }

  #unlock(entry: Entry, password: string): void {
    entry.password = password;
    entry.status = { kind: "checking", progress: undefined };
    this.#renderEntry(entry);
    this.#updateForm();
    void this.#check(entry);
  }

  #tell<Name extends keyof KysoVerifierEventMap>(name: Name, detail: KysoVerifierEventMap[Name]["detail"]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #render(): void {
    const words = this.#words;
    const isDisabled = this.#isDisabled;
    this.shadowRoot?.host.toggleAttribute("data-disabled", isDisabled);
    this.#input.multiple = this.multiple;
    this.#input.accept = this.getAttribute("accept") ?? "";
    this.#button.disabled = isDisabled;
    fill(this.#prompt, words.prompt);
    fill(this.#button, this.multiple ? words.chooseMany : words.choose);
    fill(this.#hint, words.privacy);
    this.#list.setAttribute("aria-label", words.results);
    this.#list.lang = this.#language;
    this.#drop.lang = this.#language;
    this.#status.lang = this.#language;
    fill(this.#list, ...this.#entries.map((entry) => this.#item(entry)));
    this.#updateForm();
  }

  #renderEntry(entry: Entry): void {
    const index = this.#entries.indexOf(entry);
    const shown = this.#list.children[index];
    if (!shown) {
      return;
    }
    // Progress comes often: what has the focus or is open stays so.
    const hadFocus = this.shadowRoot?.activeElement && shown.contains(this.shadowRoot.activeElement);
    const fresh = this.#item(entry);
    shown.replaceWith(fresh);
    if (hadFocus) {
      (fresh.querySelector<HTMLElement>("button, input, summary") ?? this.#button).focus();
    }
  }

  #item(entry: Entry): HTMLElement {
    return item(entry, this.#language, this.view, {
      cancel: () => entry.abort.abort(),
      unlock: (password) => this.#unlock(entry, password),
    });
  }

  /** The value and the validity that a form sees. */
  #updateForm(): void {
    const reports = this.reports;
    const data = new FormData();
    if (this.name !== "") {
      for (const { verdict, input } of reports) {
        data.append(this.name, verdict);
        data.append(`${this.name}.sha256`, input.sha256);
      }
    }
    this.#internals.setFormValue(reports.length > 0 && this.name !== "" ? data : null);
    const words = this.#words;
    if (this.#entries.length === 0) {
      this.#invalid(this.required ? { valueMissing: true } : {}, words.missing);
    } else if (this.#entries.some(({ status }) => status.kind === "checking")) {
      this.#invalid({ customError: true }, words.pending);
    } else if (this.hasAttribute("require-valid") && this.verdict !== "valid") {
      this.#invalid({ customError: true }, words.notValid);
    } else if (reports.length < this.#entries.length) {
      // A file without a result is no file that was checked, whatever was asked of it.
      this.#invalid({ customError: true }, words.failed);
    } else {
      const refused = this.#refused();
      this.#invalid(refused === undefined ? {} : { customError: true }, refused || words.notAccepted);
    }
  }

  /** Why the host does not take one of the documents: in its own words, or none; `undefined` where it takes all. */
  #refused(): string | undefined {
    for (const { file, status } of this.#acceptReport ? this.#entries : []) {
      const answer = status.kind === "done" ? this.#asked(status.report, file) : true;
      if (answer !== true && answer !== "") {
        return answer === false ? "" : answer;
      }
    }
    return undefined;
  }

  #asked(report: Report, file: File): boolean | string {
    try {
      const answer = this.#acceptReport?.(report, file);
      return typeof answer === "string" ? answer : answer === true;
    } catch (error) {
      console.error(error);
      return false;
    }
  }

  #invalid(flags: ValidityStateFlags, message: string): void {
    if (Object.keys(flags).length > 0) {
      this.#internals.setValidity(flags, message, this.#button);
    } else {
      this.#internals.setValidity({});
    }
  }
}

/** Its own events have types of their own. */
export interface KysoVerifierElement {
  addEventListener<Name extends keyof KysoVerifierEventMap>(
    type: Name,
    listener: (this: KysoVerifierElement, event: KysoVerifierEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<Name extends keyof KysoVerifierEventMap>(
    type: Name,
    listener: (this: KysoVerifierElement, event: KysoVerifierEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** The worse a verdict, the earlier; a document without a signature is worse than a valid one. */
const WORST: readonly Verdict[] = ["invalid", "indeterminate", "unsigned", "valid"];

function slot(name: string, ...content: Node[]): HTMLSlotElement {
  return h("slot", { name }, ...content);
}

let style: CSSStyleSheet | undefined;

/** One sheet for all elements of a page. Not a `<style>`: a strict policy forbids those. */
function sheet(): CSSStyleSheet {
  if (!style) {
    style = new CSSStyleSheet();
    style.replaceSync(STYLE);
  }
  return style;
}

/** Makes the element known under its name; done once by importing this file. */
export function defineKysoVerifier(name = "kyso-verifier"): void {
  if (globalThis.customElements && !customElements.get(name)) {
    customElements.define(name, name === "kyso-verifier" ? KysoVerifierElement : class extends KysoVerifierElement {});
  }
}

defineKysoVerifier();

declare global {
  interface HTMLElementTagNameMap {
    "kyso-verifier": KysoVerifierElement;
  }
}
