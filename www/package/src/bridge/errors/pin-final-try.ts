import { problem } from "./problem.js";

/** One more wrong PIN locks the token, and nobody agreed to that. */
export const pinFinalTry = problem("pin-final-try", {
  vi: {
    title: "Thiết bị ký số sẽ bị khóa nếu nhập sai mã PIN thêm một lần.",
    next: "Kiểm tra kỹ mã PIN trước khi nhập lần cuối, hoặc gửi đề nghị theo Mẫu số 06 cho cơ quan quản lý trực tiếp.",
  },
  en: {
    title: "One more wrong PIN locks the token.",
    next: "Check the PIN with care before the last try, or send the request of Mẫu số 06 to your managing body.",
  },
});
