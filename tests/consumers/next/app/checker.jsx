"use client";
import { useEffect, useRef, useState } from "react";
import "kyso/element";

export function Checker() {
  const element = useRef(null);
  const [verdict, setVerdict] = useState("");
  useEffect(() => {
    const stop = new AbortController();
    element.current?.addEventListener("kyso-report", ({ detail }) => setVerdict(detail.report.verdict), { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return (
    <>
      <kyso-verifier ref={element} name="document" view="summary" />
      <p id="verdict">{verdict}</p>
    </>
  );
}
