import * as pdfjs from "./node_modules/pdfjs-dist/build/pdf.mjs";
import "./node_modules/kyso/dist/viewer.js";

const parts = new URL("node_modules/pdfjs-dist/", location.href);
pdfjs.GlobalWorkerOptions.workerSrc = new URL("build/pdf.worker.mjs", parts).href;

const viewer = document.querySelector("kyso-viewer");
viewer.pdfjsOptions = {
  cMapUrl: new URL("cmaps/", parts).href,
  standardFontDataUrl: new URL("standard_fonts/", parts).href,
  wasmUrl: new URL("wasm/", parts).href,
};
viewer.pdfjs = pdfjs;
viewer.addEventListener("kyso-shown", ({ detail: { file, pages } }) => console.log(file.name, pages));
viewer.addEventListener("kyso-report", ({ detail: { file, report } }) => console.log(file.name, report.verdict));
