import { problem } from "./problem.js";

/** No token was chosen in the browser's list of USB devices. */
export const webusbNotChosen = problem("webusb-not-chosen", {
  vi: {
    title: "Chưa chọn thiết bị ký số trong danh sách thiết bị USB của trình duyệt.",
    next: "Cắm thiết bị, bấm “Chọn thiết bị” và chọn thiết bị ký số.",
  },
  en: {
    title: "No token was chosen in the browser's list of USB devices.",
    next: "Plug the token in, press “Choose a device”, and choose it.",
  },
});
