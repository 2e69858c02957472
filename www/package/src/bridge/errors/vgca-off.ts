import { problem } from "./problem.js";

/** The way over the VGCA Sign Service is not switched on. */
export const vgcaOff = problem("vgca-off", {
  vi: {
    title: "Chưa bật cách ký qua VGCA Sign Service.",
    next: "Bật trong phần thiết lập nếu máy đã cài VGCA Sign Service. Cách này chưa được thử với dịch vụ thật.",
  },
  en: {
    title: "Signing by the VGCA Sign Service is not switched on.",
    next: "Switch it on in the settings if that program is installed. It has not been tried against the real service.",
  },
});
