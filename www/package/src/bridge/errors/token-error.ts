import { problem } from "./problem.js";

/** The token or its driver reported an error. */
export const tokenError = problem("token-error", {
  vi: {
    title: "Thiết bị ký số báo lỗi.",
    next: "Rút thiết bị, cắm lại rồi thực hiện lại; nếu vẫn lỗi, chạy lệnh kyso-token-host doctor.",
  },
  en: {
    title: "The token reported an error.",
    next: "Take the token out, plug it in and try again; if it fails again, run kyso-token-host doctor.",
  },
});
