import { endOf } from "./der.js";
import { type BridgeErrorCode, problemOf } from "./errors/index.js";
import { asBridgeError, BridgeError } from "./errors/error.js";
import type { Problem } from "./errors/problem.js";
import { readCertificates, readStatus, type HostStatus, type TokenCertificate } from "./native/answers.js";
import { Channel, type Scope } from "./native/channel.js";

/** The layers between a page and a key, from the page down. Each needs the one before it. */
export const LAYERS = ["page", "extension", "site", "host", "version", "driver", "reader", "token", "certificate"] as const;
export type LayerName = (typeof LAYERS)[number];

/** What is known of a layer. */
export interface Layer {
  readonly name: LayerName;
  /** `unknown`: a layer above fails, so this one was not reached. `warning`: it works, with something to know. */
  readonly state: "ok" | "warning" | "failed" | "unknown";
  readonly code: BridgeErrorCode | null;
  /** What is the matter and what to do, in both languages; `null` where nothing is. */
  readonly words: Problem["words"] | null;
  /** Names of what is meant: a driver, a reader, a token. */
  readonly about: string;
}

/** Whether a token can be used, and if not, what to mend. */
export interface BridgeStatus {
  readonly ready: boolean;
  readonly layers: readonly Layer[];
  /** The layer to mend first. */
  readonly broken: Layer | null;
  /** Versions, where known. */
  readonly extension: string | null;
  readonly host: string | null;
}

export interface StatusOptions {
  /** Whether the person is asked to let this site use the token, if that is not decided. Only after a press of a button. */
  readonly ask?: boolean;
  /** Within how many days of its end a certificate is spoken of. */
  readonly remindDays?: number;
  readonly scope?: Scope;
}

/** Days before its end at which a certificate is spoken of, if not said otherwise. No law names a number that was read. */
const REMIND_DAYS = 60;
const DAY_MS = 86_400_000;

/** Goes down the layers and says which is the first that fails. It throws nothing: each failure is an answer. */
export async function bridgeStatus(options: StatusOptions = {}): Promise<BridgeStatus> {
  const found = new Found();
  let channel: Channel | undefined;
  try {
    channel = await Channel.open(options.scope);
    found.extension = channel.extension;
    found.ok("page").ok("extension");
    await throughHost(channel, options, found);
  } catch (failure) {
    found.failed(asBridgeError(failure, "host-garbled"));
  } finally {
    channel?.close();
  }
  return found.status();
}

async function throughHost(channel: Channel, { ask = false, remindDays = REMIND_DAYS }: StatusOptions, found: Found): Promise<void> {
  const { decision } = await channel.request({ type: "consent", ask });
  if (decision !== "allowed") {
    throw new BridgeError(decision === "refused" ? "site-refused" : "site-not-asked");
  }
  found.ok("site");
  const { host } = await channel.request({ type: "host" });
  found.host = String(host);
  found.ok("host").ok("version");
  const status = readStatus(await channel.request({ type: "status" }));
  drivers(status, found);
  readers(status, found);
  tokens(status, found);
  if (status.certificates === 0) {
    throw new BridgeError("no-certificate");
  }
  const { certificates, errors } = readCertificates(await channel.request({ type: "certificates" }));
  if (certificates.length === 0) {
    throw new BridgeError(errors[0]?.code ?? "no-certificate");
  }
  ends(certificates, remindDays, found);
}

function drivers({ drivers: all, tokens }: HostStatus, found: Found): void {
  const failed = all
    .filter(({ state }) => state === "failed")
    .map(({ name }) => name)
    .join(", ");
  if (tokens.length === 0 && !all.some(({ state }) => state === "loaded")) {
    throw failed === "" ? new BridgeError("no-driver") : new BridgeError("driver-failed", { about: failed });
  }
  // Another driver works: the one that does not is of interest only to somebody who misses its token.
  found.ok("driver", failed === "" ? null : "driver-failed", failed);
}

function readers({ readers: all, tokens }: HostStatus, found: Found): void {
  const busy = all
    .filter(({ state }) => state === "busy")
    .map(({ name }) => name)
    .join(", ");
  if (tokens.length === 0 && all.length === 0) {
    throw new BridgeError("no-reader");
  }
  if (tokens.length === 0 && busy !== "") {
    throw new BridgeError("reader-busy", { about: busy });
  }
  found.ok("reader", busy === "" ? null : "reader-busy", busy);
}

function tokens({ tokens: all }: HostStatus, found: Found): void {
  const named = (state: string): string =>
    all
      .filter((token) => token.state === state)
      .map(({ label }) => label)
      .join(", ");
  if (!all.some(({ state }) => state === "ready")) {
    const [locked, blank] = [named("locked"), named("uninitialised")];
    throw locked !== ""
      ? new BridgeError("pin-locked", { about: locked })
      : blank !== ""
        ? new BridgeError("token-uninitialised", { about: blank })
        : new BridgeError("no-token");
  }
  const few = all
    .filter(({ state, tries }) => state === "ready" && tries !== "ok")
    .map(({ label }) => label)
    .join(", ");
  const locked = named("locked");
  found.ok("token", locked !== "" ? "pin-locked" : few !== "" ? "pin-few-tries" : null, locked || few);
}

function ends(all: readonly TokenCertificate[], days: number, found: Found): void {
  const good = all.filter(({ expired }) => !expired);
  if (good.length === 0) {
    throw new BridgeError("certificate-expired", { about: all.map(({ label }) => label).join(", ") });
  }
  const ending = good
    .filter(({ certificate }) => endsWithin(certificate, days))
    .map(({ label }) => label)
    .join(", ");
  found.ok("certificate", ending === "" ? null : "certificate-ending", ending);
}

/** Whether a certificate ends within so many days from now. */
export function endsWithin(certificate: Uint8Array, days: number, now: Date = new Date()): boolean {
  const end = endOf(certificate);
  return end !== undefined && end.getTime() - now.getTime() < days * DAY_MS;
}

/** Where an error belongs. The rest of the codes come while documents are signed, not from a look at what is there. */
const OF: Partial<Record<BridgeErrorCode, LayerName>> = {
  "page-insecure": "page",
  "page-framed": "page",
  "site-not-asked": "site",
  "site-refused": "site",
  "origin-not-allowed": "site",
  "host-too-old": "version",
  "extension-too-old": "version",
  "protocol-version": "version",
  "no-driver": "driver",
  "driver-failed": "driver",
  "no-reader": "reader",
  "reader-busy": "reader",
  "no-certificate": "certificate",
  "certificate-expired": "certificate",
};

function layerOf(code: BridgeErrorCode): LayerName {
  return OF[code] ?? (code.startsWith("extension-") ? "extension" : code.startsWith("host-") || code === "bad-message" ? "host" : "token");
}

/** What was found so far. */
class Found {
  extension: string | null = null;
  host: string | null = null;
  readonly #layers = new Map<LayerName, Layer>();

  ok(name: LayerName, code: BridgeErrorCode | null = null, about = ""): this {
    this.#layers.set(name, { name, state: code === null ? "ok" : "warning", code, words: wordsOf(code), about });
    return this;
  }

  /** The layer of an error fails; those above it were passed on the way. */
  failed({ code, words, details }: BridgeError): void {
    const name = layerOf(code);
    for (const above of LAYERS.slice(0, LAYERS.indexOf(name))) {
      if (!this.#layers.has(above)) {
        this.ok(above);
      }
    }
    const { about } = details;
    this.#layers.set(name, { name, state: "failed", code, words, about: typeof about === "string" ? about : "" });
  }

  status(): BridgeStatus {
    const layers = LAYERS.map((name) => this.#layers.get(name) ?? { name, state: "unknown" as const, code: null, words: null, about: "" });
    const broken = layers.find(({ state }) => state === "failed") ?? null;
    return { ready: layers.every(({ state }) => state === "ok" || state === "warning"), layers, broken, extension: this.extension, host: this.host };
  }
}

function wordsOf(code: BridgeErrorCode | null): Problem["words"] | null {
  return code === null ? null : (problemOf(code)?.words ?? null);
}
