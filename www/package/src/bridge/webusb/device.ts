import { BridgeError } from "../errors/error.js";
import type { CardFailure, CardModule, CardReader, CardTask } from "./card-module.js";
import { mayHaveProtected, type Place } from "./place.js";
import type { UsbDevice, UsbInResult } from "./usb.js";

/** GET_DESCRIPTOR of the first configuration (USB 2.0, 9.4.3), and more than any reader has. */
const DESCRIPTOR = { requestType: "standard", recipient: "device", request: 6, value: 0x0200, index: 0 } as const;
const DESCRIPTOR_OCTETS = 4096;

/** A reader that is held open. It only carries: the module decides what is sent, and reads what comes. */
export class ReaderDevice {
  readonly #device: UsbDevice;
  readonly #module: CardModule;
  readonly #descriptor: Uint8Array;
  readonly #reader: CardReader;

  private constructor(device: UsbDevice, module: CardModule, descriptor: Uint8Array, reader: CardReader) {
    this.#device = device;
    this.#module = module;
    this.#descriptor = descriptor;
    this.#reader = reader;
  }

  /** Opens the device and takes its reader, does the work, and gives both back whatever came of it. */
  static async use<Value>(device: UsbDevice, module: CardModule, place: Place, work: (reader: ReaderDevice) => Promise<Value>): Promise<Value> {
    await carried(device.open());
    try {
      const descriptor = octets(await carried(device.controlTransferIn(DESCRIPTOR, DESCRIPTOR_OCTETS)));
      const reader = JSON.parse(said(() => module.cardReader(descriptor))) as CardReader;
      await claim(device, reader, place);
      try {
        return await work(new ReaderDevice(device, module, descriptor, reader));
      } finally {
        await device.releaseInterface(reader.interface).catch(() => undefined);
      }
    } finally {
      await device.close().catch(() => undefined);
    }
  }

  /** Has a task done. */
  async run<Result>(begin: (module: CardModule, descriptor: Uint8Array) => CardTask): Promise<Result> {
    const task = said(() => begin(this.#module, this.#descriptor));
    try {
      let received: Uint8Array = new Uint8Array();
      for (;;) {
        const step = said(() => task.advance(received));
        const { send, receive, result } = step;
        step.free();
        if (result !== undefined) {
          return JSON.parse(result) as Result;
        }
        received = await this.#carry(send, receive);
      }
    } finally {
      task.free();
    }
  }

  async #carry(send: Uint8Array, receive: number): Promise<Uint8Array> {
    try {
      if (send.length > 0) {
        const { status } = await carried(this.#device.transferOut(this.#reader.output, send as Uint8Array<ArrayBuffer>));
        if (status !== undefined && status !== "ok") {
          throw new BridgeError("token-error", { usb: status });
        }
      }
      return octets(await carried(this.#device.transferIn(this.#reader.input, receive)));
    } finally {
      // It may have been a PIN.
      send.fill(0);
    }
  }
}

async function claim(device: UsbDevice, reader: CardReader, place: Place): Promise<void> {
  if (reader.protected && !mayHaveProtected(place)) {
    throw new BridgeError("webusb-protected");
  }
  if (device.configuration?.configurationValue !== reader.configuration) {
    await carried(device.selectConfiguration(reader.configuration));
  }
  try {
    await device.claimInterface(reader.interface);
  } catch (failure) {
    throw nameOf(failure) === "SecurityError" ? new BridgeError("webusb-protected") : new BridgeError("busy", { cause: String(failure) });
  }
  if (reader.alternate !== 0) {
    await carried(device.selectAlternateInterface(reader.interface, reader.alternate));
  }
}

/** What came in. A stall or a babble is no answer. */
function octets({ status, data }: UsbInResult): Uint8Array {
  if (status !== undefined && status !== "ok") {
    throw new BridgeError("token-error", { usb: status });
  }
  return data === undefined ? new Uint8Array() : new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
}

/** A transfer that fails: most often the token was pulled out. */
async function carried<Value>(transfer: Promise<Value>): Promise<Value> {
  try {
    return await transfer;
  } catch (failure) {
    const code = ["NotFoundError", "NetworkError"].includes(nameOf(failure)) ? "token-removed" : "token-error";
    throw new BridgeError(code, { cause: String(failure) });
  }
}

/** What the module throws: JSON text. */
function said<Value>(call: () => Value): Value {
  try {
    return call();
  } catch (thrown) {
    if (typeof thrown !== "string") {
      throw thrown;
    }
    const { code, message, triesLeft } = JSON.parse(thrown) as CardFailure;
    throw new BridgeError(code, { cause: message, ...(triesLeft === null ? {} : { triesLeft }) });
  }
}

function nameOf(failure: unknown): string {
  return failure instanceof Error || (typeof DOMException !== "undefined" && failure instanceof DOMException) ? failure.name : "";
}
