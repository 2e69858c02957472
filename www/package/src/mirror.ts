import { given } from "./given.js";
import { signed } from "./minisign.js";
import { FetchError, type Fetcher, type FetchQuestion } from "./online.js";
import type { SignedTrustFile } from "./options.js";

/** How a mirror is asked. */
export interface MirrorOptions {
  /**
   * Public key of the mirror's operator, as minisign writes it (`RW…`). The index must be signed with it. Parts of lists count on the
   * operator's word, and a status that rests on it says so; without a key, and where the platform cannot verify Ed25519, whole lists are
   * taken, which prove themselves.
   */
  readonly operatorKey?: string;
  /** Takes whole lists in spite of a key. */
  readonly fullLists?: boolean;
  /** Whom to ask for what the mirror has not, such as the answer of a responder: `relayFetcher(url)`. */
  readonly otherwise?: Fetcher;
}

/** What the engine is to know of a mirror. */
export interface MirrorTrust {
  readonly fromMirror: true;
  readonly operators: readonly string[];
}

/** How the trust file of a mirror is to be opened. */
export interface MirrorTrustOptions extends Pick<SignedTrustFile, "keys" | "atLeast"> {
  readonly signal?: AbortSignal;
}

interface Index {
  /** Grows with each run of the mirror. */
  readonly sequence: number;
  /** When the mirror was made. */
  readonly date: string;
  readonly lists: readonly { readonly address: string; readonly sha256: string; readonly thisUpdate: string; readonly bits: number | null }[];
  readonly certificates: readonly { readonly address: string; readonly sha256: string }[];
  /** The signed trust file that it gives out. */
  readonly trust?: { readonly sha256: string };
}

/** An index, and whether its operator signed it. */
interface Opened extends Index {
  readonly isSigned: boolean;
}

/** A line of a history. */
interface Seen {
  readonly sha256: string;
  readonly thisUpdate: string;
}

const INDEX = "kyso-mirror/1";
const HISTORY = "kyso-mirror-history/2";
/** For so many milliseconds the index is not asked for again. */
const FRESH = 60_000;

const trusts = new WeakMap<Fetcher, MirrorTrust>();
const dates = new WeakMap<Fetcher, string>();

/** What was named when the fetcher was made; nothing for one that asks no mirror. */
export function mirrorTrust(fetcher: Fetcher | undefined): Partial<MirrorTrust> {
  return (fetcher && trusts.get(fetcher)) ?? {};
}

/**
 * When the mirror of a fetcher was made (RFC 3339), as its index says: how old the evidence can be at most that it brings. Nothing before
 * the index was read, and for a fetcher that asks no mirror.
 */
export function evidenceDate(fetcher: Fetcher | undefined): string | undefined {
  return fetcher && dates.get(fetcher);
}

/**
 * The signed trust file that a mirror gives out, for `createVerifier({ trust })`; nothing where it has none. Its signature and its number are
 * verified there: name the keys, and the number of the last file seen (`atLeast`), or an old file could come back.
 */
export async function mirrorTrustFile(mirror: string | URL, options: MirrorTrustOptions = {}): Promise<SignedTrustFile | undefined> {
  const { signal = new AbortController().signal, ...open } = given(options);
  const file = filesOf(mirror);
  const { trust } = read<Index>(await file("index.json", signal), INDEX);
  if (trust === undefined) {
    return undefined;
  }
  const path = `trust/${name(given(trust).sha256)}.json`;
  const [content, signature] = await Promise.all([file(path, signal), file(`${path}.minisig`, signal)]);
  return { ...open, file: content, signature: new TextDecoder().decode(signature) };
}

/**
 * A fetcher that asks a mirror made with `kyso evidence mirror`: kilobytes in place of a list of megabytes, and lists of the past. The
 * index only says where things are. What comes proves itself, or is signed for by the operator; the engine checks both.
 */
export function mirrorFetcher(mirror: string | URL, options: MirrorOptions = {}): Fetcher {
  const { operatorKey, fullLists = false, otherwise } = given(options);
  const file = filesOf(mirror);
  let index: { readonly at: number; readonly content: Promise<Opened> } | undefined;
  let newest = 0;
  const opened = async (signal: AbortSignal): Promise<Opened> => {
    const { bytes, isSigned } = await indexOf(file, operatorKey, signal);
    const content = read<Index>(bytes, INDEX);
    // Whoever has an old index with its signature must not bring back what it names.
    if (isSigned && !(content.sequence >= newest)) {
      throw new FetchError("wrong-content");
    }
    if (isSigned || operatorKey === undefined) {
      dates.set(fetcher, content.date);
    }
    newest = isSigned ? content.sequence : newest;
    return { ...content, isSigned };
  };
  const current = (signal: AbortSignal): Promise<Opened> => {
    if (!index || performance.now() - index.at > FRESH) {
      const content = opened(signal);
      index = { at: performance.now(), content };
      content.catch(() => (index = undefined));
    }
    return index.content;
  };
  const past = async (url: string, at: number, signal: AbortSignal): Promise<ArrayBuffer[]> => {
    const lists = seen(await file(`history/${await digest(new TextEncoder().encode(url))}.jsonl`, signal));
    const issued = lists.map(({ sha256, thisUpdate }) => ({ sha256: name(sha256), time: Date.parse(thisUpdate) })).sort((a, b) => a.time - b.time);
    const chosen = [issued.find(({ time }) => time >= at), issued.filter(({ time }) => time < at).at(-1)];
    return Promise.all(chosen.flatMap((list) => (list ? [file(`bundles/${list.sha256}.der`, signal)] : [])));
  };
  const list = async ({ url, serial, at }: FetchQuestion, found: Index["lists"][number], takesParts: boolean, signal: AbortSignal): Promise<Uint8Array> => {
    if (takesParts && serial && found.bits !== null) {
      return new Uint8Array(await file(`shards/${name(found.sha256)}/${await prefix(serial, found.bits)}.der`, signal));
    }
    const whole = await file(`objects/${name(found.sha256)}.crl`, signal);
    const wanted = Date.parse(at ?? "");
    const older = wanted < Date.parse(found.thisUpdate) ? await past(new URL(url).href, wanted, signal).catch(() => []) : [];
    return joined([whole, ...older]);
  };
  const own: Fetcher = async (question, signal) => {
    const { lists, certificates, isSigned } = await current(signal);
    const { href } = new URL(question.url);
    if (question.kind === "certificate") {
      const found = certificates.find(({ address }) => address === href);
      return found ? file(`objects/${name(found.sha256)}.crt`, signal) : Promise.reject(new FetchError("refused"));
    }
    const found = question.kind === "crl" ? lists.find(({ address }) => address === href) : undefined;
    // A mirror has what an authority publishes for all, and no answers to questions.
    return found ? list(question, found, isSigned && !fullLists, signal) : Promise.reject(new FetchError("refused"));
  };
  const fetcher: Fetcher = (question, signal) =>
    own(question, signal).catch((error: unknown) => {
      // Who is asked next has no parts, and no need to know whose certificate it is about.
      const { serial: _, at: __, ...plain } = question;
      return otherwise && !signal.aborted && question.serial === undefined ? otherwise(plain, signal) : Promise.reject(error);
    });
  trusts.set(fetcher, { fromMirror: true, operators: operatorKey === undefined ? [] : [operatorKey] });
  return fetcher;
}

/** The files of a mirror by their path. */
function filesOf(mirror: string | URL): (path: string, signal: AbortSignal, anew?: boolean) => Promise<ArrayBuffer> {
  const base = new URL(mirror, globalThis.document?.baseURI);
  return async (path, signal, anew = false) => {
    const address = new URL(base);
    address.pathname = `${base.pathname.replace(/\/$/, "")}/${path}`;
    const response = await fetch(address, { credentials: "same-origin", redirect: "error", signal, ...(anew && { cache: "reload" }) });
    if (response.status !== 200) {
      throw new FetchError("refused");
    }
    return response.arrayBuffer();
  };
}

/** The index, and whether the operator signed it. One that somebody else signed is none. */
async function indexOf(
  file: ReturnType<typeof filesOf>,
  key: string | undefined,
  signal: AbortSignal,
): Promise<{ readonly bytes: ArrayBuffer; readonly isSigned: boolean }> {
  if (key === undefined) {
    return { bytes: await file("index.json", signal), isSigned: false };
  }
  // Between two runs the new signature may stand beside the old index for a moment: then both are asked for once more.
  for (const again of [false, true]) {
    const [bytes, signature] = await Promise.all([file("index.json", signal, again), file("index.json.minisig", signal, again)]);
    const isSigned = await signed(new Uint8Array(bytes), new TextDecoder().decode(signature), key);
    if (isSigned !== "no") {
      return { bytes, isSigned: isSigned === "yes" };
    }
  }
  throw new FetchError("wrong-content");
}

/** The lists of a history. A last line without an end is one that is just being written. */
function seen(bytes: ArrayBuffer): Seen[] {
  const [head = "", ...lines] = new TextDecoder().decode(bytes).split("\n").slice(0, -1);
  const { schema } = given(JSON.parse(head) as Record<string, unknown>);
  if (schema !== HISTORY) {
    throw new FetchError("wrong-content");
  }
  return lines.map((line) => given(JSON.parse(line) as Seen));
}

function read<Form>(bytes: ArrayBuffer, schema: string): Form {
  const value = given(JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>);
  if (value["schema"] !== schema) {
    throw new FetchError("wrong-content");
  }
  return value as Form;
}

/** A fingerprint, which becomes part of a path: nothing else may be in it. */
function name(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) {
    throw new FetchError("wrong-content");
  }
  return sha256;
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const value = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(value, (octet) => octet.toString(16).padStart(2, "0")).join("");
}

/** The first bits of the SHA-256 of a serial number in its shortest form. */
async function prefix(serial: Uint8Array<ArrayBuffer>, bits: number): Promise<number> {
  let start = 0;
  while (
    start + 1 < serial.length &&
    ((serial[start] === 0 && (serial[start + 1] ?? 0) < 0x80) || (serial[start] === 0xff && (serial[start + 1] ?? 0) >= 0x80))
  ) {
    start += 1;
  }
  const value = Number.parseInt((await digest(serial.slice(start))).slice(0, 8), 16);
  return bits === 0 ? 0 : value >>> (32 - bits);
}

function joined(parts: readonly ArrayBuffer[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    all.set(new Uint8Array(part), at);
    at += part.byteLength;
  }
  return all;
}
