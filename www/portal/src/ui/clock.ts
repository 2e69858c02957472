/** The present moment as reports and records write it. The page reads no other clock, and the engine is always told this one. */
export function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, "Z");
}

/** Vietnam's offset from UTC in milliseconds. */
const EAST = 7 * 3_600_000;
const two = (number: number): string => String(number).padStart(2, "0");

/**
 * A moment of a report as people in Việt Nam read it, in Vietnamese time; `time` itself where it is none. A zero stands before days below ten
 * and before the months 1 and 2 alone (Nghị định 30/2020/NĐ-CP Phụ lục I, phần I, mục II.4.b).
 */
export function moment(time: string, language: string, style: "day" | "minute" = "minute"): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) {
    return time;
  }
  if (language !== "vi") {
    const parts = style === "day" ? ({ dateStyle: "short" } as const) : ({ dateStyle: "short", timeStyle: "short" } as const);
    return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "Asia/Ho_Chi_Minh" }).format(date);
  }
  const local = new Date(date.getTime() + EAST);
  const month = local.getUTCMonth() + 1;
  const day = `${two(local.getUTCDate())}/${month <= 2 ? two(month) : month}/${local.getUTCFullYear()}`;
  return style === "day" ? day : `${day} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}
