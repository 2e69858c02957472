import type { Language } from "../options.js";

/** What the viewer itself says; everything about a signature comes from the engine. */
export interface Texts {
  readonly document: string;
  readonly pages: string;
  readonly marks: string;
  readonly unseen: string;
  readonly opening: string;
  readonly locked: string;
  readonly failed: string;
  readonly pageFailed: string;
  readonly empty: string;
  page(number: number, of: number): string;
  readonly change: string;
  signature(id: number): string;
  cut(shown: number, of: number): string;
}

const VI: Texts = {
  document: "Văn bản",
  pages: "Các trang của văn bản",
  marks: "Chữ ký số trong văn bản",
  unseen: "không có hình trên trang",
  change: "Thay đổi sau khi ký",
  opening: "Đang mở văn bản…",
  locked: "Văn bản có mật khẩu. Hãy nhập mật khẩu ở phần kết quả để xem.",
  failed: "Không hiển thị được văn bản. Kết quả kiểm tra không phụ thuộc vào việc hiển thị.",
  pageFailed: "Không hiển thị được trang này.",
  empty: "Chọn tệp để xem văn bản tại đây.",
  page: (number, of) => `Trang ${counted(number, "vi")}/${counted(of, "vi")}`,
  signature: (id) => `Chữ ký số ${id}`,
  cut: (shown, of) => `Văn bản có ${counted(of, "vi")} trang; ở đây hiện ${counted(shown, "vi")} trang đầu.`,
};

const EN: Texts = {
  document: "Document",
  pages: "Pages of the document",
  marks: "Signatures in the document",
  unseen: "not visible on a page",
  change: "Changed after signing",
  opening: "Opening the document…",
  locked: "The document has a password. Enter it beside the result to see the document.",
  failed: "The document could not be shown. The result does not depend on that.",
  pageFailed: "This page could not be shown.",
  empty: "Choose a file to see the document here.",
  page: (number, of) => `Page ${counted(number, "en")}/${counted(of, "en")}`,
  signature: (id) => `Signature ${id}`,
  cut: (shown, of) => `The document has ${counted(of, "en")} pages; the first ${counted(shown, "en")} are shown here.`,
};

export function viewerTexts(language: Language): Texts {
  return language === "en" ? EN : VI;
}

function counted(number: number, language: Language): string {
  return number.toLocaleString(language === "vi" ? "vi-VN" : "en-GB");
}
