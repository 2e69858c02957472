import { problem } from "./problem.js";

/** No reader and no token is plugged in. */
export const noReader = problem("no-reader", {
  vi: {
    title: "Không thấy thiết bị ký số hoặc đầu đọc thẻ.",
    next: "Cắm thiết bị vào máy; nếu đã cắm, thử cổng USB khác.",
  },
  en: {
    title: "No signing token or card reader is found.",
    next: "Plug the token in; if it is plugged in, try another USB port.",
  },
});
