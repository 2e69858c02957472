import { createApp } from "vue";
import Checker from "./Checker.vue";
import Wrapped from "./Wrapped.vue";

createApp(Checker).mount("#app");

// pdf.js stands beside the page where it is served so; a project of its own has it from its bundler.
if (new URLSearchParams(location.search).has("pdfjs")) {
  const PDFJS = "/pdfjs/build/pdf.mjs";
  const pdfjs = await import(/* @vite-ignore */ PDFJS);
  pdfjs.GlobalWorkerOptions.workerSrc = "/pdfjs/build/pdf.worker.mjs";
  createApp(Wrapped, { pdfjs }).mount("#wrapped-app");
}
