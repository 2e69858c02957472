import { answer, hasWebCrypto, passes, type PlannedDigest } from "./digest.js";
import { asBlob } from "./document.js";
import type { DossierOptions } from "./dossier.js";
import { KysoError, messageOf } from "./error.js";
import { only } from "./given.js";
import { alone, sha256 } from "./modules.js";
import type {
  Document,
  Language,
  OpenedTrustFile,
  OpenOptions,
  Progress,
  SignedTrustFile,
  TrustFile,
  VerifierOptions,
  VerifyOptions,
} from "./options.js";
import { type EngineSource, InMemory, type Listener, open } from "./source.js";
import { favoursPlatform, measure, type Rates, SAMPLE, type Ways } from "./speed.js";

/** Options of one call that can cross to a worker. */
export type PlainOptions = Omit<VerifyOptions, "signal" | "onProgress">;

/** Options of a dossier that can cross to a worker. */
export type PlainDossierOptions = Omit<DossierOptions, "signal" | "onProgress">;

/** What holds for every file, with the trust data at hand. */
export interface ReadyOptions extends Omit<VerifierOptions, "trust"> {
  readonly trust: readonly TrustFile[];
  /** Where they come from, and the provisions that came with them. */
  readonly signedTrust?: Pick<OpenedTrustFile, "sequence" | "date" | "legal" | "policy">;
}

/** A file of a dossier with its name. */
export interface NamedFile {
  readonly document: Document;
  readonly name: string;
}

/** What the engine writes for the records of an office. */
export type OfficeWork = "refusal" | "receipt" | "record";

/** Between two progress reports, in milliseconds. */
const PROGRESS_EVERY = 60;

/** Below this size the module is done before it is known which way is the faster. */
const WORTH_MEASURING = 48 << 20;

let shipped: Promise<TrustFile> | undefined;

/** The trust file shipped with the package, read once. */
export function shippedTrust(): Promise<TrustFile> {
  shipped ??= readShipped();
  shipped.catch(() => (shipped = undefined));
  return shipped;
}

async function readShipped(): Promise<TrustFile> {
  const response = await fetch(new URL("../trust/vietnam.json", import.meta.url), { credentials: "same-origin" });
  if (!response.ok) {
    throw new Error(`trust file: ${response.status}`);
  }
  return (await response.json()) as TrustFile;
}

/** Verifies the signature of a trust file and takes it apart, as JSON text. Nothing of it is read before. */
export async function openTrust({ file, signature, keys = [], atLeast = 0 }: SignedTrustFile): Promise<string> {
  const bytes = new Uint8Array(await asBlob(file).arrayBuffer());
  const shipped = Number((await shippedTrust().catch((): TrustFile => ({})))["version"] ?? 0);
  const options = JSON.stringify({ keys, atLeast: Math.max(atLeast, 0), shipped });
  const { policy, ...opened } = JSON.parse(
    await alone((engine) => engine.open_trust(bytes, signature, options)),
  ) as Pick<OpenedTrustFile, "sequence" | "date" | "comment" | "policy">;
  const { trust, algorithms, legal } = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  return JSON.stringify({ ...opened, trust, policy: policy && { ...policy, algorithms }, legal });
}

/** The options with trust as the engine takes it: a signed trust file opened, the data shipped where none is named. */
export async function withTrust({ trust, ...options }: VerifierOptions): Promise<ReadyOptions> {
  if (trust === undefined || isList(trust)) {
    return { ...options, trust: trust ?? [await shippedTrust()] };
  }
  const opened = "signature" in trust ? (JSON.parse(await openTrust(trust)) as OpenedTrustFile) : trust;
  const { sequence, date, legal, policy } = opened;
  return { ...options, trust: [opened.trust], signedTrust: { sequence, date, legal, policy } };
}

/** The types do not tell a list that cannot be changed from an object. */
function isList(trust: NonNullable<VerifierOptions["trust"]>): trust is readonly TrustFile[] {
  return Array.isArray(trust);
}

/** The report on one file and its sentences in both languages, as the JSON text `{report, presentation: {vi, en}}`. */
export async function verify(
  document: Document,
  verifier: ReadyOptions,
  options: PlainOptions,
  onProgress?: (progress: Progress) => void,
): Promise<string> {
  const blob = asBlob(document);
  const total = blob.size;
  const detached = options.detached && (await open(asBlob(options.detached)));
  const call = callOptions(verifier, options);
  const source = await open(blob, onProgress && listener(onProgress, total));
  // Only what is in memory can be handed to the platform: it takes one buffer.
  if (source instanceof InMemory && verifier.webCrypto !== false && hasWebCrypto()) {
    const planned = await plan(source, asText(call));
    if (await isFaster(source, planned, verifier)) {
      onProgress?.({ stage: "digests", done: 0, total });
      call["digests"] = await answer(source.bytes, planned);
    }
  }
  onProgress?.({ stage: "checking", done: 0, total });
  return alone((engine) => engine.verify(source, asText(call), detached));
}

/** A main document and its annexes, judged together, as JSON text. */
export async function dossier(
  files: readonly NamedFile[],
  verifier: ReadyOptions,
  { main, ...options }: PlainDossierOptions,
  onProgress?: (progress: Progress) => void,
): Promise<string> {
  const blobs = files.map((file) => asBlob(file.document));
  const total = blobs.reduce((sum, blob) => sum + blob.size, 0);
  const members: { name: string; source: EngineSource }[] = [];
  let before = 0;
  for (const [index, blob] of blobs.entries()) {
    members.push({ name: files[index]?.name ?? "", source: await open(blob, onProgress && listener(onProgress, total, before)) });
    before += blob.size;
  }
  onProgress?.({ stage: "checking", done: 0, total });
  return alone((engine) => engine.dossier(members, asText(callOptions(verifier, options)), main));
}

/** A letter or record, as text. */
export async function office(what: OfficeWork, input: string): Promise<string> {
  return alone((engine) => engine[what](input));
}

async function plan(source: EngineSource, options: string): Promise<PlannedDigest[]> {
  return (JSON.parse(await alone((engine) => engine.plan(source, options))) as { digests: PlannedDigest[] }).digests;
}

let rates: Rates | undefined;
/** Whether the platform once gave another digest than the module, or none. */
let isDistrusted = false;

/** Whether the platform is asked for the planned digests: where it is told to be, or where it is the faster way. */
async function isFaster(
  { bytes }: InMemory,
  planned: readonly PlannedDigest[],
  { webCrypto }: ReadyOptions,
): Promise<boolean> {
  const reads = passes(planned, bytes.length);
  if (reads === 0 || webCrypto === true) {
    return reads > 0;
  }
  if (isDistrusted || bytes.length < WORTH_MEASURING) {
    return false;
  }
  rates = await measure(bytes.subarray(0, SAMPLE), WAYS, rates).catch(() => undefined);
  isDistrusted = rates === undefined;
  return rates !== undefined && favoursPlatform(rates, reads);
}

const WAYS: Ways = {
  platform: async (sample) => new Uint8Array(await crypto.subtle.digest("SHA-256", sample)),
  engine: sha256,
};

/** The bytes that somebody signed, as JSON text. */
export async function signedRevision(document: Document, id: string, options: OpenOptions): Promise<string> {
  const source = await open(asBlob(document));
  return alone((engine) => engine.signed_revision(source, openOptions(options), id));
}

/** How a file stands to the original, as JSON text. */
export async function compare(document: Document, original: Document, options: OpenOptions): Promise<string> {
  const [source, other] = [await open(asBlob(document)), await open(asBlob(original))];
  return alone((engine) => engine.compare(source, other, openOptions(options)));
}

/** What the verdict on a file rests on beside it, as JSON text. */
export async function evidencePack(document: Document, verifier: ReadyOptions, options: PlainOptions): Promise<string> {
  const source = await open(asBlob(document));
  const detached = options.detached && (await open(asBlob(options.detached)));
  return alone((engine) => engine.evidence_pack(source, asText(callOptions(verifier, options)), detached));
}

function openOptions({ password }: OpenOptions): string {
  return JSON.stringify(password === undefined ? {} : { password });
}

/** An error in words, as JSON text. */
export async function errorText(code: string, { what }: Record<string, unknown>, language: Language): Promise<string> {
  const known = typeof what === "string" ? what : undefined;
  return alone((engine) => engine.error_text(code, known, language));
}

/** What may be said of one file. */
const CALL_OPTIONS: Readonly<Record<keyof PlainOptions, true>> = {
  fileName: true,
  password: true,
  at: true,
  receivedAt: true,
  detached: true,
  evidence: true,
  userTrust: true,
  distrust: true,
  kind: true,
  pageText: true,
  pictures: true,
  hints: true,
  reveal: true,
};

function callOptions(verifier: ReadyOptions, options: PlainOptions): Record<string, unknown> {
  const { at, userTrust, distrust, detached: _, ...rest } = only(options, CALL_OPTIONS);
  const call: Record<string, unknown> = {
    now: at ?? verifier.now ?? new Date().toISOString().replace(/\.\d+Z$/, "Z"),
    trust: verifier.trust,
    userTrust: [...(verifier.userTrust ?? []), ...(userTrust ?? [])],
    distrust: [...(verifier.distrust ?? []), ...(distrust ?? [])],
    ...rest,
  };
  for (const name of ["policy", "revocation", "signedTrust"] as const) {
    if (verifier[name] !== undefined) {
      call[name] = verifier[name];
    }
  }
  return call;
}

/** Options as the module takes them. What JSON cannot say (a circle, a `bigint`) is the caller's mistake, not the engine's. */
function asText(options: Record<string, unknown>): string {
  try {
    return JSON.stringify(options);
  } catch (error) {
    throw new KysoError({ code: "bad-context", message: `options: ${messageOf(error)}`, details: {} });
  }
}

/** Tells as progress what is heard of a file that begins at `start` of `total` bytes. */
function listener(onProgress: (progress: Progress) => void, total: number, start = 0): Listener {
  let done = 0;
  let revisions: Progress["revisions"];
  const tell = (): void => onProgress({ stage: "checking", done: start + done, total, ...(revisions && { revisions }) });
  const often = throttled(tell);
  return {
    reached(end) {
      done = Math.max(done, end);
      often();
    },
    revisionRead(read, of) {
      revisions = { read, of };
      (read === of ? tell : often)();
    },
  };
}

function throttled(report: () => void): () => void {
  let last = 0;
  return () => {
    const now = performance.now();
    if (now - last >= PROGRESS_EVERY) {
      last = now;
      report();
    }
  };
}
