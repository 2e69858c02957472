import { problem } from "./problem.js";

/** The extension met a fault of its own. */
export const extensionFailed = problem("extension-failed", {
  vi: {
    title: "Tiện ích kyso gặp lỗi.",
    next: "Tải lại trang rồi thực hiện lại; nếu vẫn lỗi, báo cho người quản trị.",
  },
  en: {
    title: "The kyso extension met a fault.",
    next: "Reload the page and try again; if it fails again, tell your administrator.",
  },
});
