import { problem } from "./problem.js";

/** A request was not one of the protocol. */
export const badMessage = problem("bad-message", {
  vi: {
    title: "Yêu cầu ký không đúng quy ước.",
    next: "Cập nhật trang, tiện ích và phần mềm ký số lên phiên bản mới nhất.",
  },
  en: {
    title: "The request was not understood.",
    next: "Update the page, the extension and the signing program to their newest versions.",
  },
});
