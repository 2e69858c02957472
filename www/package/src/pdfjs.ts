import { KysoError, messageOf } from "./error.js";
import { given } from "./given.js";
import { createVerifier, type PooledOptions } from "./index.js";
import type { Language, VerifyOptions } from "./options.js";
import type { Card, Presentation } from "./presentation.js";
import type { Report } from "./report.js";
import { type Judged, matching, standingOf } from "./pdfjs/status.js";
import type {
  PdfJsCertificate,
  PdfJsDocument,
  PdfJsEventBus,
  PdfJsPageView,
  PdfJsResult,
  PdfJsSignature,
  PdfJsSignatureVerifier,
  PdfJsStatus,
} from "./pdfjs/types.js";
import { verifyWithPictures } from "./pictures/compare.js";
import type { PictureRenderer } from "./pictures/renderer.js";
import { plain } from "./unseen.js";
import type { Verifier } from "./verifier.js";

export { pdfJsRenderer, type PdfJsLibrary, type PdfJsOpened } from "./pictures/pdfjs.js";
export type * from "./pdfjs/types.js";

/** Options of the verifier for pdf.js. */
export interface PdfJsOptions {
  /** The open document, or a function that returns it: pdf.js passes a signature without its document. */
  readonly document: PdfJsDocument | (() => PdfJsDocument | null | undefined);
  /** A verifier that the host shares; left out, one is made when the first signature comes. */
  readonly verifier?: Verifier;
  /** Options for the verifier that is made. */
  readonly options?: PooledOptions;
  readonly verifyOptions?: VerifyOptions;
  /** Draws the document as signed and as it is now, as a second witness: `pdfJsRenderer` makes one of pdf.js itself. */
  readonly renderer?: PictureRenderer;
  readonly language?: Language;
  /** Shows a certificate; without it pdf.js's button does nothing. */
  readonly viewCertificate?: (certificate: PdfJsCertificate, report: Report) => void;
}

/** What is known of an open document. */
interface Known {
  readonly report: Report;
  readonly presentation: Presentation;
  readonly listed: readonly PdfJsSignature[];
}

/** pdf.js's hook, with more for viewers that are built from its components. */
export class KysoSignatureVerifier implements PdfJsSignatureVerifier {
  readonly #options: PdfJsOptions;
  readonly #known = new WeakMap<PdfJsDocument, Promise<Known>>();
  #own: Promise<Verifier> | undefined;

  constructor(options: PdfJsOptions) {
    this.#options = given(options);
  }

  /**
   * The result on one signature in pdf.js's words. The whole file is judged, once, whatever the number of signatures: a signature
   * over its own bytes alone says nothing about the document that is shown.
   */
  async verify(signature: PdfJsSignature): Promise<PdfJsResult> {
    const documentModifiedAfterSigning = signature.coversWholeDocument === false;
    try {
      const { report, presentation, listed } = await this.#judge(this.#open());
      // pdf.js does not say which document a signature is of. One that the open document does not list is of another.
      if (!listed.some((one) => isSameField(one, signature))) {
        return { status: "unknown", errorCode: "SIGNATURE_NOT_MATCHED", message: null, certificate: null, documentModifiedAfterSigning };
      }
      const found = matching(report, signature);
      const { status, errorCode } = standingOf(report, listed, signature);
      return {
        status,
        errorCode,
        message: saying(status, wordsOf(presentation, report, found), presentation),
        certificate: found ? certificateOf(found, report) : null,
        documentModifiedAfterSigning: found ? found.integrity.wholeFile !== true : documentModifiedAfterSigning,
      };
    } catch (error) {
      const errorCode = error instanceof KysoError ? error.code : "engine-stopped";
      return { status: "unknown", errorCode, message: messageOf(error), certificate: null, documentModifiedAfterSigning };
    }
  }

  async viewCertificate(certificate: PdfJsCertificate): Promise<boolean> {
    const { viewCertificate } = this.#options;
    if (!viewCertificate) {
      return false;
    }
    viewCertificate(certificate, await this.report());
    return true;
  }

  /** The whole report on the document that is open. */
  async report(): Promise<Report> {
    return (await this.#judge(this.#open())).report;
  }

  /** The report in words. */
  async presentation(): Promise<Presentation> {
    return (await this.#judge(this.#open())).presentation;
  }

  /**
   * Marks every signature on the pages of a viewer built from pdf.js's components, at the place of its field in the
   * report. Returns the function that removes the marks. A mark is `.kyso-signature` with `data-status`; its words come
   * from the engine.
   */
  async mark(eventBus: PdfJsEventBus, rendered: Iterable<{ readonly pageNumber: number; readonly view: PdfJsPageView }> = []): Promise<() => void> {
    const open = this.#open();
    const { report, presentation, listed } = await this.#judge(open);
    const marks = new Map<number, HTMLElement[]>();
    let isOver = false;
    const draw = async ({ source, pageNumber }: { source: PdfJsPageView; pageNumber: number }): Promise<void> => {
      marks.get(pageNumber)?.forEach((mark) => mark.remove());
      marks.delete(pageNumber);
      // The viewer may show another document by now: what was found in one is said of no other.
      if (!(await this.#shows(source, open, pageNumber)) || isOver) {
        return;
      }
      marks.get(pageNumber)?.forEach((mark) => mark.remove());
      const drawn = report.signatures.flatMap((signature) =>
        signature.widgets
          .filter(({ page }) => page === pageNumber)
          .flatMap(({ rect }) => {
            const range = { id: "", byteRange: signature.coverage.byteRange };
            const { status } = standingOf(report, listed, range);
            return rect ? [box(source, rect, status, wordsOf(presentation, report, signature), presentation)] : [];
          }),
      );
      source.div.append(...drawn);
      marks.set(pageNumber, drawn);
    };
    const rendering = (event: { source: PdfJsPageView; pageNumber: number }): void => void draw(event).catch(() => undefined);
    eventBus.on("pagerendered", rendering);
    await Promise.all([...rendered].map(({ view, pageNumber }) => draw({ source: view, pageNumber })));
    return () => {
      isOver = true;
      eventBus.off("pagerendered", rendering);
      for (const mark of [...marks.values()].flat()) {
        mark.remove();
      }
    };
  }

  /** Whether a page that is shown is one of the document: by pdf.js's own page, else by the document that the host says is open. */
  async #shows({ pdfPage }: PdfJsPageView, open: PdfJsDocument, pageNumber: number): Promise<boolean> {
    if (pdfPage && open.getPage) {
      return (await open.getPage(pageNumber).catch(() => undefined)) === pdfPage;
    }
    const { document } = this.#options;
    return (typeof document === "function" ? document() : document) === open;
  }

  /** Ends the verifier, if it is not the host's own. */
  dispose(): void {
    void this.#own?.then(
      (verifier) => verifier.dispose(),
      () => undefined,
    );
    this.#own = undefined;
  }

  /** The document that is open now. */
  #open(): PdfJsDocument {
    const { document } = this.#options;
    const open = typeof document === "function" ? document() : document;
    if (!open) {
      throw new KysoError({ code: "no-document", message: "pdf.js has no document open", details: {} });
    }
    return open;
  }

  async #judge(open: PdfJsDocument): Promise<Known> {
    const known = this.#known.get(open) ?? this.#judgeDocument(open);
    this.#known.set(open, known);
    // A failure is not cached: the next call may succeed.
    known.catch(() => this.#known.delete(open));
    return known;
  }

  async #judgeDocument(open: PdfJsDocument): Promise<Known> {
    const { language = "vi", verifyOptions, renderer } = this.#options;
    const [verifier, data, listed] = await Promise.all([this.#ready(), open.getData(), open.getSignatures()]);
    const report = await (renderer ? verifyWithPictures(verifier, data, renderer, verifyOptions) : verifier.verify(data, verifyOptions));
    const presentation = await verifier.present(report, language);
    return { report, presentation, listed: (listed ?? []) as readonly PdfJsSignature[] };
  }

  #ready(): Promise<Verifier> {
    if (this.#options.verifier) {
      return Promise.resolve(this.#options.verifier);
    }
    this.#own ??= createVerifier(this.#options.options);
    this.#own.catch(() => (this.#own = undefined));
    return this.#own;
  }
}

/**
 * What pdf.js's `createSignatureVerifier` is to return:
 *
 * ```js
 * class Services extends ExternalServices {
 *   createSignatureVerifier() {
 *     return createSignatureVerifier({ document: () => PDFViewerApplication.pdfDocument });
 *   }
 * }
 * ```
 */
export function createSignatureVerifier(options: PdfJsOptions): KysoSignatureVerifier {
  return new KysoSignatureVerifier(options);
}

function wordsOf(presentation: Presentation, report: Report, found: Judged | undefined): Card | undefined {
  const signature = report.signatures.find((one) => one === found);
  const timestamp = report.timestamps.findIndex((one) => one === found);
  return signature ? presentation.signatures.find(({ id }) => id === signature.id) : presentation.timestamps[timestamp];
}

/** The words on the signature; those on the document where the signature is good by itself and something else is not. */
function saying(status: PdfJsStatus, card: Card | undefined, { headline }: Presentation): string {
  const isElsewhere = !card || (status !== "verified" && card.tone === "good");
  // A name in it may come from the file.
  return plain(isElsewhere ? `${headline.title}. ${headline.sentence}` : card.verdict);
}

function certificateOf(found: Judged, { shared }: Report): PdfJsCertificate | null {
  if (!("signer" in found) || !found.signer) {
    return null;
  }
  const { name, issuerName, notBefore, notAfter } = found.signer;
  const links = shared.chains[found.chain] ?? [];
  const chain = links.map((link) => ({ subjectCN: plain(link.name), notBefore: link.notBefore, notAfter: link.notAfter }));
  return { subjectCN: plain(name), issuerCN: plain(issuerName), notBefore, notAfter, chain };
}

function isSameField(one: PdfJsSignature, other: PdfJsSignature): boolean {
  const numbers = other.byteRange ?? [];
  return one.id === other.id && (one.byteRange ?? []).length === numbers.length && numbers.every((number, at) => number === one.byteRange?.[at]);
}

const COLOURS: Readonly<Record<string, string>> = { verified: "#1c6b42", invalid: "#a02820", revoked: "#a02820" };

/** A frame around a signature's field; set by properties, for a strict policy forbids `style` attributes. */
function box(view: PdfJsPageView, rect: readonly number[], status: PdfJsStatus, card: Card | undefined, presentation: Presentation): HTMLElement {
  const [left = 0, bottom = 0, right = 0, top = 0] = rect;
  // Pages can be turned: which corner is where is known only after both are on the screen.
  const [x1 = 0, y1 = 0] = view.viewport.convertToViewportPoint(left, bottom);
  const [x2 = 0, y2 = 0] = view.viewport.convertToViewportPoint(right, top);
  const mark = view.div.ownerDocument.createElement("div");
  mark.className = "kyso-signature";
  mark.dataset["status"] = status;
  mark.lang = presentation.language;
  mark.setAttribute("role", "note");
  const words = saying(status, card, presentation);
  mark.setAttribute("aria-label", card ? `${plain(card.title)}: ${words}` : words);
  const colour = `var(--kyso-signature-${status}, ${COLOURS[status] ?? "#845000"})`;
  Object.assign(mark.style, {
    position: "absolute",
    left: `${Math.min(x1, x2)}px`,
    top: `${Math.min(y1, y2)}px`,
    width: `${Math.abs(x2 - x1)}px`,
    height: `${Math.abs(y2 - y1)}px`,
    border: `2px solid ${colour}`,
    boxSizing: "border-box",
    pointerEvents: "none",
    zIndex: "3",
  });
  const label = view.div.ownerDocument.createElement("span");
  label.textContent = words;
  label.setAttribute("aria-hidden", "true");
  Object.assign(label.style, {
    position: "absolute",
    insetInlineStart: "-2px",
    insetBlockStart: "100%",
    padding: "0 6px",
    maxWidth: "24em",
    background: colour,
    color: "#fff",
    font: "12px/1.6 system-ui, sans-serif",
    overflowWrap: "anywhere",
  });
  mark.append(label);
  return mark;
}
