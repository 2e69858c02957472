import { problem } from "./problem.js";

/** The page did not come over https. */
export const pageInsecure = problem("page-insecure", {
  vi: {
    title: "Trang này không dùng kết nối an toàn (https).",
    next: "Mở trang bằng địa chỉ bắt đầu bằng https://.",
  },
  en: {
    title: "This page was not loaded over a secure connection (https).",
    next: "Open the page by an address that begins with https://.",
  },
});
