import { problem } from "./problem.js";

/** The work was stopped. */
export const cancelled = problem("cancelled", {
  vi: {
    title: "Đã dừng theo yêu cầu.",
    next: "Thực hiện lại nếu cần.",
  },
  en: {
    title: "Stopped as asked.",
    next: "Start again if needed.",
  },
});
