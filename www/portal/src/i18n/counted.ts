import type { Language } from "kyso";

/** A number as it is written in a language: 100.000 in Vietnamese, 100,000 in English. */
export function counted(count: number, language: Language): string {
  return new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-GB", { useGrouping: true }).format(count);
}
