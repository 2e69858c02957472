import { problem } from "./problem.js";

/** The token has no certificate for signing. */
export const noCertificate = problem("no-certificate", {
  vi: {
    title: "Thiết bị không có chứng thư số dùng để ký.",
    next: "Kiểm tra đã cắm đúng thiết bị; nếu đúng, liên hệ nơi cấp chứng thư số.",
  },
  en: {
    title: "The token has no certificate for signing.",
    next: "See whether this is the right token; if it is, ask the issuer of the certificate.",
  },
});
