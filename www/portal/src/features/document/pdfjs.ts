import type { Operators, Painted } from "./images.ts";
import { partsOf, type Parts } from "./parts.ts";

/** The parts of pdf.js that are used, by shape. */
export interface PdfLibrary {
  readonly GlobalWorkerOptions: { workerSrc: string };
  readonly PDFDataRangeTransport: new (length: number, initial: Uint8Array | null) => RangeTransport;
  readonly PDFWorker: { create(options: { port: Worker }): PdfWorker };
  readonly TextLayer: new (options: { textContentSource: unknown; container: HTMLElement; viewport: Viewport }) => TextLayer;
  readonly OPS: Operators;
  getDocument(options: Readonly<Record<string, unknown>>): LoadingTask;
}

/** A worker as pdf.js knows it. */
interface PdfWorker {
  destroy(): void;
}

/** A worker that several documents are opened in, and what ends it. */
export interface Started {
  readonly worker: PdfWorker;
  readonly end: () => void;
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
  getOperatorList(): Promise<Painted>;
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

/** pdf.js with all that it may ask for while it draws: opening a document then fetches nothing. */
export interface Viewer {
  readonly library: PdfLibrary;
  readonly parts: Parts;
}

let viewer: Promise<Viewer> | undefined;

/** Loads pdf.js once. What could not be loaded is tried again when it is next asked for. */
export function loadViewer(): Promise<Viewer> {
  viewer ??= load();
  viewer.catch(() => (viewer = undefined));
  return viewer;
}

async function load(): Promise<Viewer> {
  const [library, parts] = await Promise.all([import(/* @vite-ignore */ beside("pdf.min.js")) as Promise<PdfLibrary>, partsOf(beside("parts.bin"))]);
  library.GlobalWorkerOptions.workerSrc = beside("pdf.worker.min.js");
  return { library, parts };
}

/** Starts a worker of pdf.js and waits until it runs: from then on it asks for nothing. */
export async function startWorker({ library }: Viewer): Promise<Started> {
  const port = new Worker(beside("pdf.worker.min.js"), { type: "module" });
  await new Promise((resolve, reject) => {
    // Its first word is that it is there.
    port.addEventListener("message", resolve, { once: true });
    port.addEventListener("error", () => reject(new Error("the worker of pdf.js did not start")), { once: true });
  });
  const worker = library.PDFWorker.create({ port });
  return {
    worker,
    end() {
      worker.destroy();
      port.terminate();
    },
  };
}

/**
 * Opens exactly these bytes, in a worker given or one of their own. They are read in pieces as pages need them, so a large file never stands
 * in memory whole.
 */
export async function openPdf(bytes: Blob, password: string | undefined, started?: Started, signal?: AbortSignal): Promise<Opened> {
  const { library, parts } = await loadViewer();
  // Stopped meanwhile, it is not opened at all: the signal tells those who listen once.
  signal?.throwIfAborted();
  const task = library.getDocument({
    range: rangeOf(library, bytes),
    ...(started && { worker: started.worker }),
    ...(password === undefined ? {} : { password }),
    BinaryDataFactory: parts,
    useWorkerFetch: false,
    // Of one more worker the page ships nothing.
    disableWorkerRendering: true,
    cMapPacked: true,
    // Fonts that the file lacks come from the page itself: a machine's own of another width let letters overlap.
    useSystemFonts: false,
    // Nothing of the document may run: no scripts, no dynamic forms, no code made of its fonts or functions.
    enableScripting: false,
    enableXfa: false,
    isEvalSupported: false,
    disableAutoFetch: true,
    disableStream: true,
    verbosity: 0,
  });
  const close = (): void => void task.destroy().catch(() => undefined);
  signal?.addEventListener("abort", close, { once: true });
  return { library, document: await task.promise, close };
}

function rangeOf({ PDFDataRangeTransport }: PdfLibrary, bytes: Blob): RangeTransport {
  const transport = new PDFDataRangeTransport(bytes.size, null);
  transport.requestDataRange = (begin, end) => {
    void bytes
      .slice(begin, end)
      .arrayBuffer()
      // A file that went away meanwhile leaves blank pages; its verdict was given before.
      .then(
        (chunk) => transport.onDataRange(begin, new Uint8Array(chunk)),
        () => undefined,
      );
  };
  return transport;
}
