import { problem } from "./problem.js";

/** The service gave an answer that is not known. */
export const vgcaGarbled = problem("vgca-garbled", {
  vi: {
    title: "VGCA Sign Service trả lời không đúng quy ước đã biết.",
    next: "Dùng tiện ích kyso và phần mềm ký số thay thế.",
  },
  en: {
    title: "The VGCA Sign Service gave an answer that is not known.",
    next: "Use the kyso extension and the signing program instead.",
  },
});
