import { problem } from "./problem.js";

/** A PIN or one-time password was wrong. */
export const remoteSecretWrong = problem("remote-secret-wrong", {
  vi: {
    title: "Mã xác nhận không đúng.",
    next: "Nhập lại mã; dịch vụ có thể khóa sau nhiều lần sai.",
  },
  en: {
    title: "The PIN or one-time password was wrong.",
    next: "Enter it again; the service may lock after wrong tries.",
  },
});
