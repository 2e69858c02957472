import { problem } from "./problem.js";

/** The PIN would go through a page that a site can change. */
export const webusbPlace = problem("webusb-place", {
  vi: {
    title: "Mã PIN không được nhập trên trang web khi thiết bị nối trực tiếp qua WebUSB.",
    next: "Ký qua tiện ích kyso và phần mềm ký số: mã PIN được nhập trong cửa sổ của phần mềm.",
  },
  en: {
    title: "The PIN is never typed into a page of a site over WebUSB.",
    next: "Sign with the kyso extension and the signing program: the PIN is typed into the program's window.",
  },
});
