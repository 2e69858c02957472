import { problem } from "./problem.js";

/** The browser has no WebUSB, or the page may not use it. */
export const webusbMissing = problem("webusb-missing", {
  vi: {
    title: "Trình duyệt không cho trang truy cập thiết bị USB.",
    next: "Dùng tiện ích kyso và phần mềm ký số.",
  },
  en: {
    title: "The browser gives pages no access to USB devices.",
    next: "Use the kyso extension and the signing program.",
  },
});
