import { problem } from "./problem.js";

/** No consent of the person covers this signature. The package then has the host ask; others may see it. */
export const consentOver = problem("consent-over", {
  vi: {
    title: "Lần xác nhận trước không còn hiệu lực cho chữ ký này. Văn bản chưa được ký.",
    next: "Ký lại, đối chiếu thông tin trong cửa sổ ký số rồi xác nhận.",
  },
  en: {
    title: "The earlier consent does not cover this signature. The document is not signed.",
    next: "Sign again, compare what the window shows, and agree.",
  },
});
