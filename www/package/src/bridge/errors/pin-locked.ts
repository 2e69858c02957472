import { problem } from "./problem.js";

/** The token is locked after wrong PINs. */
export const pinLocked = problem("pin-locked", {
  vi: {
    title: "Thiết bị ký số đã bị khóa do nhập sai mã PIN nhiều lần.",
    next: "Gửi đề nghị mở khóa thiết bị lưu khóa bí mật (Mẫu số 06) cho cơ quan quản lý trực tiếp; thời hạn giải quyết là 01 ngày làm việc.",
  },
  en: {
    title: "The token is locked after too many wrong PINs.",
    next: "Send the request to unlock the token (Mẫu số 06) to your managing body; it is dealt with in 1 working day.",
  },
});
