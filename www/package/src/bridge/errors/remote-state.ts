import { problem } from "./problem.js";

/** The answer of the authorisation is not that of this request. */
export const remoteState = problem("remote-state", {
  vi: {
    title: "Phản hồi đăng nhập không thuộc yêu cầu này và đã bị bỏ.",
    next: "Thực hiện lại từ đầu; không dùng lại cửa sổ đăng nhập cũ.",
  },
  en: {
    title: "The answer to the sign-in did not belong to this request and was dropped.",
    next: "Start again; do not use an old sign-in window.",
  },
});
