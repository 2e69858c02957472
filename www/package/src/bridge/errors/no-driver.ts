import { problem } from "./problem.js";

/** No driver of a token is there. */
export const noDriver = problem("no-driver", {
  vi: {
    title: "Chưa cài trình điều khiển của thiết bị ký số.",
    next: "Cài trình điều khiển do nơi cấp thiết bị cung cấp (ví dụ gca01-client của Cục Chứng thực số và Bảo mật thông tin), rồi kiểm tra lại.",
  },
  en: {
    title: "No driver for a signing token is installed.",
    next: "Install the driver from the issuer of your token, then check again.",
  },
});
