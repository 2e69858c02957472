import { problem } from "./problem.js";

/** No remote service is set up. */
export const remoteOff = problem("remote-off", {
  vi: {
    title: "Trang chưa được cấu hình dịch vụ ký số từ xa.",
    next: "Liên hệ người quản trị trang nếu cơ quan dùng ký số từ xa.",
  },
  en: {
    title: "No remote signing service is set up for this page.",
    next: "Ask the operator of the page if your agency uses remote signing.",
  },
});
