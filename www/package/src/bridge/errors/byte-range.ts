import { problem } from "./problem.js";

/** The signature would not cover the whole document. */
export const byteRange = problem("byte-range", {
  vi: {
    title: "Chữ ký số sẽ không bao trùm toàn bộ văn bản. Phần mềm ký số đã từ chối ký.",
    next: "Cập nhật trang ký số; nếu vẫn lỗi, báo người quản trị.",
  },
  en: {
    title: "The signature would not cover the whole document. The signing program refused.",
    next: "Update the signing page; if it fails again, tell your administrator.",
  },
});
