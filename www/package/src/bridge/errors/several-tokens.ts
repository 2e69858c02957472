import { problem } from "./problem.js";

/** Several tokens that are plugged in have this certificate. */
export const severalTokens = problem("several-tokens", {
  vi: {
    title: "Chứng thư chữ ký số này có trên nhiều thiết bị đang cắm. Văn bản chưa được ký.",
    next: "Rút bớt, chỉ để lại thiết bị dùng để ký, rồi kết nối và ký lại.",
  },
  en: {
    title: "Several tokens that are plugged in have this certificate. The document is not signed.",
    next: "Leave only the token that you sign with, then connect and sign again.",
  },
});
