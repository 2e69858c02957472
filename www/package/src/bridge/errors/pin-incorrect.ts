import { problem } from "./problem.js";

/** The PIN was wrong. */
export const pinIncorrect = problem("pin-incorrect", {
  vi: {
    title: "Mã PIN không đúng. Văn bản chưa được ký.",
    next: "Kiểm tra kỹ mã PIN trước khi ký lại: thiết bị bị khóa sau một số lần nhập sai.",
  },
  en: {
    title: "The PIN was wrong. The document is not signed.",
    next: "Make sure of the PIN before you sign again: the token locks after some wrong tries.",
  },
});
