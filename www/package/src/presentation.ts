import type { Returning } from "./office.js";
import type { Language } from "./options.js";

/** How a statement is to be felt; never the only bearer of its meaning. */
export type Tone = "good" | "warn" | "bad" | "neutral";

/** A report in the words of one language. Every sentence comes from the engine. */
export interface Presentation {
  readonly language: Language;
  readonly headline: { readonly tone: Tone; readonly title: string; readonly sentence: string; readonly next: string };
  /** Then four lines: what, who, when, and whether it holds. One line where nothing is signed. */
  readonly summary: readonly SummaryLine[];
  /** Then who signed on which occasion. */
  readonly acts: readonly Act[];
  /** Then what several signatures have in common, once. */
  readonly shared: readonly Shared[];
  /** The document as it is now (verdict B). */
  readonly document: Section;
  /** The document under the law: whose signatures it has, in which order, and reasons for returning it. */
  readonly law: Section | null;
  /** Letter that returns the document to its sender; null if there is no reason to. */
  readonly notice: string | null;
  /** What letters about the document are made of (`refusal`, `receipt`). */
  readonly returning: Returning;
  /** Each signature on the revision it signed (verdict A). */
  readonly signatures: readonly Card[];
  readonly timestamps: readonly Card[];
  readonly wants: readonly Want[];
  readonly engine: readonly Line[];
  /** That this is a tool's result. */
  readonly note: string;
}

/** An error in words. */
export interface ErrorText {
  readonly title: string;
  readonly meaning: string;
  readonly next: string;
}

/** A part of the result with its own sentence. */
export interface Section {
  readonly title: string;
  readonly tone: Tone;
  readonly verdict: string;
  readonly lines: readonly Line[];
  readonly findings: readonly Said[];
}

/** A fact with its name. */
export interface Line {
  readonly label: string;
  readonly value: string;
}

/** One signature or time-stamp. */
export interface Card {
  readonly id: number;
  readonly tone: Tone;
  readonly title: string;
  readonly verdict: string;
  readonly lines: readonly Line[];
  readonly findings: readonly Said[];
  /** The steps of Decree 68/2024/NĐ-CP; none for a time-stamp. */
  readonly law: readonly Said[];
  readonly details: readonly Line[];
}

/** A finding in words. */
export interface Said {
  readonly code: string;
  readonly tone: Tone;
  readonly title: string;
  readonly meaning: string;
  readonly next: string;
  readonly clause: string;
  /** The individual items, if one sentence covers many. */
  readonly list?: readonly string[];
  /** Whether several signatures have it in common: it is then among `Presentation.shared`, once. */
  readonly shared?: boolean;
}

/** One line of the summary, by what it answers. */
export interface SummaryLine extends Line {
  readonly topic: "content" | "who" | "when" | "status";
  readonly tone: Tone;
}

/** Signatures of one certificate on one occasion. */
export interface Act {
  readonly tone: Tone;
  /** The name of the certificate and the body that manages it. */
  readonly who: string;
  /** What its marks are likely to show; empty where nothing suggests it. */
  readonly what: string;
  readonly when: string;
  /** All of it in one line. */
  readonly text: string;
  readonly signatures: readonly number[];
}

/** A finding that several signatures have in common. */
export interface Shared extends Said {
  readonly signatures: readonly number[];
  readonly timestamps: readonly number[];
  /** The same in words. */
  readonly whom: string;
}

/** Evidence that would change the outcome. Nothing here is ever fetched. */
export interface Want {
  readonly subject: string;
  readonly why: string;
  readonly urls: readonly string[];
}
