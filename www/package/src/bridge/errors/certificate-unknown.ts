import { problem } from "./problem.js";

/** The chosen certificate is no longer on a token. */
export const certificateUnknown = problem("certificate-unknown", {
  vi: {
    title: "Không tìm thấy chứng thư số đã chọn trên thiết bị.",
    next: "Cắm đúng thiết bị rồi chọn lại chứng thư số.",
  },
  en: {
    title: "The chosen certificate is not on the token.",
    next: "Plug in the right token and choose the certificate again.",
  },
});
