import type { Supplied } from "./supplied.ts";

/** What files are compared with, beside the trust file. The lists are replaced, never changed in place. */
export interface Basis {
  readonly userTrust: readonly Supplied[];
  readonly evidence: readonly Supplied[];
  /** Certificates the person does not trust, whatever vouches for them. */
  readonly distrusted: readonly Supplied[];
}

/** Whether what was judged with one still holds with the other: identity tells, since lists are replaced. */
export function isSame(one: Basis, other: Basis): boolean {
  return one.userTrust === other.userTrust && one.evidence === other.evidence && one.distrusted === other.distrusted;
}
