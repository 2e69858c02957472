import type { Report } from "kyso";
import type { Supplied } from "./supplied.ts";

/** Most addresses asked for one file, most bytes of an answer, and how long one may take. */
const MOST_ADDRESSES = 20;
const MOST_BYTES = 64 << 20;
const PATIENCE = 30_000;

/** The addresses a relay can fetch for the person: files to be had by their address alone. A status service asks for more. */
export function relayable({ wants }: Report): string[] {
  const files = wants.filter(({ kind }) => kind === "crl" || kind === "issuer-certificate");
  return [...new Set(files.flatMap(({ urls }) => urls).filter(isWeb))].slice(0, MOST_ADDRESSES);
}

/** Whether a browser can be led there at all: `ldap:` it cannot, `javascript:` it must not. */
export function isWeb(address: string): boolean {
  try {
    return /^https?:$/.test(new URL(address).protocol);
  } catch {
    return false;
  }
}

/** Asks the operator's relay, on the page's own host, for each address. What comes back proves itself or counts for nothing. */
export async function fetchThrough(relay: string, addresses: readonly string[]): Promise<Supplied[]> {
  const answers = await Promise.all(addresses.map((address) => ask(relay, address).catch(() => undefined)));
  return answers.filter((answer) => answer !== undefined);
}

async function ask(relay: string, address: string): Promise<Supplied | undefined> {
  const url = new URL(relay, document.baseURI);
  if (url.origin !== location.origin) {
    return undefined;
  }
  url.searchParams.set("url", address);
  const response = await fetch(url, { credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  const stated = Number(response.headers.get("Content-Length") ?? 0);
  if (!response.ok || stated > MOST_BYTES) {
    return undefined;
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  return bytes.length === 0 || bytes.length > MOST_BYTES ? undefined : { name: address, bytes, fromDemo: false };
}
