import { problem } from "./problem.js";

/** The program that the manifest names cannot be run. */
export const hostNotStarted = problem("host-not-started", {
  vi: {
    title: "Không khởi động được phần mềm ký số: tệp chương trình không còn ở vị trí đã đăng ký hoặc không được phép chạy.",
    next: "Cài lại gói kyso-token-host; lệnh kyso-token-host doctor cho biết phần bị thiếu.",
  },
  en: {
    title: "The signing program could not be started: it is not where it was registered, or may not be run.",
    next: "Install the package kyso-token-host again; the command kyso-token-host doctor says what is missing.",
  },
});
