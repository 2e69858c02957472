import { type Held, held, withName } from "./document.js";
import type { PlainOptions } from "./engine.js";
import { type Evidence, heldEvidence } from "./evidence.js";
import { given } from "./given.js";
import type { DocumentInput, VerifyOptions } from "./options.js";

/** The options of a call as they are at the call, with the file's own name. */
export function heldOptions(document: DocumentInput, said: Omit<VerifyOptions, "signal" | "onProgress">): PlainOptions {
  const { detached, evidence, ...others } = given(withName(document, said));
  return { ...others, ...withEvidence(evidence), ...(detached && { detached: held(detached) }) };
}

/** Evidence as a field of its own, where there is any. */
export function withEvidence(evidence: VerifyOptions["evidence"]): { readonly evidence?: Evidence } {
  const items = heldEvidence(evidence);
  return items === undefined ? {} : { evidence: items };
}

/** What of the options holds bytes. */
export function heldIn({ detached, evidence }: Partial<Pick<PlainOptions, "detached" | "evidence">>): (Held | undefined)[] {
  const items = Array.isArray(evidence) ? (evidence as Evidence) : [];
  return [detached, ...items.map((item) => ("bytes" in Object(item) ? (item as { readonly bytes: Held }).bytes : undefined))];
}
