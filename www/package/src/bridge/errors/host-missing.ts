import { problem } from "./problem.js";

/** The browser does not know the host. */
export const hostMissing = problem("host-missing", {
  vi: {
    title: "Máy chưa cài phần mềm ký số kyso cho trình duyệt này.",
    next: "Cài gói kyso-token-host rồi chạy lệnh: kyso-token-host install. Sau đó mở lại trình duyệt.",
  },
  en: {
    title: "The kyso signing program is not installed for this browser.",
    next: "Install the package kyso-token-host and run: kyso-token-host install. Then restart the browser.",
  },
});
