import type { PictureRenderer } from "kyso";
import { pdfJsRenderer } from "kyso/pdfjs";
import { loadViewer, openPdf, PDFJS_VERSION, startWorker, type Started } from "./pdfjs.ts";

/** The worker that documents are drawn from. */
let ready: Promise<Started> | undefined;
/** When it is known whether the renderer comes by itself. */
let planned = Promise.resolve(false);

/**
 * pdf.js as this page opens documents: a second witness beside the engine. It is loaded while the page stands idle, whatever is or is not
 * chosen, and works from memory afterwards: that a document is checked, and what is in it, shows in no request.
 */
export const renderer: PictureRenderer = pdfJsRenderer(async (bytes, password) => openPdf(bytes, password, await ready), { version: PDFJS_VERSION });

/** Loads the renderer at a moment that no document has a part in, but not for a person who asks for few data; gives whether it is at hand. */
export function loadRendererAfter(moment: Promise<unknown>): Promise<boolean> {
  planned = moment.then(() => !savesData() && loadRenderer());
  return planned;
}

/** Whether the renderer is at hand, or will be; nothing is loaded for the question. */
export async function hasRenderer(): Promise<boolean> {
  await planned;
  return ready !== undefined && loadRenderer();
}

/** Loads the renderer; `true` once it is at hand. What could not be loaded is tried again when this is next called. */
export async function loadRenderer(): Promise<boolean> {
  const loading = (ready ??= loadViewer().then(startWorker));
  try {
    await loading;
    return true;
  } catch (error) {
    console.info(error);
    if (ready === loading) {
      ready = undefined;
    }
    return false;
  }
}

/** Ends a renderer that a document has brought to a stop, with all it has open, and starts another. */
export function renewRenderer(): void {
  const stopped = ready;
  ready = undefined;
  planned = loadRenderer();
  void stopped?.then(({ end }) => end());
}

function savesData(): boolean {
  return (navigator as { connection?: { readonly saveData?: boolean } }).connection?.saveData === true;
}
