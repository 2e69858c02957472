import { problem } from "./problem.js";

/** The service or the person refused the authorisation. */
export const remoteRefused = problem("remote-refused", {
  vi: {
    title: "Dịch vụ ký số từ xa hoặc người ký đã từ chối.",
    next: "Đăng nhập lại và xác nhận ký trên dịch vụ.",
  },
  en: {
    title: "The authorisation was refused at the remote service.",
    next: "Sign in again and confirm there.",
  },
});
