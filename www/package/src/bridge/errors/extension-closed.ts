import { problem } from "./problem.js";

/** The extension closed the connection. */
export const extensionClosed = problem("extension-closed", {
  vi: {
    title: "Tiện ích kyso đã ngắt kết nối.",
    next: "Thực hiện lại; nếu vẫn lỗi, tải lại trang.",
  },
  en: {
    title: "The kyso extension closed the connection.",
    next: "Try again; if it fails again, reload the page.",
  },
});
