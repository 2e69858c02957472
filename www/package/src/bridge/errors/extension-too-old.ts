import { problem } from "./problem.js";

/** The extension is older than the host or the page. */
export const extensionTooOld = problem("extension-too-old", {
  vi: {
    title: "Tiện ích kyso đã cũ so với phần mềm ký số trên máy.",
    next: "Cập nhật tiện ích kyso.",
  },
  en: {
    title: "The kyso extension is older than the signing program on this computer.",
    next: "Update the kyso extension.",
  },
});
