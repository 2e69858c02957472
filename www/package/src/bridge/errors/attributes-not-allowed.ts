import { problem } from "./problem.js";

/** The signed attributes have what the host does not sign. */
export const attributesNotAllowed = problem("attributes-not-allowed", {
  vi: {
    title: "Thuộc tính ký có nội dung không được phép. Phần mềm ký số đã từ chối ký.",
    next: "Cập nhật trang ký số; nếu vẫn lỗi, báo người quản trị.",
  },
  en: {
    title: "The signed attributes have something that is not allowed. The signing program refused.",
    next: "Update the signing page; if it fails again, tell your administrator.",
  },
});
