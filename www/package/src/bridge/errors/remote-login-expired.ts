import { problem } from "./problem.js";

/** The sign-in at the service has ended. */
export const remoteLoginExpired = problem("remote-login-expired", {
  vi: {
    title: "Phiên đăng nhập dịch vụ ký số từ xa đã hết hạn.",
    next: "Đăng nhập lại rồi ký lại.",
  },
  en: {
    title: "The sign-in at the remote service has expired.",
    next: "Sign in again and repeat the signing.",
  },
});
