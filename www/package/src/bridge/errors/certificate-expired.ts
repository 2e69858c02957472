import { problem } from "./problem.js";

/** The certificate is past its end date. */
export const certificateExpired = problem("certificate-expired", {
  vi: {
    title: "Chứng thư số đã hết thời hạn có hiệu lực.",
    next: "Đề nghị cấp chứng thư số mới; không ký được bằng chứng thư số đã hết hạn.",
  },
  en: {
    title: "The certificate has expired.",
    next: "Ask for a new certificate; an expired one cannot be used to sign.",
  },
});
