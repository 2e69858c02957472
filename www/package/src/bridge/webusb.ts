import { BridgeError } from "./errors/error.js";
import type { Provider } from "./provider.js";

/** The way over WebUSB, of the code that speaks to cards. Where the browser has none, it says so. */
export function webUsbProvider(make?: () => Provider): Provider {
  const hasUsb = (globalThis.navigator as { usb?: unknown } | undefined)?.usb !== undefined;
  if (make && hasUsb) {
    return make();
  }
  const missing = (): never => {
    throw new BridgeError("webusb-missing");
  };
  return { kind: "webusb", check: async () => missing(), signer: missing };
}
