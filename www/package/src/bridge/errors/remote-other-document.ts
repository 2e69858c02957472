import { problem } from "./problem.js";

/** The authorisation is for another document. */
export const remoteOtherDocument = problem("remote-other-document", {
  vi: {
    title: "Xác nhận ký dành cho văn bản khác. Dịch vụ đã từ chối ký.",
    next: "Ký lại từ đầu.",
  },
  en: {
    title: "The authorisation is for another document. The service refused.",
    next: "Sign again from the beginning.",
  },
});
