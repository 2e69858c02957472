import { problem } from "./problem.js";

/** The service cannot be reached. */
export const remoteUnreachable = problem("remote-unreachable", {
  vi: {
    title: "Không kết nối được dịch vụ ký số từ xa.",
    next: "Kiểm tra kết nối mạng rồi thực hiện lại.",
  },
  en: {
    title: "The remote signing service cannot be reached.",
    next: "Check the network and try again.",
  },
});
