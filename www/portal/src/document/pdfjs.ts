/** The parts of pdf.js that are used, by shape: the library is loaded when a document is to be shown, and never before. */
export interface PdfLibrary {
  readonly GlobalWorkerOptions: { workerSrc: string };
  readonly PDFDataRangeTransport: new (length: number, initial: Uint8Array | null) => RangeTransport;
  readonly TextLayer: new (options: { textContentSource: unknown; container: HTMLElement; viewport: Viewport }) => TextLayer;
  getDocument(options: Readonly<Record<string, unknown>>): LoadingTask;
}

interface RangeTransport {
  onDataRange(begin: number, chunk: Uint8Array): void;
  requestDataRange(begin: number, end: number): void;
}

interface LoadingTask {
  readonly promise: Promise<PdfDocument>;
  destroy(): Promise<void>;
}

export interface TextLayer {
  render(): Promise<unknown>;
  cancel(): void;
}

export interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
}

export interface PdfPage {
  getViewport(options: { scale: number }): Viewport;
  render(options: { canvas: HTMLCanvasElement; viewport: Viewport }): RenderTask;
  streamTextContent(): unknown;
  cleanup(): boolean;
}

export interface RenderTask {
  readonly promise: Promise<void>;
  cancel(): void;
}

export interface Viewport {
  readonly width: number;
  readonly height: number;
  convertToViewportPoint(x: number, y: number): number[];
}

/** An opened document, and how to be rid of it. */
export interface Opened {
  readonly library: PdfLibrary;
  readonly document: PdfDocument;
  close(): void;
}

/** Where the build puts pdf.js with its fonts, character maps and decoders: a folder of this page that has the version in its name. */
const FOLDER = new URL(__PDFJS__, document.baseURI);
/** Of pdf.js. */
export const PDFJS_VERSION = /([\d.]+)\/$/.exec(__PDFJS__)?.[1] ?? "";
const beside = (name: string): string => new URL(name, FOLDER).href;

let library: Promise<PdfLibrary> | undefined;

function load(): Promise<PdfLibrary> {
  library ??= (import(/* @vite-ignore */ beside("pdf.min.js")) as Promise<PdfLibrary>).then((loaded) => {
    loaded.GlobalWorkerOptions.workerSrc = beside("pdf.worker.min.js");
    return loaded;
  });
  // What could not be loaded is tried again when it is next asked for.
  library.catch(() => (library = undefined));
  return library;
}

/** Opens exactly these bytes. They are read in pieces as pages need them, so a large file never stands in memory whole. */
export async function openPdf(bytes: Blob, password: string | undefined): Promise<Opened> {
  const loaded = await load();
  const task = loaded.getDocument({
    range: rangeOf(loaded, bytes),
    ...(password === undefined ? {} : { password }),
    cMapUrl: beside("cmaps/"),
    cMapPacked: true,
    standardFontDataUrl: beside("standard_fonts/"),
    wasmUrl: beside("wasm/"),
    iccUrl: beside("iccs/"),
    // Nothing of the document may run: no scripts, no dynamic forms, no code made of its fonts or functions.
    enableScripting: false,
    enableXfa: false,
    isEvalSupported: false,
    disableAutoFetch: true,
    disableStream: true,
    verbosity: 0,
  });
  return { library: loaded, document: await task.promise, close: () => void task.destroy().catch(() => undefined) };
}

function rangeOf({ PDFDataRangeTransport }: PdfLibrary, bytes: Blob): RangeTransport {
  const transport = new PDFDataRangeTransport(bytes.size, null);
  transport.requestDataRange = (begin, end) => {
    void bytes
      .slice(begin, end)
      .arrayBuffer()
      // A file that went away meanwhile leaves blank pages; its verdict was given before.
      .then((chunk) => transport.onDataRange(begin, new Uint8Array(chunk)), () => undefined);
  };
  return transport;
}
