import type { EvidenceItem, UserAnchor } from "kyso";
import { base64Of, textOf } from "../ui/bytes.ts";

/** A file the user (or the demonstration) brought along: an anchor or a piece of evidence. */
export interface Supplied {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly fromDemo: boolean;
}

/** Larger files are no certificate and no revocation list that is worth holding in memory. */
const LARGEST = 64 << 20;

const PEM = "-----BEGIN ";
const EXTENSIONS = /\.(?:crt|cer|der|pem|crl|ocsp|ors|p7b|p7c)$/i;

/** Whether a dropped file is evidence rather than a document. Names decide only what to try it as; content decides the rest. */
export function looksLikeEvidence(file: File): boolean {
  return EXTENSIONS.test(file.name) && file.size <= LARGEST;
}

async function readSupplied(file: File): Promise<Supplied> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), fromDemo: false };
}

export function asEvidence(item: Supplied): EvidenceItem {
  return { name: item.name, base64: base64Of(item.bytes) };
}

export function asAnchor(item: Supplied): UserAnchor {
  const isPem = textOf(item.bytes.subarray(0, 4096)).includes(PEM);
  return isPem ? { label: item.name, pem: textOf(item.bytes) } : { label: item.name, der: base64Of(item.bytes) };
}

/** Whether the bytes can be a certificate at all: PEM armour or a DER SEQUENCE (X.690 §8.9). */
export function canBeCertificate(item: Supplied): boolean {
  return item.bytes[0] === 0x30 || textOf(item.bytes.subarray(0, 4096)).includes(`${PEM}CERTIFICATE`);
}

/** Files a person brought along. One that cannot be read any more takes nothing from the others. */
export async function suppliedOf(files: readonly File[]): Promise<Supplied[]> {
  const read = await Promise.all(files.map((file) => readSupplied(file).catch((error: unknown) => console.info(error))));
  return read.filter((item) => item !== undefined);
}
