import { problem } from "./problem.js";

/** The service on this computer cannot be reached. */
export const vgcaMissing = problem("vgca-missing", {
  vi: {
    title: "Không kết nối được VGCA Sign Service trên máy này.",
    next: "Kiểm tra VGCA Sign Service đang chạy. Nếu trình duyệt hỏi quyền truy cập ứng dụng, thiết bị trong mạng cục bộ, chọn «Cho phép»; nếu đã chặn, mở lại quyền này trong thiết lập của trang.",
  },
  en: {
    title: "The VGCA Sign Service on this computer cannot be reached.",
    next: "See whether it is running. If the browser asks for access to apps or devices on the local network, choose “Allow”; if it was blocked, allow it again in the site's settings.",
  },
});
