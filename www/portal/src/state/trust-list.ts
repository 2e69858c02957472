import type { TrustFile } from "kyso";
import type { Supplied } from "./supplied.ts";

/** A certificate of the trust file, as a person may know it. */
export interface Shipped {
  readonly name: string;
  readonly sha256: string;
  /** Whose signatures it speaks for; empty where the file does not say. */
  readonly domain: string;
  readonly role: string;
  readonly bytes: Uint8Array;
}

/** What the trust file has, in its order. An entry that cannot be read is left out here; the engine refuses the file for it. */
export function shippedIn(trust: TrustFile): Shipped[] {
  const list = Array.isArray(trust["certificates"]) ? (trust["certificates"] as unknown[]) : [];
  return list.flatMap((item) => {
    const { name, sha256, domain, role, der } = (item ?? {}) as Record<string, unknown>;
    if (typeof sha256 !== "string" || typeof der !== "string") {
      return [];
    }
    return [
      { name: text(name) || sha256, sha256, domain: text(domain), role: text(role), bytes: Uint8Array.from(atob(der), (letter) => letter.charCodeAt(0)) },
    ];
  });
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function isSameCertificate(one: Pick<Supplied, "bytes">, other: Pick<Supplied, "bytes">): boolean {
  return one.bytes.length === other.bytes.length && one.bytes.every((byte, at) => byte === other.bytes[at]);
}
