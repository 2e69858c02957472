import { problem } from "./problem.js";

/** The service reported another error. */
export const remoteError = problem("remote-error", {
  vi: {
    title: "Dịch vụ ký số từ xa báo lỗi.",
    next: "Thực hiện lại; nếu vẫn lỗi, liên hệ nhà cung cấp dịch vụ.",
  },
  en: {
    title: "The remote service reported an error.",
    next: "Try again; if it fails again, ask the provider of the service.",
  },
});
