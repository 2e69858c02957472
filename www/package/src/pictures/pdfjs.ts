import type { DrawnDocument, DrawnPage, DrawnText, PictureRenderer, Rect } from "./renderer.js";

/** pdf.js itself, as far as it is used. */
export interface PdfJsLibrary {
  readonly version?: string;
  getDocument(options: Readonly<Record<string, unknown>>): { readonly promise: Promise<object>; destroy(): Promise<void> };
}

/** A document that pdf.js has opened, by the parts that are used. */
interface Pages {
  readonly numPages: number;
  getPage(number: number): Promise<Page>;
}

interface Page {
  getViewport(options: { scale: number }): Viewport;
  render(options: Readonly<Record<string, unknown>>): { readonly promise: Promise<void> };
  getTextContent(): Promise<{ readonly items: readonly object[] }>;
  cleanup(): unknown;
}

interface Viewport {
  readonly width: number;
  readonly height: number;
  convertToPdfPoint(x: number, y: number): number[];
}

/** A document opened by somebody else, and how to close it. */
export interface PdfJsOpened {
  readonly document: object;
  close(): void;
}

/** Nothing of the document may run: no scripts, no dynamic forms, no code made of its fonts or functions. */
const STILL = { enableScripting: false, enableXfa: false, isEvalSupported: false, verbosity: 0 };

/**
 * pdf.js as a renderer for `comparePictures`. `options` are those of `getDocument`, such as the URLs of fonts and
 * character maps. To open documents in another way, for example by ranges, pass a function instead of the library.
 */
export function pdfJsRenderer(
  library: PdfJsLibrary | ((document: Blob, password: string | undefined) => Promise<PdfJsOpened>),
  { version, ...options }: Readonly<Record<string, unknown>> & { readonly version?: string } = {},
): PictureRenderer {
  const own = typeof library === "function" ? undefined : library.version;
  const open = typeof library === "function" ? library : opener(library, options);
  const known = version ?? own;
  return {
    name: known === undefined ? "pdf.js" : `pdf.js ${known}`,
    async open(document, password) {
      const opened = await open(document, password).catch((error: unknown) => {
        if (isOfDocument(error)) {
          return undefined;
        }
        throw error;
      });
      return opened && drawn(opened.document as Pages, () => opened.close());
    },
  };
}

/** Whether pdf.js says of the document that it cannot be opened. Anything else, such as a script that did not load, is its own fault. */
function isOfDocument(error: unknown): boolean {
  return error instanceof Error && ["InvalidPDFException", "PasswordException", "UnknownErrorException"].includes(error.name);
}

function opener(library: PdfJsLibrary, options: Readonly<Record<string, unknown>>) {
  return async (document: Blob, password: string | undefined): Promise<PdfJsOpened> => {
    const data = new Uint8Array(await document.arrayBuffer());
    const task = library.getDocument({ ...options, ...STILL, data, ...(password === undefined ? {} : { password }) });
    return { document: await task.promise, close: () => void task.destroy().catch(() => undefined) };
  };
}

function drawn(document: Pages, close: () => void): DrawnDocument {
  return { pages: document.numPages, page: async (number) => pageOf(await document.getPage(number)), close };
}

function pageOf(page: Page): DrawnPage {
  const plain = page.getViewport({ scale: 1 });
  return {
    width: plain.width,
    height: plain.height,
    async draw(scale) {
      const viewport = page.getViewport({ scale });
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.ceil(viewport.width));
      canvas.height = Math.max(1, Math.ceil(viewport.height));
      // Drawn by the processor: graphics cards smooth in their own ways, and the pixels are read back at once.
      const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
      if (!context) {
        throw new Error("no canvas");
      }
      try {
        await page.render({ canvas, viewport, background: "#fff" }).promise;
        return context.getImageData(0, 0, canvas.width, canvas.height);
      } finally {
        canvas.width = 0;
        canvas.height = 0;
      }
    },
    toUserSpace(x, y, scale) {
      const [left = 0, bottom = 0] = page.getViewport({ scale }).convertToPdfPoint(x, y);
      return [left, bottom];
    },
    async text() {
      const { items } = await page.getTextContent();
      return items.flatMap(textOf);
    },
    release: () => void page.cleanup(),
  };
}

/** Marks without characters, and items of only white space, are not text. */
function textOf(item: object): DrawnText[] {
  const { str, transform, width = 0, height = 0 } = item as { str?: string; transform?: readonly number[]; width?: number; height?: number };
  if (typeof str !== "string" || str.trim() === "" || !transform) {
    return [];
  }
  const [a = 1, b = 0, , , x = 0, y = 0] = transform;
  const size = Math.hypot(a, b) || 1;
  // Along the line of writing, and across it.
  const [alongX, alongY] = [(a / size) * width, (b / size) * width];
  const [acrossX, acrossY] = [(-b / size) * height, (a / size) * height];
  const xs = [x, x + alongX, x + acrossX, x + alongX + acrossX];
  const ys = [y, y + alongY, y + acrossY, y + alongY + acrossY];
  const rect: Rect = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return [{ text: str, rect }];
}
