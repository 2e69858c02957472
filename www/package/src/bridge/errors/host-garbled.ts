import { problem } from "./problem.js";

/** The host said what the protocol does not have. */
export const hostGarbled = problem("host-garbled", {
  vi: {
    title: "Phần mềm ký số trả lời không đúng quy ước.",
    next: "Cập nhật tiện ích kyso và gói kyso-token-host lên cùng phiên bản mới nhất.",
  },
  en: {
    title: "The signing program gave an answer that is not understood.",
    next: "Update the kyso extension and the package kyso-token-host to their newest versions.",
  },
});
