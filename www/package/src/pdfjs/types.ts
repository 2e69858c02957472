// The parts of pdf.js that are used, by shape: the package does not depend on it. Written against pdfjs-dist 6.5.438.

/** What `PDFDocumentProxy.getSignatures()` returns for each signature field that pdf.js found. */
export interface PdfJsSignature {
  readonly id: string;
  readonly byteRange?: readonly number[];
  readonly coversWholeDocument?: boolean;
}

/** A document that pdf.js has open. */
export interface PdfJsDocument {
  /** The bytes of the whole file, exactly those that pdf.js shows. */
  getData(): Promise<Uint8Array>;
  getSignatures(): Promise<readonly object[] | null>;
  /** A page; the same object that the viewer has for it. Without it, marks are drawn as long as the host says that the document is open. */
  getPage?(number: number): Promise<object>;
}

/** The words pdf.js has for the result on one signature. */
export type PdfJsStatus = "verified" | "unknown" | "invalid" | "untrusted" | "expired" | "revoked";

/** A certificate as far as pdf.js shows it. */
export interface PdfJsCertificate {
  readonly subjectCN: string;
  readonly issuerCN: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly chain: readonly { readonly subjectCN: string; readonly notBefore: string; readonly notAfter: string }[];
}

/** What pdf.js expects of a verifier for one signature. */
export interface PdfJsResult {
  readonly status: PdfJsStatus;
  readonly errorCode: string | null;
  readonly message: string | null;
  readonly certificate: PdfJsCertificate | null;
  readonly documentModifiedAfterSigning: boolean;
}

/** What pdf.js's `ExternalServices.createSignatureVerifier` is to return. */
export interface PdfJsSignatureVerifier {
  verify(signature: PdfJsSignature): Promise<PdfJsResult>;
  viewCertificate(certificate: PdfJsCertificate): Promise<boolean>;
}

/** A page of a pdf.js viewer. */
export interface PdfJsPageView {
  readonly div: HTMLElement;
  /** pdf.js's own page. */
  readonly pdfPage?: object | null;
  readonly viewport: { convertToViewportPoint(x: number, y: number): number[] };
}

/** The event bus of a pdf.js viewer. */
export interface PdfJsEventBus {
  on(name: string, listener: (event: { readonly source: PdfJsPageView; readonly pageNumber: number }) => void): void;
  off(name: string, listener: (event: { readonly source: PdfJsPageView; readonly pageNumber: number }) => void): void;
}
