import { problem } from "./problem.js";

/** There is a reader, and no token in it. */
export const noToken = problem("no-token", {
  vi: {
    title: "Đầu đọc thẻ đang trống.",
    next: "Cắm thẻ hoặc thiết bị ký số vào đầu đọc.",
  },
  en: {
    title: "The card reader is empty.",
    next: "Put the card or token into the reader.",
  },
});
