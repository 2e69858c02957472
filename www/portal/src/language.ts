import type { Language } from "kyso";

const KEY = "kyso.language";

/** The language chosen last; Vietnamese at first. */
export function chosenLanguage(): Language {
  try {
    return localStorage.getItem(KEY) === "en" ? "en" : "vi";
  } catch {
    // Storage may be switched off; the page works without it.
    return "vi";
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // As above.
  }
}
