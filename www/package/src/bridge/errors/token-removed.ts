import { problem } from "./problem.js";

/** The token was taken out while it was needed. */
export const tokenRemoved = problem("token-removed", {
  vi: {
    title: "Thiết bị ký số đã bị rút ra khi đang ký. Văn bản chưa được ký.",
    next: "Cắm lại thiết bị và ký lại từ đầu.",
  },
  en: {
    title: "The token was removed during signing. The document is not signed.",
    next: "Plug the token in and sign again from the beginning.",
  },
});
