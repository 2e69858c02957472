import { problem } from "./problem.js";

/** More signatures were asked for than the service authorises at once. */
export const remoteTooMany = problem("remote-too-many", {
  vi: {
    title: "Số văn bản vượt quá số lượng dịch vụ cho phép ký trong một lần.",
    next: "Ký ít văn bản hơn trong một lần.",
  },
  en: {
    title: "The service does not authorise so many signatures at once.",
    next: "Sign fewer documents at once.",
  },
});
