import { problem } from "./problem.js";

/** Another program holds the reader. */
export const readerBusy = problem("reader-busy", {
  vi: {
    title: "Thiết bị ký số đang được phần mềm khác sử dụng.",
    next: "Đóng phần mềm ký số khác rồi thực hiện lại.",
  },
  en: {
    title: "Another program is using the token.",
    next: "Close other signing programs and try again.",
  },
});
