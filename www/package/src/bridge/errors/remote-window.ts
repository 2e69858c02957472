import { problem } from "./problem.js";

/** The window of the service could not be opened or was closed. */
export const remoteWindow = problem("remote-window", {
  vi: {
    title: "Cửa sổ đăng nhập của dịch vụ ký số từ xa đã bị chặn hoặc bị đóng.",
    next: "Cho phép trang mở cửa sổ mới rồi thực hiện lại.",
  },
  en: {
    title: "The sign-in window of the remote service was blocked or closed.",
    next: "Let the page open windows, and try again.",
  },
});
