import { createVerifier } from "kyso";
import { createSignatureVerifier } from "kyso/pdfjs";

// What pdf.js's own viewer asks of its `ExternalServices`.
export async function run(output, { file, options, pdfjs }) {
  const opened = await pdfjs.getDocument({ data: new Uint8Array(await file.arrayBuffer()) }).promise;
  const verifier = await createVerifier();
  const signatures = createSignatureVerifier({ document: opened, verifier, verifyOptions: options, language: "en" });
  for (const signature of await opened.getSignatures()) {
    const { status, message, certificate } = await signatures.verify(signature);
    output.append(`${status}: ${certificate.subjectCN}. ${message}`, document.createElement("br"));
  }
  verifier.dispose();
}
