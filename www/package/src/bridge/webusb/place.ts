import { BridgeError } from "../errors/error.js";

/** Pages of an extension, and Isolated Web Apps: their code came as a whole, signed, and no site can change it. */
const TRUSTED = ["chrome-extension:", "moz-extension:", "isolated-app:"];
const ISOLATED_APP = "isolated-app:";

/** Where the code runs. */
export interface Place {
  readonly protocol: string;
  /** Whether it is the outermost page of its tab. */
  readonly isOutermost: boolean;
}

/** The place of this code. */
export function ownPlace(): Place {
  const { location, self, top } = globalThis as { location?: { protocol: string }; self?: unknown; top?: unknown };
  return { protocol: location?.protocol ?? "", isOutermost: self !== undefined && self === top };
}

/**
 * Over WebUSB the PIN goes through this page. A site's page never asks for it: whoever can change the page, or put another script into
 * it, would have the PIN.
 */
export function mustBeTrusted({ protocol, isOutermost }: Place): void {
  if (!TRUSTED.includes(protocol) || !isOutermost) {
    throw new BridgeError("webusb-place", { protocol });
  }
}

/** Whether the browser lets this place have interfaces of the smart-card class (with the permission `usb-unrestricted`). */
export function mayHaveProtected({ protocol }: Place): boolean {
  return protocol === ISOLATED_APP;
}
