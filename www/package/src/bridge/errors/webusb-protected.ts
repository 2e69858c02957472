import { problem } from "./problem.js";

/** The browser keeps interfaces of the smart-card class (0x0B) from pages. */
export const webusbProtected = problem("webusb-protected", {
  vi: {
    title: "Trình duyệt không cho trang web truy cập thiết bị thuộc lớp thẻ thông minh, để bảo vệ khóa trong thiết bị.",
    next: "Dùng tiện ích kyso và phần mềm ký số.",
  },
  en: {
    title: "The browser keeps devices of the smart-card class from pages, to protect the keys in them.",
    next: "Use the kyso extension and the signing program.",
  },
});
