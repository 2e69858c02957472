import { problem } from "./problem.js";

/** The extension is not there, or is switched off for this page. */
export const extensionMissing = problem("extension-missing", {
  vi: {
    title: "Trình duyệt chưa có tiện ích kyso.",
    next: "Cài tiện ích kyso, hoặc bật lại tiện ích cho trang này, rồi tải lại trang.",
  },
  en: {
    title: "The kyso extension is not in this browser.",
    next: "Install the kyso extension, or switch it on for this page, then reload the page.",
  },
});
