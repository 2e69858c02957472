import { problem } from "./problem.js";

/** What is to be signed is not of the document that was shown. */
export const digestMismatch = problem("digest-mismatch", {
  vi: {
    title: "Dữ liệu cần ký không khớp với văn bản đã hiển thị. Phần mềm ký số đã từ chối ký.",
    next: "Tải lại trang, mở lại văn bản và ký lại; nếu vẫn lỗi, không ký trên trang này và báo người quản trị.",
  },
  en: {
    title: "What is to be signed does not belong to the document that was shown. The signing program refused.",
    next: "Reload the page, open the document again and sign; if it fails again, do not sign on this site and tell your administrator.",
  },
});
