import { problem } from "./problem.js";

/** The service reported that it did not sign. */
export const vgcaFailed = problem("vgca-failed", {
  vi: {
    title: "VGCA Sign Service báo không ký được.",
    next: "Xem thông báo của VGCA Sign Service, kiểm tra thiết bị và mã PIN rồi ký lại.",
  },
  en: {
    title: "The VGCA Sign Service reported that it did not sign.",
    next: "See what the service says, check the token and the PIN, and sign again.",
  },
});
