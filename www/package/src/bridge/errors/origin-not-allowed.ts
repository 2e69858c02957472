import { problem } from "./problem.js";

/** The host does not serve this site. */
export const originNotAllowed = problem("origin-not-allowed", {
  vi: {
    title: "Phần mềm ký số không chấp nhận trang này.",
    next: "Mở trang ký số chính thức của cơ quan bằng địa chỉ https://.",
  },
  en: {
    title: "The signing program does not accept this site.",
    next: "Open the official signing page of your agency by its https:// address.",
  },
});
