import { problem } from "./problem.js";

/** The extension was updated since the page was loaded. */
export const extensionRestarted = problem("extension-restarted", {
  vi: {
    title: "Tiện ích kyso vừa được cập nhật hoặc khởi động lại.",
    next: "Tải lại trang rồi thực hiện lại.",
  },
  en: {
    title: "The kyso extension was updated or restarted.",
    next: "Reload the page and try again.",
  },
});
