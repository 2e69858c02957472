import { problem } from "./problem.js";

/** The certificate ends soon. */
export const certificateEnding = problem("certificate-ending", {
  vi: {
    title: "Chứng thư số sắp hết thời hạn có hiệu lực.",
    next: "Đề nghị gia hạn chứng thư số trước ngày hết hạn.",
  },
  en: {
    title: "The certificate ends soon.",
    next: "Ask for its renewal before the last day.",
  },
});
