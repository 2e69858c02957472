import { problem } from "./problem.js";

/** The host cannot show its window. */
export const noWindow = problem("no-window", {
  vi: {
    title: "Phần mềm ký số không mở được cửa sổ xác nhận.",
    next: "Chạy trình duyệt trong phiên làm việc có màn hình; lệnh kyso-token-host doctor cho biết phần bị thiếu.",
  },
  en: {
    title: "The signing program cannot open its window.",
    next: "Run the browser in a session with a screen; kyso-token-host doctor says what is missing.",
  },
});
