import { problem } from "./problem.js";

/** The person has refused this site. */
export const siteRefused = problem("site-refused", {
  vi: {
    title: "Bạn đã chọn không cho phép trang này dùng thiết bị ký số.",
    next: "Bấm biểu tượng tiện ích kyso, chọn «Cho trang hỏi lại», rồi kết nối lại.",
  },
  en: {
    title: "You chose not to let this site use your signing token.",
    next: "Press the icon of the kyso extension, choose “Let it ask again”, and connect again.",
  },
});
