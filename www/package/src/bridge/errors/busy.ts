import { problem } from "./problem.js";

/** Another request is being worked on. */
export const busy = problem("busy", {
  vi: {
    title: "Đang có một yêu cầu ký khác.",
    next: "Hoàn tất hoặc đóng cửa sổ ký đang mở rồi thực hiện lại.",
  },
  en: {
    title: "Another request is in progress.",
    next: "Finish or close the signing window that is open, then try again.",
  },
});
