import type { Language } from "kyso";

const KEY = "kyso.language";

/** The language chosen last; at first that of the operator, Vietnamese when none is set. */
export function chosenLanguage(first: Language = "vi"): Language {
  try {
    const chosen = localStorage.getItem(KEY);
    return chosen === "en" || chosen === "vi" ? chosen : first;
  } catch {
    // Storage may be switched off; the page works without it.
    return first;
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // As above.
  }
}
