import type { Language } from "kyso";
import { counted } from "./counted.ts";

/** Words for the age of the evidence. */
const vi = {
  offline: "Máy đang không có mạng.",
  nothing: "Trang không lấy được dữ liệu mới về tình trạng chứng thư chữ ký số.",
  age: (date: string, days: number) =>
    `Dữ liệu về tình trạng chứng thư chữ ký số được lập ngày ${date}${days > 0 ? ` (${counted(days, "vi")} ngày trước)` : ""}; việc thu hồi sau thời điểm đó chưa được phản ánh.`,
};

export type AgeTexts = typeof vi;

const en: AgeTexts = {
  offline: "There is no network.",
  nothing: "No newer data on the status of the certificates could be fetched.",
  age: (date, days) =>
    `The data on the status of the certificates is of ${date}${days > 0 ? ` (${days === 1 ? "1 day" : `${counted(days, "en")} days`} ago)` : ""}; it does not show a certificate that was revoked since.`,
};

const ALL: Record<Language, AgeTexts> = { vi, en };

export function ageTexts(language: Language): AgeTexts {
  return ALL[language];
}
