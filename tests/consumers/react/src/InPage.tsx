import { useState } from "react";
import "kyso/element";
import type {} from "kyso/react";

/** Drawn in the page alone: React 19 sets properties and listens to events by their names. */
export function InPage({ file }: { file: File | null }) {
  const [verdict, setVerdict] = useState("");
  return <kyso-verifier file={file} title={verdict} onkyso-report={({ detail }) => setVerdict(detail.report.verdict)} />;
}

// @ts-expect-error: no such view
export const wrong = <kyso-verifier view="half" />;
