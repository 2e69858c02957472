import type { PdfJsLibrary } from "../pictures/pdfjs.js";

/** pdf.js, as far as the viewer uses it. The host gives it: the package does not import it. Written against pdfjs-dist 6.5.438. */
export interface PdfJsViewerLibrary extends PdfJsLibrary {
  /** Puts the text of a page over its picture, to be heard, marked and copied. */
  readonly TextLayer: new (options: never) => { render(): Promise<unknown>; cancel(): void };
}

/** A page of pdf.js by the parts that are used. */
export interface PageOfPdfJs {
  getViewport(options: { scale: number }): ViewportOfPdfJs;
  render(options: Readonly<Record<string, unknown>>): { readonly promise: Promise<void>; cancel(): void };
  streamTextContent(): unknown;
  cleanup(): unknown;
}

export interface ViewportOfPdfJs {
  readonly width: number;
  readonly height: number;
  convertToViewportPoint(x: number, y: number): number[];
}

interface Pages {
  readonly numPages: number;
  getPage(number: number): Promise<PageOfPdfJs>;
}

/** A document that is open, and what closes it. */
export interface OpenDocument {
  readonly library: PdfJsViewerLibrary;
  readonly pages: Pages;
  close(): void;
}

/** Nothing of the document may run, whatever the host's options say: no scripts, no dynamic forms, no code made of its fonts or functions. */
const STILL = { enableScripting: false, enableXfa: false, isEvalSupported: false, verbosity: 0 };

/**
 * Opens exactly these bytes. Fonts that the file lacks come from pdf.js (`standardFontDataUrl` of the options), not from the machine: one of
 * another width lets letters overlap.
 */
export async function openWith(
  library: PdfJsViewerLibrary,
  options: Readonly<Record<string, unknown>>,
  file: Blob,
  password: string | undefined,
  signal: AbortSignal,
): Promise<OpenDocument> {
  const data = new Uint8Array(await file.arrayBuffer());
  signal.throwIfAborted();
  const task = library.getDocument({ useSystemFonts: false, ...options, ...STILL, data, ...(password === undefined ? {} : { password }) });
  const close = (): void => void task.destroy().catch(() => undefined);
  signal.addEventListener("abort", close, { once: true });
  return { library, pages: (await task.promise) as Pages, close };
}

/** Whether pdf.js asks for the password of the document. */
export function wantsPassword(error: unknown): boolean {
  return error instanceof Error && error.name === "PasswordException";
}
