import { problem } from "./problem.js";

/** The person did not agree. */
export const userDeclined = problem("user-declined", {
  vi: {
    title: "Bạn đã chọn không ký.",
    next: "Nếu muốn ký, bấm «Ký số» và xác nhận trong cửa sổ của phần mềm ký số.",
  },
  en: {
    title: "You chose not to sign.",
    next: "To sign, press “Sign” and confirm in the window of the signing program.",
  },
});
