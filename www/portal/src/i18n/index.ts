import type { Language } from "kyso";
import { en } from "./en.ts";
import { vi, type Texts } from "./vi.ts";

export type { Texts };

const ALL: Record<Language, Texts> = { vi, en };

export const LANGUAGES: readonly Language[] = ["vi", "en"];

export function texts(language: Language): Texts {
  return ALL[language];
}
