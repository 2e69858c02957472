/** Whether this build carries a sample document. */
declare const __DEMO__: boolean;
/** Folder of the page that holds pdf.js, with its version. */
declare const __PDFJS__: string;
