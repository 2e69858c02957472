import type { PictureRenderer } from "kyso";
import { pdfJsRenderer } from "kyso/pdfjs";
import { openPdf, PDFJS_VERSION } from "./pdfjs.ts";

/** pdf.js as this page opens documents: a second witness beside the engine. */
export const renderer: PictureRenderer = pdfJsRenderer(openPdf, { version: PDFJS_VERSION });
