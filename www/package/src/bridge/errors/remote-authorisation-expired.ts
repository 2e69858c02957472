import { problem } from "./problem.js";

/** The authorisation of the signature has ended. */
export const remoteAuthorisationExpired = problem("remote-authorisation-expired", {
  vi: {
    title: "Xác nhận ký đã hết hạn. Văn bản chưa được ký.",
    next: "Ký lại và xác nhận ngay khi được hỏi.",
  },
  en: {
    title: "The authorisation of the signature has expired. The document is not signed.",
    next: "Sign again, and confirm as soon as you are asked.",
  },
});
