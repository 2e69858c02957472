import type { Language } from "../../options.js";

/** What a person is to know: what is the matter, and what to do. */
export interface ProblemWords {
  readonly title: string;
  readonly next: string;
}

/** Something that keeps a signature from being made, with its words. */
export interface Problem<Code extends string = string> {
  readonly code: Code;
  readonly words: Readonly<Record<Language, ProblemWords>>;
}

export function problem<const Code extends string>(code: Code, words: Problem["words"]): Problem<Code> {
  return { code, words };
}
