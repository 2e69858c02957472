import { useState } from "react";
import { KysoVerifier, KysoViewer } from "kyso/react";
import type { PdfJsViewerLibrary } from "kyso/viewer";

export function Wrapped({ pdfjs }: { pdfjs: PdfJsViewerLibrary | undefined }) {
  const [file, setFile] = useState<File | null>(null);
  const [verdict, setVerdict] = useState("");
  const [pages, setPages] = useState(0);
  return (
    <>
      <KysoVerifier id="wrapped" view="summary" onReport={({ file, report }) => (setFile(file), setVerdict(report.verdict))} />
      <p id="wrapped-verdict">{verdict}</p>
      <KysoViewer id="shown" pdfjs={pdfjs} file={file} onShown={({ pages }) => setPages(pages)} />
      <p id="shown-pages">{pages}</p>
    </>
  );
}

// @ts-expect-error: no such view
export const wrong = <KysoVerifier view="half" />;
