import { base64 } from "./bytes.js";
import { type Held, fileName, held } from "./document.js";
import { KysoError } from "./error.js";
import { given } from "./given.js";
import type { EvidenceItem, VerifyOptions } from "./options.js";

/** A piece of evidence as bytes, on its way to the engine. */
interface EvidenceBytes {
  readonly name: string;
  readonly bytes: Held;
}

/** Evidence as it crosses to a worker. */
export type Evidence = readonly (EvidenceItem | EvidenceBytes)[];

/** The evidence as it is at the call: bytes are held, whatever the caller does to them meanwhile. */
export function heldEvidence(evidence: VerifyOptions["evidence"]): Evidence | undefined {
  // What is no list is refused by the engine, in its own words.
  return Array.isArray(evidence) ? evidence.map(heldItem) : (evidence as Evidence | undefined);
}

function heldItem(item: NonNullable<VerifyOptions["evidence"]>[number], at: number): EvidenceItem | EvidenceBytes {
  const isBytes = ArrayBuffer.isView(item) || (typeof Blob === "function" && item instanceof Blob);
  return isBytes ? { name: fileName(item as Blob) ?? `evidence-${at + 1}`, bytes: held(item as Blob | Uint8Array) } : (item as EvidenceItem);
}

/** The same as the engine takes it. */
export async function evidenceItems(evidence: Evidence | null | undefined): Promise<EvidenceItem[]> {
  if (evidence !== null && evidence !== undefined && !Array.isArray(evidence)) {
    throw new KysoError({ code: "bad-context", message: "options: evidence is not a list", details: {} });
  }
  return Promise.all((evidence ?? []).map(itemOf));
}

async function itemOf(item: Evidence[number]): Promise<EvidenceItem> {
  const { name, bytes } = given(item as Partial<EvidenceBytes>);
  if (bytes === undefined) {
    return item as EvidenceItem;
  }
  const read = bytes instanceof Uint8Array ? bytes : new Uint8Array(await bytes.arrayBuffer());
  return { name: name ?? "", base64: base64(read) };
}
