import { problem } from "./problem.js";

/** The key cannot sign in the way asked for. */
export const algorithmUnsupported = problem("algorithm-unsupported", {
  vi: {
    title: "Thiết bị không hỗ trợ thuật toán ký được yêu cầu.",
    next: "Chọn chứng thư số khác hoặc liên hệ nơi cấp thiết bị.",
  },
  en: {
    title: "The token does not support the algorithm asked for.",
    next: "Choose another certificate, or ask the issuer of the token.",
  },
});
