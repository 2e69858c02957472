import { problem } from "./problem.js";

/** The service signed with another certificate than the chosen one. */
export const vgcaOtherCertificate = problem("vgca-other-certificate", {
  vi: {
    title: "VGCA Sign Service đã ký bằng chứng thư số khác với chứng thư số đã chọn. Chữ ký đó không được dùng.",
    next: "Ký lại và chọn đúng chứng thư số trong cửa sổ của VGCA Sign Service.",
  },
  en: {
    title: "The VGCA Sign Service signed with another certificate than the chosen one. That signature is not used.",
    next: "Sign again and choose the same certificate in the window of the service.",
  },
});
