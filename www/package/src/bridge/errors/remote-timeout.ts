import { problem } from "./problem.js";

/** The person did not confirm in time. */
export const remoteTimeout = problem("remote-timeout", {
  vi: {
    title: "Chưa nhận được xác nhận ký trong thời gian chờ.",
    next: "Ký lại và xác nhận trên điện thoại hoặc ứng dụng của dịch vụ.",
  },
  en: {
    title: "The signature was not confirmed in time.",
    next: "Sign again and confirm on your phone or in the app of the service.",
  },
});
