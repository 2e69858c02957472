import * as pdfjs from "./node_modules/pdfjs-dist/build/pdf.mjs";
import { createVerifier } from "./node_modules/kyso/dist/index.js";
import { createSignatureVerifier } from "./node_modules/kyso/dist/pdfjs.js";

globalThis.pdfjsLib = pdfjs;
pdfjs.GlobalWorkerOptions.workerSrc = "./node_modules/pdfjs-dist/build/pdf.worker.mjs";
const { EventBus, PDFLinkService, PDFViewer } = await import("./node_modules/pdfjs-dist/web/pdf_viewer.mjs");

const parts = new URL("./node_modules/pdfjs-dist/", location.href).href;
const options = await (await fetch("/given/options.json")).json();
const verifier = await createVerifier();
const eventBus = new EventBus();
const linkService = new PDFLinkService({ eventBus });
const viewer = new PDFViewer({ container: document.querySelector("#container"), eventBus, linkService });

linkService.setViewer(viewer);

async function opened(address) {
  const data = new Uint8Array(await (await fetch(address)).arrayBuffer());
  return pdfjs.getDocument({
    data,
    cMapUrl: `${parts}cmaps/`,
    standardFontDataUrl: `${parts}standard_fonts/`,
    wasmUrl: `${parts}wasm/`,
    enableXfa: false,
  }).promise;
}

export async function show(address) {
  const pdfDocument = await opened(address);
  const signatures = createSignatureVerifier({ document: pdfDocument, verifier, verifyOptions: options, language: "vi" });
  await signatures.mark(eventBus);
  linkService.setDocument(pdfDocument);
  viewer.setDocument(pdfDocument);
  const list = document.querySelector("#signatures");
  for (const signature of (await pdfDocument.getSignatures()) ?? []) {
    const { status, message, certificate } = await signatures.verify(signature);
    const line = list.appendChild(document.createElement("li"));
    line.dataset.status = status;
    line.textContent = `${certificate?.subjectCN}: ${message}`;
  }
  return list.children.length;
}

/** Puts another document into the viewer, which nobody has judged. */
globalThis.showUnjudged = async (other) => {
  const pdfDocument = await opened(other);
  linkService.setDocument(pdfDocument);
  viewer.setDocument(pdfDocument);
  await viewer.pagesPromise;
};

const address = new URLSearchParams(location.search).get("file");
if (address) {
  document.body.dataset.done = String(await show(address));
}
