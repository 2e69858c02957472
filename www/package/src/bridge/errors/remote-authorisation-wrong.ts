import { problem } from "./problem.js";

/** The service did not accept the authorisation of the signature. */
export const remoteAuthorisationWrong = problem("remote-authorisation-wrong", {
  vi: {
    title: "Dịch vụ không chấp nhận xác nhận ký (mã kích hoạt SAD không đúng).",
    next: "Ký lại và xác nhận lại trên dịch vụ.",
  },
  en: {
    title: "The service did not accept the authorisation of the signature (wrong SAD).",
    next: "Sign again and confirm again at the service.",
  },
});
