import type { Language } from "../options.js";

/** What the element itself says; everything about a document comes from the engine. */
export interface Texts {
  readonly prompt: string;
  readonly choose: string;
  readonly chooseMany: string;
  readonly privacy: string;
  readonly checking: string;
  readonly waiting: string;
  readonly cancel: string;
  readonly cancelled: string;
  readonly details: string;
  readonly wants: string;
  readonly password: string;
  readonly passwordWrong: string;
  readonly unlock: string;
  readonly results: string;
  readonly failed: string;
  readonly missing: string;
  readonly pending: string;
  readonly notValid: string;
  readonly notAccepted: string;
  done(name: string, headline: string): string;
}

const VI: Texts = {
  prompt: "Thả tệp đã ký số vào đây, hoặc",
  choose: "Chọn tệp",
  chooseMany: "Chọn các tệp",
  privacy: "Việc kiểm tra diễn ra trên thiết bị này. Tệp không được gửi đi đâu.",
  checking: "Đang kiểm tra",
  waiting: "Đang chờ",
  cancel: "Dừng",
  cancelled: "Đã dừng kiểm tra.",
  details: "Chi tiết",
  wants: "Dữ liệu còn thiếu",
  password: "Tệp được bảo vệ bằng mật khẩu. Nhập mật khẩu để mở:",
  passwordWrong: "Mật khẩu không đúng. Hãy nhập lại:",
  unlock: "Mở",
  results: "Kết quả kiểm tra",
  failed: "Không kiểm tra được",
  missing: "Hãy chọn tệp cần kiểm tra.",
  pending: "Việc kiểm tra chưa xong.",
  notValid: "Tài liệu chưa được xác nhận là hợp lệ.",
  notAccepted: "Nơi nhận không chấp nhận tài liệu có kết quả kiểm tra này.",
  done: (name, headline) => `${name}: ${headline}`,
};

const EN: Texts = {
  prompt: "Drop a signed file here, or",
  choose: "Choose a file",
  chooseMany: "Choose files",
  privacy: "The check is made on this device. The file is sent nowhere.",
  checking: "Checking",
  waiting: "Waiting",
  cancel: "Stop",
  cancelled: "The check was stopped.",
  details: "Details",
  wants: "Missing data",
  password: "The file is protected by a password. Enter it to open the file:",
  passwordWrong: "The password is wrong. Enter it again:",
  unlock: "Open",
  results: "Results",
  failed: "Could not be checked",
  missing: "Choose the file to be checked.",
  pending: "The check is not finished.",
  notValid: "The document is not found to be valid.",
  notAccepted: "The recipient does not accept a document with this result.",
  done: (name, headline) => `${name}: ${headline}`,
};

export function texts(language: Language): Texts {
  return language === "en" ? EN : VI;
}

/** The language of the nearest `lang`, through shadow roots; Vietnamese if none is a language of the engine. */
export function languageOf(element: Element): Language {
  let at: Element | null = element;
  while (at) {
    const near: Element | null = at.closest("[lang]");
    if (near) {
      return /^en(?:-|$)/i.test(near.getAttribute("lang") ?? "") ? "en" : "vi";
    }
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return "vi";
}
