import { problem } from "./problem.js";

/** The manifest of the host does not name this extension. */
export const hostForbidden = problem("host-forbidden", {
  vi: {
    title: "Phần mềm ký số trên máy không chấp nhận tiện ích này.",
    next: "Cài tiện ích từ nguồn chính thức, hoặc chạy lại lệnh: kyso-token-host install.",
  },
  en: {
    title: "The signing program on this computer does not accept this extension.",
    next: "Install the extension from its official source, or run again: kyso-token-host install.",
  },
});
