import { answer, hasWebCrypto, passes, type PlannedDigest } from "./digest.js";
import { type Held, held } from "./document.js";
import type { DossierOptions } from "./dossier.js";
import { KysoError } from "./error.js";
import { type Evidence, evidenceItems } from "./evidence.js";
import { given, isSigned, only, OPEN_OPTIONS, SIGNED_TRUST } from "./given.js";
import { jsonOf } from "./json.js";
import { alone, sha256 } from "./modules.js";
import type { MirrorTrust } from "./mirror.js";
import type { Answered } from "./online.js";
import type { Answer, Part } from "./protocol.js";
import type { Language, OpenedTrustFile, OpenOptions, Progress, SignedTrustFile, TrustFile, VerifierOptions, VerifyOptions } from "./options.js";
import { type EngineSource, InMemory, type Listener, open, SMALL } from "./source.js";
import { timeText } from "./time.js";
import { favoursPlatform, measure, type Rates, SAMPLE, type Ways } from "./speed.js";

/** Options of one call that can cross to a worker. */
export type PlainOptions = Omit<VerifyOptions, "signal" | "onProgress" | "detached" | "evidence"> & {
  readonly detached?: Held;
  readonly evidence?: Evidence;
};

/** Options of a dossier that can cross to a worker. */
export type PlainDossierOptions = Omit<DossierOptions, "signal" | "onProgress" | "evidence"> & { readonly evidence?: Evidence };

/** Options of a verifier that can cross to a worker. */
export type PlainVerifierOptions = Omit<VerifierOptions, "fetcher"> & Partial<MirrorTrust>;

/** Options that apply to every file, with the trust data loaded. */
export interface ReadyOptions extends Omit<VerifierOptions, "trust" | "fetcher">, Partial<MirrorTrust> {
  readonly trust: readonly TrustFile[];
  /** Where they come from, and the provisions that came with them. */
  readonly signedTrust?: Pick<OpenedTrustFile, "sequence" | "date" | "legal" | "policy">;
}

/** A file of a dossier with its name. */
export interface NamedFile {
  readonly document: Held;
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
export async function openTrust(signed: SignedTrustFile): Promise<string> {
  const { file, signature, keys = [], atLeast = 0 } = only(signed, SIGNED_TRUST);
  const bytes = await bytesOf(held(file));
  const shipped = Number(given(await shippedTrust().catch((): TrustFile => ({})))["version"] ?? 0);
  const options = jsonOf({ keys, atLeast: Math.max(atLeast, 0), shipped });
  type Opened = Pick<OpenedTrustFile, "sequence" | "date" | "comment" | "policy">;
  const { policy, ...opened } = given(JSON.parse(await alone((engine) => engine.open_trust(bytes, signature, options))) as Opened);
  const { trust, algorithms, legal } = given(JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>);
  return jsonOf({ ...opened, trust, policy: policy && { ...policy, algorithms }, legal });
}

/** The options with trust in the engine's form: a signed trust file opened, the shipped data if none is named. */
export async function withTrust(said: PlainVerifierOptions): Promise<ReadyOptions> {
  const { trust, ...options } = given(said);
  if (trust === undefined || isList(trust)) {
    return given({ ...options, trust: trust ?? [await shippedTrust()] });
  }
  const opened = isSigned(trust) ? (JSON.parse(await openTrust(trust)) as OpenedTrustFile) : trust;
  const { sequence, date, legal, policy } = given(opened);
  return given({ ...options, trust: [opened.trust], signedTrust: { sequence, date, legal, policy: policy ?? null } });
}

/** The types do not distinguish a readonly list from an object. */
function isList(trust: NonNullable<VerifierOptions["trust"]>): trust is readonly TrustFile[] {
  return Array.isArray(trust);
}

/** The report on one file and its sentences in both languages, as the JSON text `{report, presentation: {vi, en}}`. */
export async function verify(
  document: Held,
  verifier: ReadyOptions,
  said: PlainOptions,
  answered: readonly Answered[],
  told?: (progress: Progress) => void,
): Promise<string> {
  const total = sizeOf(document);
  const { onProgress, end } = toTheEnd(told);
  const options = only(said, CALL_OPTIONS);
  const detached = options.detached && (await open(options.detached));
  const call = await callOptions(verifier, options, answered);
  const source = await open(document, onProgress && listener(onProgress, total));
  // Only what is in memory can be handed to the platform: it takes one buffer.
  if (source instanceof InMemory && verifier.webCrypto !== false && hasWebCrypto()) {
    const planned = await plan(source, jsonOf(call));
    if (await isFaster(source, planned, verifier)) {
      onProgress?.({ stage: "digests", done: 0, total });
      call["digests"] = await answer(source.bytes, planned);
    }
  }
  onProgress?.({ stage: "checking", done: 0, total });
  const text = await alone((engine) => engine.verify(source, jsonOf(call), detached));
  end(total);
  return text;
}

/** A main document and its annexes, judged together, as JSON text. */
export async function dossier(
  files: readonly NamedFile[],
  verifier: ReadyOptions,
  said: PlainDossierOptions,
  told?: (progress: Progress) => void,
): Promise<string> {
  const { onProgress, end } = toTheEnd(told);
  const { main, ...options } = given(said);
  const total = files.reduce((sum, { document }) => sum + sizeOf(document), 0);
  const members: { name: string; source: EngineSource }[] = [];
  let before = 0;
  for (const { document, name } of files) {
    members.push({ name, source: await open(document, onProgress && listener(onProgress, total, before, sizeOf(document))) });
    before += sizeOf(document);
  }
  onProgress?.({ stage: "checking", done: 0, total });
  const call = jsonOf(await callOptions(verifier, options));
  const text = await alone((engine) => engine.dossier(members, call, main));
  end(total);
  return text;
}

/** The files of a ZIP or an edXML package: as JSON text, with the bytes of each. */
export async function unpack(document: Held, name: string): Promise<Answer> {
  const source = await open(document);
  const [text, ...parts] = await alone((engine) => engine.unpack(source, name) as [string, ...Part[]]);
  return { text, parts };
}

/** The sentences of a report, given as JSON text, in both languages, as JSON text. */
export async function present(report: string): Promise<string> {
  return alone((engine) => engine.present(report));
}

/** A letter or record, as text. */
export async function office(what: OfficeWork, input: string): Promise<string> {
  return alone((engine) => engine[what](input));
}

async function plan(source: EngineSource, options: string): Promise<PlannedDigest[]> {
  return (JSON.parse(await alone((engine) => engine.plan(source, options))) as { digests: PlannedDigest[] }).digests;
}

function sizeOf(document: Held): number {
  return document instanceof Uint8Array ? document.length : document.size;
}

async function bytesOf(document: Held): Promise<Uint8Array<ArrayBuffer>> {
  return document instanceof Uint8Array ? document : new Uint8Array(await document.arrayBuffer());
}

let rates: Rates | undefined;
/** Whether the platform once gave another digest than the module, or none. */
let isDistrusted = false;

/** Whether the platform computes the planned digests: if told to, or if it is faster. */
async function isFaster({ bytes }: InMemory, planned: readonly PlannedDigest[], { webCrypto }: ReadyOptions): Promise<boolean> {
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
export async function signedRevision(document: Held, id: string, options: OpenOptions): Promise<string> {
  const source = await open(document);
  return alone((engine) => engine.signed_revision(source, openOptions(options), id));
}

/** The relation of a file to the original, as JSON text. */
export async function compare(document: Held, original: Held, options: OpenOptions): Promise<string> {
  const [source, other] = [await open(document), await open(original)];
  return alone((engine) => engine.compare(source, other, openOptions(options)));
}

/** What the verdict on a file rests on beside it, as JSON text. */
export async function evidencePack(document: Held, verifier: ReadyOptions, said: PlainOptions, answered: readonly Answered[]): Promise<string> {
  const options = only(said, CALL_OPTIONS);
  const source = await open(document);
  const detached = options.detached && (await open(options.detached));
  const call = jsonOf(await callOptions(verifier, options, answered));
  return alone((engine) => engine.evidence_pack(source, call, detached));
}

function openOptions(said: OpenOptions): string {
  const { password } = only(said, OPEN_OPTIONS);
  return jsonOf({ ...LEFT_OUT, password: password ?? null });
}

/** An error in words, as JSON text. */
export async function errorText(code: string, details: Record<string, unknown>, language: Language): Promise<string> {
  const { what } = given(details);
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
  sender: true,
  whose: true,
  timestampDemanded: true,
  pageText: true,
  pictures: true,
  hints: true,
  reveal: true,
};

/** Optional fields. Each is in the text nevertheless: the module would look for a missing field in what every object inherits. */
const LEFT_OUT = {
  digests: null,
  evidence: null,
  fetched: null,
  fileName: null,
  fromMirror: null,
  hints: null,
  kind: null,
  sender: null,
  whose: null,
  timestampDemanded: null,
  operators: null,
  pageText: null,
  password: null,
  pictures: null,
  policy: null,
  receivedAt: null,
  reveal: null,
  revocation: null,
  signedTrust: null,
  userTrust: null,
  distrust: null,
};

/** The options of a call as the engine reads them. */
export async function callOptions(verifier: ReadyOptions, options: PlainOptions, answered: readonly Answered[] = []): Promise<Record<string, unknown>> {
  const { at, receivedAt, userTrust, distrust, evidence, detached: _, ...rest } = only(options, CALL_OPTIONS);
  const call: Record<string, unknown> = given({
    ...LEFT_OUT,
    now: timeText(at ?? verifier.now ?? new Date()),
    receivedAt: receivedAt === undefined ? null : timeText(receivedAt),
    trust: verifier.trust,
    userTrust: [...listed("userTrust", verifier.userTrust), ...listed("userTrust", userTrust)].map(withAll),
    distrust: [...listed("distrust", verifier.distrust), ...listed("distrust", distrust)].map(withAll),
    evidence: (await evidenceItems(evidence)).map(withAll),
    fetched: answered,
  });
  for (const [name, value] of [...Object.entries(given(verifier)).filter(([name]) => OF_VERIFIER.has(name)), ...Object.entries(rest)]) {
    if (value !== undefined) {
      call[name] = value;
    }
  }
  return call;
}

/** What of a verifier's options goes into each call as it is. */
const OF_VERIFIER = new Set(["policy", "revocation", "signedTrust", "operators", "fromMirror"]);

/** What an anchor or a piece of evidence may leave out, written out as well. */
const ITEM: object = { name: null, label: null, pem: null, der: null };

function withAll(item: object): object {
  return { ...ITEM, ...item };
}

function listed<Item>(name: string, list: readonly Item[] | null | undefined): readonly Item[] {
  const isMissing = list === null || list === undefined;
  if (!isMissing && !Array.isArray(list)) {
    throw new KysoError({ code: "bad-context", message: `options: ${name} is not a list`, details: {} });
  }
  return isMissing ? [] : (list as readonly Item[]);
}

/** Reports progress for a file that begins at `start` of `total` bytes. */
function listener(onProgress: (progress: Progress) => void, total: number, start = 0, size = total): Listener {
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
      // A small file is handed over whole: how far it has been read shows by its revisions alone.
      done = Math.max(done, size <= SMALL && of > 0 ? Math.floor((size * read) / of) : 0);
      (read === of ? tell : often)();
    },
  };
}

/** What is told, with a last word: what is handed over whole is read without a word in between. */
function toTheEnd(told: ((progress: Progress) => void) | undefined): { onProgress: typeof told; end: (total: number) => void } {
  let last: Progress | undefined;
  const onProgress = (progress: Progress): void => {
    last = progress;
    told?.(progress);
  };
  return {
    onProgress: told && onProgress,
    end(total) {
      if (last?.done !== total) {
        told?.({ ...last, stage: "checking", done: total, total });
      }
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
