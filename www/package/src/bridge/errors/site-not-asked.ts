import { problem } from "./problem.js";

/** The person has not been asked about this site. */
export const siteNotAsked = problem("site-not-asked", {
  vi: {
    title: "Bạn chưa cho phép trang này dùng thiết bị ký số.",
    next: "Bấm «Kết nối thiết bị ký số» và chọn «Cho phép» trong cửa sổ của tiện ích.",
  },
  en: {
    title: "You have not allowed this site to use your signing token.",
    next: "Press “Connect the token” and choose “Allow” in the extension's window.",
  },
});
