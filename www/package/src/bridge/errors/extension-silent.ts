import { problem } from "./problem.js";

/** The extension is there and does not answer. */
export const extensionSilent = problem("extension-silent", {
  vi: {
    title: "Tiện ích kyso không trả lời.",
    next: "Tắt rồi bật lại tiện ích trong phần quản lý tiện ích của trình duyệt, sau đó tải lại trang.",
  },
  en: {
    title: "The kyso extension does not answer.",
    next: "Switch the extension off and on in the browser's list of extensions, then reload the page.",
  },
});
