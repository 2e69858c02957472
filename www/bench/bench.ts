import { createVerifier } from "kyso";
import { measureSigning } from "./sign.js";

/** What is measured. */
type Way = "digest" | "chosen" | "webCrypto" | "engine";

/** One measurement: milliseconds, and the report where there is one. */
interface Measured {
  readonly time: number;
  readonly report: string;
}

// A fixed time, so that the reports of both ways can be compared.
const now = "2026-11-22T00:00:00Z";
const verifiers = {
  chosen: await createVerifier({ now }),
  webCrypto: await createVerifier({ now, webCrypto: true }),
  engine: await createVerifier({ now, webCrypto: false }),
};
const worker = new Worker(new URL("./digest.worker.ts", import.meta.url), { type: "module" });

async function measure(way: Way): Promise<Measured> {
  const file = document.querySelector<HTMLInputElement>("#file")?.files?.[0];
  if (!file) {
    throw new Error("no file was chosen");
  }
  const start = performance.now();
  const report = way === "digest" ? await digest(file) : JSON.stringify(await verifiers[way].verify(file));
  return { time: performance.now() - start, report };
}

function digest(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    worker.onmessage = () => resolve("");
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(file);
  });
}

Object.assign(globalThis, { measure, measureSigning });
document.body.dataset["ready"] = "";
