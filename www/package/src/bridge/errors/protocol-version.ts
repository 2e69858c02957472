import { problem } from "./problem.js";

/** Page, extension and host are of different versions. */
export const protocolVersion = problem("protocol-version", {
  vi: {
    title: "Trang, tiện ích và phần mềm ký số không cùng phiên bản.",
    next: "Cập nhật tiện ích kyso và gói kyso-token-host.",
  },
  en: {
    title: "Page, extension and signing program do not fit together.",
    next: "Update the kyso extension and the package kyso-token-host.",
  },
});
