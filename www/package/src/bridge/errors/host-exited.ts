import { problem } from "./problem.js";

/** The host ended before it answered. */
export const hostExited = problem("host-exited", {
  vi: {
    title: "Phần mềm ký số đã dừng đột ngột. Văn bản chưa được ký.",
    next: "Thực hiện lại. Nếu vẫn lỗi, chạy lệnh kyso-token-host doctor và gửi kết quả cho người quản trị.",
  },
  en: {
    title: "The signing program ended unexpectedly. The document is not signed.",
    next: "Try again. If it fails again, run kyso-token-host doctor and send its output to your administrator.",
  },
});
