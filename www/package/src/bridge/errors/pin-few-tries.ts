import { problem } from "./problem.js";

/** Few tries are left before the token locks. */
export const pinFewTries = problem("pin-few-tries", {
  vi: {
    title: "Thiết bị sắp bị khóa do đã nhập sai mã PIN.",
    next: "Kiểm tra kỹ mã PIN trước khi nhập.",
  },
  en: {
    title: "The token is close to locking after wrong PINs.",
    next: "Make sure of the PIN before you type it.",
  },
});
