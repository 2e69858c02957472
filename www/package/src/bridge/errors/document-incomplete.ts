import { problem } from "./problem.js";

/** The host got only a part of the document. */
export const documentIncomplete = problem("document-incomplete", {
  vi: {
    title: "Văn bản chưa được chuyển đủ sang phần mềm ký số.",
    next: "Ký lại từ đầu.",
  },
  en: {
    title: "The document did not reach the signing program in full.",
    next: "Sign again from the beginning.",
  },
});
