import { useEffect, useState } from "react";
import type { PdfJsViewerLibrary } from "kyso/viewer";
import { Checker } from "./Checker.js";
import { Wrapped } from "./Wrapped.js";

const PDFJS = "/pdfjs/build/pdf.mjs";

/** What is drawn on a server and taken over in the page; pdf.js comes where there is a page. */
export function App() {
  const [pdfjs, setPdfjs] = useState<PdfJsViewerLibrary>();
  useEffect(() => {
    void import(/* @vite-ignore */ PDFJS).then((library) => {
      library.GlobalWorkerOptions.workerSrc = "/pdfjs/build/pdf.worker.mjs";
      setPdfjs(() => library);
    });
  }, []);
  return (
    <>
      <Checker />
      <Wrapped pdfjs={pdfjs} />
    </>
  );
}
