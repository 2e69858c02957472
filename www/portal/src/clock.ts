/** The present moment as reports and records write it. The page reads no other clock, and the engine is always told this one. */
export function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, "Z");
}

/** A moment of a report as people in Việt Nam read it; `time` itself where it is none. */
export function moment(time: string, language: string, style: "day" | "minute" = "minute"): string {
  const date = new Date(time);
  const parts = style === "day" ? ({ dateStyle: "short" } as const) : ({ dateStyle: "short", timeStyle: "short" } as const);
  return Number.isNaN(date.getTime()) ? time : new Intl.DateTimeFormat(language === "vi" ? "vi-VN" : "en-GB", { ...parts, timeZone: "Asia/Ho_Chi_Minh" }).format(date);
}
