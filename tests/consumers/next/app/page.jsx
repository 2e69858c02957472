import { createVerifier } from "kyso/direct";
import { Checker } from "./checker.jsx";

// Judged where the page is made: on every request.
export const dynamic = "force-dynamic";

/** Drawn on the server, which can verify by itself, with a part that verifies in the browser. */
export default async function Page() {
  const verifier = await createVerifier();
  const report = await verifier.verify(new TextEncoder().encode("%PDF-1.7"), { fileName: "x.pdf" }).catch(({ code }) => ({ verdict: code }));
  verifier.dispose();
  return (
    <main>
      <p id="server">{report.verdict}</p>
      <Checker />
    </main>
  );
}
