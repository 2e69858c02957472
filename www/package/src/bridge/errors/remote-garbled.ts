import { problem } from "./problem.js";

/** The service gave an answer that is not of the API. */
export const remoteGarbled = problem("remote-garbled", {
  vi: {
    title: "Dịch vụ ký số từ xa trả lời không đúng quy ước.",
    next: "Báo người quản trị trang kèm mã lỗi.",
  },
  en: {
    title: "The remote service gave an answer that is not understood.",
    next: "Tell the operator of the page, with the code of this error.",
  },
});
