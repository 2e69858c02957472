import { problem } from "./problem.js";

/** The page is inside another one. */
export const pageFramed = problem("page-framed", {
  vi: {
    title: "Trang ký số đang nằm trong khung của một trang khác.",
    next: "Mở trang ký số trong thẻ riêng của trình duyệt.",
  },
  en: {
    title: "The signing page is inside a frame of another page.",
    next: "Open the signing page in a tab of its own.",
  },
});
