import { problem } from "./problem.js";

/** The token has not been set up. */
export const tokenUninitialised = problem("token-uninitialised", {
  vi: {
    title: "Thiết bị ký số chưa được khởi tạo.",
    next: "Liên hệ nơi cấp thiết bị.",
  },
  en: {
    title: "The token has not been set up.",
    next: "Ask the issuer of the token.",
  },
});
