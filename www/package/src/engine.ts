import * as bindings from "../wasm/kyso.js";
import { WASM_INTEGRITY } from "../wasm/integrity.js";
import { answer, hasWebCrypto, LARGEST, type PlannedDigest } from "./digest.js";
import type { Document, Language, Progress, TrustFile, VerifierOptions, VerifyOptions } from "./options.js";
import { inMemory, isSmall, open } from "./source.js";

/** Options of one call that can cross to a worker. */
export type PlainOptions = Omit<VerifyOptions, "signal" | "onProgress">;

/** Between two progress reports, in milliseconds. */
const PROGRESS_EVERY = 60;

/** Loads the module over the network of its own origin; a changed module is refused. */
export async function load(): Promise<void> {
  const url = new URL("../wasm/kyso_bg.wasm", import.meta.url);
  await bindings.default({ module_or_path: fetch(url, { integrity: WASM_INTEGRITY, credentials: "same-origin" }) });
}

/** Takes the module's bytes from the caller, where there is nothing to fetch from. */
export function loadBytes(bytes: BufferSource): void {
  bindings.initSync({ module: bytes });
}

/** The trust file shipped with the package. */
export async function shippedTrust(): Promise<TrustFile> {
  const response = await fetch(new URL("../trust/vietnam.json", import.meta.url), { credentials: "same-origin" });
  if (!response.ok) {
    throw new Error(`trust file: ${response.status}`);
  }
  return (await response.json()) as TrustFile;
}

/** The report on one file and its sentences, as JSON text. */
export async function verify(
  document: Document,
  verifier: VerifierOptions,
  options: PlainOptions,
  onProgress?: (progress: Progress) => void,
): Promise<string> {
  const blob = asBlob(document);
  const total = blob.size;
  const detached = options.detached && (await open(asBlob(options.detached)));
  const call = callOptions(verifier, options);
  const bytes = verifier.webCrypto === false ? undefined : await wholeFile(blob);
  if (bytes) {
    const source = inMemory(bytes);
    const plan = JSON.parse(bindings.plan(source, JSON.stringify(call))) as { digests: PlannedDigest[] };
    onProgress?.({ stage: "digests", done: 0, total });
    call["digests"] = await answer(bytes, plan.digests);
    onProgress?.({ stage: "checking", done: 0, total });
    return bindings.verify(source, JSON.stringify(call), detached);
  }
  const source = await open(blob, onProgress && throttled((done) => onProgress({ stage: "checking", done, total })));
  onProgress?.({ stage: "checking", done: 0, total });
  return bindings.verify(source, JSON.stringify(call), detached);
}

function asBlob(document: Document): Blob {
  return document instanceof Blob ? document : new Blob([document as BlobPart]);
}

/** The bytes of a file for which digests by the platform are worth the memory. */
async function wholeFile(blob: Blob): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!hasWebCrypto() || isSmall(blob) || blob.size > LARGEST) {
    return undefined;
  }
  // Where there is no memory for it, reading in slices still works; a file that cannot be read says so there.
  return blob.arrayBuffer().then((buffer) => new Uint8Array(buffer), () => undefined);
}

/** An error in words, as JSON text. */
export function errorText(code: string, details: Record<string, unknown>, language: Language): string {
  return bindings.error_text(code, JSON.stringify(details), language);
}

function callOptions(verifier: VerifierOptions, options: PlainOptions): Record<string, unknown> {
  const { at, userTrust, detached: _, ...rest } = options;
  const call: Record<string, unknown> = {
    now: at ?? verifier.now ?? new Date().toISOString().replace(/\.\d+Z$/, "Z"),
    trust: verifier.trust ?? [],
    userTrust: [...(verifier.userTrust ?? []), ...(userTrust ?? [])],
    ...rest,
  };
  for (const name of ["policy", "revocation"] as const) {
    if (verifier[name] !== undefined) {
      call[name] = verifier[name];
    }
  }
  return call;
}

function throttled(report: (done: number) => void): (done: number) => void {
  let last = 0;
  return (done) => {
    const now = performance.now();
    if (now - last >= PROGRESS_EVERY) {
      last = now;
      report(done);
    }
  };
}
