import { BridgeError } from "./errors/error.js";
import type { Provider } from "./provider.js";
import { type WebUsbOptions, WebUsbSigner } from "./webusb/signer.js";
import { browserUsb } from "./webusb/usb.js";

/** The way over WebUSB: to tokens with an interface of their vendor, and in Isolated Web Apps. Elsewhere it says why it is closed. */
export function webUsbProvider(options?: WebUsbOptions): Provider {
  const signer = (): WebUsbSigner => {
    if (options === undefined || (options.usb ?? browserUsb()) === undefined) {
      throw new BridgeError("webusb-missing");
    }
    return new WebUsbSigner(options);
  };
  return { kind: "webusb", check: async () => signer().check(), signer };
}
