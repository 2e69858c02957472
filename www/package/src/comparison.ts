import type { Held } from "./document.js";
import type { Language } from "./options.js";

/** The relation of one file to another, `schema: "kyso-comparison/1"`. */
export interface Comparison {
  readonly schema: string;
  /**
   * `identical`: the same bytes. `extended`: all bytes of the original, then later revisions. `beginning`: the original's first
   * bytes only. `same-content`: other bytes that say the same. `different`: anything else.
   */
  readonly relation: "identical" | "extended" | "beginning" | "same-content" | "different";
  readonly file: { readonly size: number; readonly revisions: number | null };
  readonly original: { readonly size: number; readonly revisions: number | null };
  /** Bytes from the first on that are the same in both. */
  readonly sameBytes: number;
  /** The newest revision of the file within those bytes. */
  readonly sameRevision: number | null;
  readonly differences: readonly Difference[];
  /** Whether the list is whole and both files can be read in one way only. */
  readonly complete: boolean;
  readonly ambiguities: readonly string[];
}

/** A difference between the file and the original. */
export interface Difference {
  readonly what: string;
  readonly revision: number | null;
  readonly level: string | null;
  readonly object: string | null;
  readonly originalObject: string | null;
  readonly page: number | null;
  readonly field: string | null;
  readonly rect: readonly [number, number, number, number] | null;
  readonly detail: string | null;
}

/** A comparison in words. */
export interface ComparisonText {
  readonly title: string;
  readonly meaning: string;
  /** The differences, one each. */
  readonly lines: readonly string[];
  /** Why there may be more; empty if there is not. */
  readonly warning: string;
}

/** A comparison with its words in every language of the engine. */
export interface Compared {
  readonly comparison: Comparison;
  readonly text: Readonly<Record<Language, ComparisonText>>;
}

/** The part of a document that the engine named, without a copy if possible. */
export function cut(document: Held, range: string): Blob {
  const { start, end } = JSON.parse(range) as { readonly start: number; readonly end: number };
  const type = "application/pdf";
  return document instanceof Uint8Array ? new Blob([document.subarray(start, end)], { type }) : document.slice(start, end, type);
}
