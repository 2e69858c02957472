import { problem } from "./problem.js";

/** The service lacks what is needed. */
export const remoteUnsupported = problem("remote-unsupported", {
  vi: {
    title: "Dịch vụ ký số từ xa không có chức năng cần dùng.",
    next: "Báo người quản trị trang.",
  },
  en: {
    title: "The remote service lacks a function that is needed.",
    next: "Tell the operator of the page.",
  },
});
