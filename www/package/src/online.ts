import { base64, fromBase64, octets } from "./bytes.js";
import { KysoError } from "./error.js";
import { given } from "./given.js";
import type { Progress } from "./options.js";
import type { Report } from "./report.js";
import type * as schema from "./schema.js";

/** What an authority is asked for. */
export interface FetchQuestion {
  readonly kind: "certificate" | "crl" | "ocsp";
  /** The address as a certificate names it: whoever made the document chose it. A fetcher decides itself whom it asks. */
  readonly url: string;
  /** For a responder: the OCSP request (DER). */
  readonly request?: Uint8Array<ArrayBuffer>;
  /** For a list, if a mirror is asked: the serial number that is looked for; absent for the whole list. */
  readonly serial?: Uint8Array<ArrayBuffer>;
  /** The same: the time for which the status is looked for (RFC 3339). */
  readonly at?: string;
}

/** Why a question was not answered. */
export type FetchFailure = "unreachable" | "refused" | "wrong-content" | "too-large" | "not-allowed";

/** What a fetcher throws to say why; anything else it throws counts as `unreachable`. */
export class FetchError extends Error {
  readonly outcome: FetchFailure;

  constructor(outcome: FetchFailure, message: string = outcome) {
    super(message);
    this.name = "FetchError";
    this.outcome = outcome;
  }
}

/** Brings what an authority published, as it is. It proves itself or counts for nothing. */
export type Fetcher = (question: FetchQuestion, signal: AbortSignal) => Promise<Uint8Array | ArrayBuffer>;

/** What came of a question, on its way to the engine. Every field is there. */
export interface Answered {
  readonly kind: FetchQuestion["kind"];
  readonly address: string;
  readonly host: string;
  readonly outcome: FetchFailure | "received";
  readonly milliseconds: number;
  readonly base64: string | null;
}

/** The bounds of `src/online/rounds.rs`: a document must not make a page ask for ever. */
const MOST_ROUNDS = 8;
const MOST_QUESTIONS = 48;
const MOST_ADDRESSES = 4;
const MOST_MILLISECONDS = 120_000;
const MOST_BYTES = 256 << 20;
/** For one answer, in milliseconds. A relay itself waits half as long for an authority. */
const PATIENCE = 60_000;

/** Most characters of a relay's word why there is no answer. */
const MOST_WORD = 4096;

/**
 * A fetcher that asks a relay, such as that of `kyso serve`, and nobody else. In a page the address may be relative to it; the page's
 * policy must allow it (`connect-src`).
 */
export function relayFetcher(relay: string | URL): Fetcher {
  const base = new URL(relay, globalThis.document?.baseURI);
  return async ({ kind, url, request }, signal) => {
    const words = [kind === "certificate" ? "issuer" : kind, word(new TextEncoder().encode(new URL(url).href)), ...(request ? [word(request)] : [])];
    const address = new URL(base);
    address.pathname = `${base.pathname.replace(/\/$/, "")}/${words.join("/")}`;
    const response = await fetch(address, { credentials: "same-origin", cache: "no-store", redirect: "error", signal });
    if (response.status !== 200) {
      throw new FetchError(outcomeOf(await response.text().catch(() => "")));
    }
    return response.arrayBuffer();
  };
}

/** The codes of a relay (`src/online/refusal.rs`) that are no matter of who can be reached. */
const OUTCOMES: Readonly<Record<string, FetchFailure>> = {
  "request-malformed": "refused",
  "address-not-listed": "not-allowed",
  "address-not-allowed": "not-allowed",
  "host-refused": "refused",
  "wrong-content": "wrong-content",
  "signature-wrong": "wrong-content",
  "other-answer": "wrong-content",
  "too-large": "too-large",
};

function outcomeOf(text: string): FetchFailure {
  try {
    const { error } = given(JSON.parse(text.slice(0, MOST_WORD)) as { error?: { code?: unknown } });
    const code = String(given(error ?? {}).code);
    return (Object.hasOwn(OUTCOMES, code) ? OUTCOMES[code] : undefined) ?? "unreachable";
  } catch {
    return "unreachable";
  }
}

/** Base64url without padding. */
function word(bytes: Uint8Array): string {
  return base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Whether a caller's fetcher is one. */
export function fetcherOf(fetcher: unknown): Fetcher | undefined {
  if (fetcher === undefined || fetcher === false) {
    return undefined;
  }
  if (typeof fetcher !== "function") {
    throw new KysoError({ code: "bad-context", message: "options: fetcher is no function", details: {} });
  }
  return fetcher as Fetcher;
}

/** Whoever watches the work, and may end it. */
interface Watching {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** What asks for evidence: a report, or what is known of a certificate alone. */
type Asking = Pick<Report, "wants"> & Partial<Pick<Report, "input">>;

/**
 * Judges, asks for what the report wants, and judges again, until nothing new is asked. Certificates and responders come before lists,
 * and every further address only when those before did not settle it. Gives the last report, and everything that was answered.
 */
export async function untilSettled<Found extends Asking>(
  fetcher: Fetcher,
  judge: (answered: readonly Answered[]) => Promise<Found>,
  { signal, onProgress }: Watching,
): Promise<{ readonly report: Found; readonly answered: readonly Answered[] }> {
  const answered: Answered[] = [];
  const asked = new Set<string>();
  const started = performance.now();
  let bytes = 0;
  const hasRoom = (): boolean => answered.length < MOST_QUESTIONS && performance.now() - started < MOST_MILLISECONDS && bytes < MOST_BYTES;
  let report = await judge(answered);
  for (let round = 1; round < MOST_ROUNDS && hasRoom(); round += 1) {
    const questions = nextQuestions(report.wants, asked).filter(() => hasRoom());
    if (questions.length === 0) {
      break;
    }
    questions.forEach((question) => asked.add(nameOf(question)));
    const size = report.input?.size ?? 0;
    onProgress?.({ stage: "asking", done: size, total: size, hosts: [...new Set(questions.map(({ url }) => hostOf(url)).filter((host) => host !== ""))] });
    const answers = await Promise.all(questions.slice(0, MOST_QUESTIONS - answered.length).map((question) => ask(fetcher, question, signal)));
    signal?.throwIfAborted();
    answered.push(...answers);
    bytes += answers.reduce((sum, { base64: text }) => sum + ((text?.length ?? 0) * 3) / 4, 0);
    report = await judge(answered);
  }
  return { report, answered };
}

function nextQuestions(wants: Report["wants"], asked: ReadonlySet<string>): FetchQuestion[] {
  const of = (...kinds: schema.WantKind[]): FetchQuestion[] => {
    const open = kinds.flatMap((kind) => wants.filter((want) => want.kind === kind)).map((want) => next(want, asked));
    // Two certificates may need the same list.
    return [...new Map(open.filter((question) => question !== undefined).map((question) => [nameOf(question), question])).values()];
  };
  const small = of("issuer-certificate", "ocsp");
  return small.length > 0 ? small : of("crl");
}

function next({ kind: wanted, urls, requests, serial, at }: Report["wants"][number], asked: ReadonlySet<string>): FetchQuestion | undefined {
  const kind = wanted === "issuer-certificate" ? "certificate" : wanted === "crl" || wanted === "ocsp" ? wanted : undefined;
  if (kind === undefined) {
    return undefined;
  }
  const sent = kind === "ocsp" ? (requests ?? []).map(fromBase64) : [undefined];
  // A part of a list, then the whole.
  const parts = kind === "crl" && serial ? [octets(serial), undefined] : [undefined];
  const all = sent.flatMap((request) =>
    urls
      .slice(0, MOST_ADDRESSES)
      .flatMap((url) => parts.map((part): FetchQuestion => ({ kind, url, ...(request && { request }), ...(part && { serial: part }), ...(at && { at }) }))),
  );
  return all.find((question) => !asked.has(nameOf(question)));
}

function nameOf({ kind, url, request, serial, at }: FetchQuestion): string {
  return `${kind} ${url} ${request ? word(request) : ""} ${serial ? word(serial) : ""} ${at ?? ""}`;
}

async function ask(fetcher: Fetcher, question: FetchQuestion, signal: AbortSignal | undefined): Promise<Answered> {
  const { kind, url: address } = question;
  const start = performance.now();
  let outcome: Answered["outcome"] = "not-allowed";
  let content: Uint8Array | undefined;
  const host = hostOf(address);
  if (host !== "") {
    try {
      const patience = AbortSignal.timeout(PATIENCE);
      const brought = await fetcher(question, signal ? anyOf(signal, patience) : patience);
      content = bytesOf(brought);
      outcome = "received";
    } catch (error) {
      outcome = error instanceof FetchError ? error.outcome : "unreachable";
    }
  }
  const milliseconds = Math.round(performance.now() - start);
  return { kind, address, host, outcome, milliseconds, base64: content ? base64(content) : null };
}

/** What a fetcher of the host's own brought; it may not keep to its type. */
function bytesOf(brought: Uint8Array | ArrayBuffer): Uint8Array {
  if (ArrayBuffer.isView(brought)) {
    return new Uint8Array(brought.buffer, brought.byteOffset, brought.byteLength);
  }
  if (Object.prototype.toString.call(brought) !== "[object ArrayBuffer]") {
    throw new FetchError("wrong-content");
  }
  return new Uint8Array(brought);
}

/** The host of an address of the web; empty for any other. */
function hostOf(address: string): string {
  try {
    const { protocol, hostname } = new URL(address);
    return /^https?:$/.test(protocol) ? hostname : "";
  } catch {
    return "";
  }
}

/** `AbortSignal.any`, which browsers before 2024 lack. */
function anyOf(...signals: AbortSignal[]): AbortSignal {
  const all = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) {
      all.abort(signal.reason);
    }
    signal.addEventListener("abort", () => all.abort(signal.reason), { once: true, signal: all.signal });
  }
  return all.signal;
}
