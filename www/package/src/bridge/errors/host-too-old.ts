import { problem } from "./problem.js";

/** The host speaks an older protocol. */
export const hostTooOld = problem("host-too-old", {
  vi: {
    title: "Phần mềm ký số trên máy đã cũ.",
    next: "Cập nhật gói kyso-token-host.",
  },
  en: {
    title: "The signing program on this computer is too old.",
    next: "Update the package kyso-token-host.",
  },
});
