import { problem } from "./problem.js";

/** The value that came back is none of this key. */
export const wrongValue = problem("wrong-value", {
  vi: {
    title: "Giá trị chữ ký nhận được không đúng với khóa đã chọn.",
    next: "Ký lại; nếu vẫn lỗi, báo người quản trị.",
  },
  en: {
    title: "The value that came back does not fit the key.",
    next: "Sign again; if it fails again, tell your administrator.",
  },
});
