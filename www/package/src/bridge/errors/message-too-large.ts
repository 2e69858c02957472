import { problem } from "./problem.js";

/** A request was too long. */
export const messageTooLarge = problem("message-too-large", {
  vi: {
    title: "Yêu cầu ký quá lớn.",
    next: "Ký ít văn bản hơn trong một lần.",
  },
  en: {
    title: "The request was too large.",
    next: "Sign fewer documents at once.",
  },
});
