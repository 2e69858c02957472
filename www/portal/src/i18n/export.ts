import type { Language } from "kyso";

/** Heads and words of the table of results as a file. */
const vi = {
  columns: [
    "Tệp",
    "Số byte",
    "SHA-256",
    "Mã kết luận",
    "Mã lý do",
    "Kết luận",
    "Theo quy định",
    "Căn cứ trả lại",
    "Người, cơ quan ký",
    "Thời điểm ký",
    "Tình trạng",
  ],
  states: { waiting: "Đang chờ", working: "Đang kiểm tra", password: "Cần mật khẩu", cancelled: "Đã dừng" },
};

export type ExportTexts = typeof vi;

const en: ExportTexts = {
  columns: [
    "File",
    "Bytes",
    "SHA-256",
    "Verdict code",
    "Reason code",
    "Result",
    "Under the law",
    "Reasons for returning",
    "Signed by",
    "Time of signing",
    "State",
  ],
  states: { waiting: "Waiting", working: "Being checked", password: "Password needed", cancelled: "Stopped" },
};

const ALL: Record<Language, ExportTexts> = { vi, en };

export function exportTexts(language: Language): ExportTexts {
  return ALL[language];
}
