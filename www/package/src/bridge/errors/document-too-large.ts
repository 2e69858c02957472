import { problem } from "./problem.js";

/** The document is larger than the host takes. */
export const documentTooLarge = problem("document-too-large", {
  vi: {
    title: "Văn bản vượt quá 512 MB.",
    next: "Giảm dung lượng tệp trước khi ký.",
  },
  en: {
    title: "The document is larger than 512 MB.",
    next: "Make the file smaller before it is signed.",
  },
});
