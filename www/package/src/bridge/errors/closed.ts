import { problem } from "./problem.js";

/** The connection was closed. */
export const closed = problem("closed", {
  vi: {
    title: "Kết nối đã đóng.",
    next: "Thực hiện lại.",
  },
  en: {
    title: "The connection was closed.",
    next: "Try again.",
  },
});
