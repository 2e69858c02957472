import { problem } from "./problem.js";

/** No way to a key is there. */
export const nothingThere = problem("nothing-there", {
  vi: {
    title: "Chưa có cách nào để ký số trên máy này.",
    next: "Xem từng cách bên dưới và làm theo hướng dẫn của cách phù hợp.",
  },
  en: {
    title: "There is no way to sign on this computer yet.",
    next: "See each way below and follow the advice of the one that suits you.",
  },
});
