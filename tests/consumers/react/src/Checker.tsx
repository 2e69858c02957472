import { useEffect, useRef, useState } from "react";
import "kyso/element";
import type { KysoVerifierElement } from "kyso/element";
import type {} from "kyso/react";

// React takes over markup of a server without the events of custom elements: they are listened to by hand.
export function Checker() {
  const element = useRef<KysoVerifierElement>(null);
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
