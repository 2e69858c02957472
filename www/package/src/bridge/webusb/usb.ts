/** The part of WebUSB (WICG draft) that is used. A fake in its place carries transfers and nothing else. */
export interface Usb {
  getDevices(): Promise<UsbDevice[]>;
  requestDevice(options: { filters: { classCode?: number; vendorId?: number }[] }): Promise<UsbDevice>;
}

export interface UsbDevice {
  readonly opened: boolean;
  readonly productName?: string | null;
  readonly configuration: { readonly configurationValue: number } | null;
  open(): Promise<void>;
  close(): Promise<void>;
  selectConfiguration(value: number): Promise<void>;
  claimInterface(number: number): Promise<void>;
  releaseInterface(number: number): Promise<void>;
  selectAlternateInterface(number: number, alternate: number): Promise<void>;
  controlTransferIn(setup: UsbSetup, length: number): Promise<UsbInResult>;
  transferIn(endpoint: number, length: number): Promise<UsbInResult>;
  transferOut(endpoint: number, data: BufferSource): Promise<UsbOutResult>;
}

export interface UsbSetup {
  readonly requestType: "standard";
  readonly recipient: "device";
  readonly request: number;
  readonly value: number;
  readonly index: number;
}

export interface UsbInResult {
  readonly status?: "ok" | "stall" | "babble";
  readonly data?: DataView;
}

export interface UsbOutResult {
  readonly status?: "ok" | "stall";
}

/** That of the browser, where it has one. */
export function browserUsb(): Usb | undefined {
  return (globalThis.navigator as { usb?: Usb } | undefined)?.usb;
}
