import { h } from "./element/dom.js";
import { passwordOf } from "./element/passwords.js";
import { STYLE } from "./element/style.js";
import { languageOf } from "./element/texts.js";
import { KysoVerifierElement, type KysoVerifierEventMap, type ReportDetail, type ResultView } from "./element.js";
import type { PooledOptions } from "./index.js";
import type { Language, VerifyOptions } from "./options.js";
import { pdfJsRenderer } from "./pictures/pdfjs.js";
import type { Report, Verdict } from "./report.js";
import type { Verifier } from "./verifier.js";
import { openWith, type PdfJsViewerLibrary, wantsPassword } from "./viewer/library.js";
import { marksOf } from "./viewer/marks.js";
import { Pages } from "./viewer/pages.js";
import { VIEWER_STYLE } from "./viewer/style.js";
import { viewerTexts } from "./viewer/texts.js";

export type { PdfJsViewerLibrary } from "./viewer/library.js";

/** A document is to be seen. */
export interface ShownDetail {
  readonly file: File;
  readonly pages: number;
}

/** The events of the element by name: those of `<kyso-verifier>`, and that a document is to be seen. */
export interface KysoViewerEventMap extends KysoVerifierEventMap {
  "kyso-shown": CustomEvent<ShownDetail>;
}

/** Attributes that are handed on to the part with the result. */
const HANDED_ON = ["lang", "view", "accept", "disabled"] as const;
const PARTS =
  "drop, button, choose, hint, list, item, name, headline, heading, sentence, next, details, summary, section, signature, summary-lines, acts, facts, findings, note, progress, cancel, password, unlock, icon";
const PROPERTIES = ["pdfjs", "pdfjsOptions", "verifier", "options", "verifyOptions", "view", "file"] as const;

/** Where there is no page (rendering on a server), the module can still be imported. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * `<kyso-viewer>`: a document, the result on it, and frames over the pages that say whose each signature is and what was found. It draws with
 * the pdf.js that the host gives as `pdfjs`; the same pdf.js is the second witness of the result.
 */
export class KysoViewerElement extends Base {
  static readonly observedAttributes: readonly string[] = HANDED_ON;

  readonly #result: KysoVerifierElement;
  readonly #pages: Pages;
  #pdfjs: PdfJsViewerLibrary | undefined;
  #pdfjsOptions: Readonly<Record<string, unknown>> = {};
  #opening = new AbortController();
  #judged: ReportDetail | undefined;
  #language: Language = "vi";
  #observer: MutationObserver | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open", delegatesFocus: true });
    this.#result = document.createElement("kyso-verifier");
    this.#result.setAttribute("exportparts", PARTS);
    this.#pages = new Pages(viewerTexts(this.#language), (id) => this.#result.showSignature(id));
    this.#result.addEventListener("change", () => {
      // It does not leave the shadow tree by itself.
      this.#shownAnew();
      this.dispatchEvent(new Event("change", { bubbles: true }));
    });
    this.#result.addEventListener("kyso-report", ({ detail }) => this.#told(detail));
    root.adoptedStyleSheets = [sheet()];
    root.append(h("div", { class: "split" }, this.#pages.element, h("div", { part: "result" }, this.#result)));
  }

  /** pdf.js (`import * as pdfjs from "pdfjs-dist"`), with its worker set. Without it the result alone is shown. */
  get pdfjs(): PdfJsViewerLibrary | undefined {
    return this.#pdfjs;
  }
  set pdfjs(library: PdfJsViewerLibrary | undefined) {
    if (library !== this.#pdfjs) {
      this.#pdfjs = library;
      this.#renders();
      this.#shownAnew();
    }
  }

  /** Options of pdf.js's `getDocument`, such as the addresses of fonts and character maps; read when the next document is opened. */
  get pdfjsOptions(): Readonly<Record<string, unknown>> {
    return this.#pdfjsOptions;
  }
  set pdfjsOptions(options: Readonly<Record<string, unknown>>) {
    this.#pdfjsOptions = options;
    this.#renders();
  }

  /** A verifier that the host shares among elements; left out, the element makes its own and disposes of it. */
  get verifier(): Verifier | undefined {
    return this.#result.verifier;
  }
  set verifier(verifier: Verifier | undefined) {
    this.#result.verifier = verifier;
  }

  /** Options for the verifier that the element makes; read when the first file comes. */
  get options(): PooledOptions {
    return this.#result.options;
  }
  set options(options: PooledOptions) {
    this.#result.options = options;
  }

  /** Options of each check, or a function that returns them for a file. */
  get verifyOptions(): VerifyOptions | ((file: File) => VerifyOptions) {
    return this.#result.verifyOptions;
  }
  set verifyOptions(options: VerifyOptions | ((file: File) => VerifyOptions)) {
    this.#result.verifyOptions = options;
  }

  /** The document; setting it shows and judges it. */
  get file(): File | null {
    return this.#result.file;
  }
  set file(file: Blob | null) {
    this.#result.file = file;
    this.#shownAnew();
  }

  /** The report on the document; `null` while there is none. */
  get report(): Report | null {
    return this.#result.reports[0] ?? null;
  }
  get verdict(): Verdict | null {
    return this.#result.verdict;
  }

  /** How much of the result is shown: the `summary` alone, the `full` result unfolded, or, left out, the rest folded. */
  get view(): ResultView | "" {
    return this.#result.view;
  }
  set view(view: ResultView | "") {
    if (view === "") {
      this.removeAttribute("view");
    } else {
      this.setAttribute("view", view);
    }
  }

  /** Lets go of the document and its result. */
  clear(): void {
    this.file = null;
  }

  /** Loads the engine before the first file comes; fails where it cannot be loaded. */
  async preload(): Promise<void> {
    await this.#result.preload();
  }

  /** Brings the frame of a signature into view; `false` where it has none on a page. */
  showSignature(id: number): boolean {
    return this.#pages.goTo(id);
  }

  connectedCallback(): void {
    // Set before the element was defined, a property hides the one of the class.
    for (const name of PROPERTIES) {
      if (Object.hasOwn(this, name)) {
        const value: unknown = Reflect.get(this, name);
        Reflect.deleteProperty(this, name);
        Reflect.set(this, name, value);
      }
    }
    this.#observer = new MutationObserver(() => this.#translate());
    this.#observer.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
    this.#translate();
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
    // A framework that moves the element takes it out and puts it in again at once.
    queueMicrotask(() => {
      if (!this.isConnected) {
        this.#opening.abort();
        this.#pages.close();
      }
    });
  }

  attributeChangedCallback(name: (typeof HANDED_ON)[number], _: string | null, value: string | null): void {
    if (value === null) {
      this.#result.removeAttribute(name);
    } else {
      this.#result.setAttribute(name, value);
    }
    if (name === "lang" && this.isConnected) {
      this.#translate();
    }
  }

  #translate(): void {
    this.#language = languageOf(this);
    this.#pages.element.lang = this.#language;
    const state = this.#pages.element.dataset["state"];
    if (state === "empty" || state === "opening" || state === "locked" || state === "failed") {
      this.#pages.say(viewerTexts(this.#language), state);
    }
    this.#mark();
  }

  /** The pdf.js that shows the document is the witness of its pictures. */
  #renders(): void {
    this.#result.renderer = this.#pdfjs && pdfJsRenderer(this.#pdfjs, { useSystemFonts: false, ...this.#pdfjsOptions });
  }

  #shownAnew(): void {
    this.#judged = undefined;
    this.#pages.close();
    this.#pages.mark([], viewerTexts(this.#language));
    void this.#show(undefined);
  }

  /** Shows the document, unless another one comes meanwhile. */
  async #show(typed: string | undefined): Promise<void> {
    this.#opening.abort();
    const opening = new AbortController();
    this.#opening = opening;
    const { file } = this;
    const say = (state: "empty" | "opening" | "locked" | "failed"): void => this.#pages.say(viewerTexts(this.#language), state);
    if (!file || !this.#pdfjs) {
      say("empty");
      return;
    }
    say("opening");
    const { verifyOptions } = this;
    const chosen = typeof verifyOptions === "function" ? verifyOptions(file) : verifyOptions;
    try {
      const open = await openWith(this.#pdfjs, this.#pdfjsOptions, file, typed ?? chosen.password, opening.signal);
      if (opening.signal.aborted) {
        open.close();
        return;
      }
      this.#pages.lay(open, viewerTexts(this.#language));
      this.#mark();
      this.dispatchEvent(new CustomEvent("kyso-shown", { detail: { file, pages: open.pages.numPages }, bubbles: true, composed: true }));
    } catch (error) {
      if (!opening.signal.aborted) {
        console.info(error);
        say(wantsPassword(error) ? "locked" : "failed");
      }
    }
  }

  #told(judged: ReportDetail): void {
    if (judged.file !== this.file) {
      return;
    }
    this.#judged = judged;
    const typed = passwordOf(judged.file);
    if (typed !== undefined && this.#pages.element.dataset["state"] === "locked") {
      void this.#show(typed);
    }
    this.#mark();
  }

  /** Puts the frames over the pages, in the language of the element. */
  #mark(): void {
    const judged = this.#judged;
    const presentation = judged && this.#result.presentationOf(judged.report);
    this.#pages.mark(judged && presentation ? marksOf(judged.report, presentation) : [], viewerTexts(this.#language));
  }
}

/** Its own events have types of their own. */
export interface KysoViewerElement {
  addEventListener<Name extends keyof KysoViewerEventMap>(
    type: Name,
    listener: (this: KysoViewerElement, event: KysoViewerEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<Name extends keyof KysoViewerEventMap>(
    type: Name,
    listener: (this: KysoViewerElement, event: KysoViewerEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

let style: CSSStyleSheet | undefined;

/** One sheet for all elements of a page. Not a `<style>`: a strict policy forbids those. */
function sheet(): CSSStyleSheet {
  if (!style) {
    style = new CSSStyleSheet();
    style.replaceSync(STYLE + VIEWER_STYLE);
  }
  return style;
}

/** Makes the element known under its name; done once by importing this file. */
export function defineKysoViewer(name = "kyso-viewer"): void {
  if (globalThis.customElements && !customElements.get(name)) {
    customElements.define(name, name === "kyso-viewer" ? KysoViewerElement : class extends KysoViewerElement {});
  }
}

defineKysoViewer();

declare global {
  interface HTMLElementTagNameMap {
    "kyso-viewer": KysoViewerElement;
  }
}
