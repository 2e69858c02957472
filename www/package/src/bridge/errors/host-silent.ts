import { problem } from "./problem.js";

/** The host was started and says nothing. */
export const hostSilent = problem("host-silent", {
  vi: {
    title: "Phần mềm ký số đã khởi động nhưng không trả lời.",
    next: "Kiểm tra phần mềm diệt vi-rút có chặn kyso-token-host không, rồi thực hiện lại.",
  },
  en: {
    title: "The signing program was started and does not answer.",
    next: "See whether a virus scanner blocks kyso-token-host, then try again.",
  },
});
