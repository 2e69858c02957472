import { problem } from "./problem.js";

/** No PIN was entered in time. */
export const pinTimeout = problem("pin-timeout", {
  vi: {
    title: "Đã hết thời gian nhập mã PIN. Văn bản chưa được ký.",
    next: "Ký lại và nhập mã PIN khi cửa sổ của phần mềm ký số hiện ra.",
  },
  en: {
    title: "No PIN was entered in time. The document is not signed.",
    next: "Sign again, and enter the PIN when the window of the signing program appears.",
  },
});
