import { problem } from "./problem.js";

/** A driver could not be loaded. */
export const driverFailed = problem("driver-failed", {
  vi: {
    title: "Trình điều khiển của thiết bị ký số không hoạt động.",
    next: "Cài lại trình điều khiển đúng với hệ điều hành (64 bit); lệnh kyso-token-host doctor cho biết tệp bị lỗi.",
  },
  en: {
    title: "The driver of the signing token does not work.",
    next: "Install the driver again, in the version for your system; kyso-token-host doctor names the file that fails.",
  },
});
