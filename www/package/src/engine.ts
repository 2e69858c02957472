import * as bindings from "../wasm/kyso.js";
import { WASM_INTEGRITY } from "../wasm/integrity.js";
import { answer, hasWebCrypto, LARGEST, passes, type PlannedDigest } from "./digest.js";
import type { Document, Language, Progress, TrustFile, VerifierOptions, VerifyOptions } from "./options.js";
import { type EngineSource, InMemory, isSmall, open } from "./source.js";
import { favoursPlatform, measure, type Rates, SAMPLE, type Ways } from "./speed.js";

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
  const blob = document instanceof Blob ? document : new Blob([document as BlobPart]);
  const total = blob.size;
  const call = callOptions(verifier, options);
  const source = await open(blob, onProgress && throttled((done) => onProgress({ stage: "checking", done, total })));
  const text = JSON.stringify(call);
  const planned = isForPlatform(blob, verifier) ? plan(source, text) : [];
  const whole = (await isFaster(blob, planned, verifier)) ? await wholeFile(blob, source) : undefined;
  if (whole) {
    onProgress?.({ stage: "digests", done: 0, total });
    call["digests"] = await answer(whole.bytes, planned);
    onProgress?.({ stage: "checking", done: 0, total });
    return bindings.verify(whole, JSON.stringify(call));
  }
  onProgress?.({ stage: "checking", done: 0, total });
  return bindings.verify(source, text);
}

/** Whether digests by the platform come into question at all. */
function isForPlatform(blob: Blob, { webCrypto }: VerifierOptions): boolean {
  return webCrypto !== false && hasWebCrypto() && !isSmall(blob) && blob.size <= LARGEST;
}

function plan(source: EngineSource, options: string): PlannedDigest[] {
  return (JSON.parse(bindings.plan(source, options)) as { digests: PlannedDigest[] }).digests;
}

let rates: Promise<Rates | undefined> | undefined;

/** Whether the platform is asked for the planned digests: where it is told to be, or where it is the faster way. */
async function isFaster(blob: Blob, planned: readonly PlannedDigest[], { webCrypto }: VerifierOptions): Promise<boolean> {
  const reads = passes(planned, blob.size);
  if (reads === 0 || webCrypto === true) {
    return reads > 0;
  }
  // Once for each worker: it costs as much as a file of a few megabytes.
  rates ??= blob.slice(0, SAMPLE).arrayBuffer().then((sample) => measure(new Uint8Array(sample), WAYS));
  const measured = await rates.catch(() => (rates = undefined));
  return measured !== undefined && favoursPlatform(measured, reads);
}

const WAYS: Ways = {
  platform: async (sample) => new Uint8Array(await crypto.subtle.digest("SHA-256", sample)),
  engine: (sample) => bindings.sha256(sample),
};

/** All of a file; where there is no memory for it, reading in slices still works, and says what cannot be read. */
async function wholeFile(blob: Blob, source: EngineSource): Promise<InMemory | undefined> {
  if (source instanceof InMemory) {
    return source;
  }
  return blob.arrayBuffer().then((buffer) => new InMemory(new Uint8Array(buffer)), () => undefined);
}

/** An error in words, as JSON text. */
export function errorText(code: string, details: Record<string, unknown>, language: Language): string {
  return bindings.error_text(code, JSON.stringify(details), language);
}

function callOptions(verifier: VerifierOptions, options: PlainOptions): Record<string, unknown> {
  const { at, userTrust, ...rest } = options;
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
