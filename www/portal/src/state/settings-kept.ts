/** The last settings that were understood, for each portal of a host apart. */
export const SETTINGS_KEPT = `kyso.settings ${new URL("./", document.baseURI).pathname}`;

/** Settings as their file said them, and the day the file was had. */
export interface KeptSettings {
  readonly text: string;
  readonly date: string;
}

export function keepSettings(kept: KeptSettings): void {
  try {
    localStorage.setItem(SETTINGS_KEPT, JSON.stringify(kept));
  } catch {
    // Where storage is refused, a file that cannot be had stops the page.
  }
}

export function keptSettings(): KeptSettings | undefined {
  try {
    const { text, date } = JSON.parse(localStorage.getItem(SETTINGS_KEPT) ?? "{}") as { text?: unknown; date?: unknown };
    return typeof text === "string" && typeof date === "string" ? { text, date } : undefined;
  } catch {
    return undefined;
  }
}

/** The operator has no settings any more. */
export function forgetSettings(): void {
  try {
    localStorage.removeItem(SETTINGS_KEPT);
  } catch {
    // As above.
  }
}
