import { problem } from "./problem.js";

/** The key at the service is locked. */
export const remoteLocked = problem("remote-locked", {
  vi: {
    title: "Khóa ký trên dịch vụ đã bị khóa hoặc ngừng hoạt động.",
    next: "Liên hệ nhà cung cấp dịch vụ.",
  },
  en: {
    title: "The key at the service is locked or disabled.",
    next: "Ask the provider of the service.",
  },
});
