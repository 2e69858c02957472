// A fake `navigator.usb` that carries transfers and nothing else: each goes to the USB/IP server of the card (Linux, Documentation/usb/usbip_protocol.rst).
import { connect } from "node:net";

const IMPORT = 0x8003;
const IMPORTED = 320;
const SUBMIT = 1;
const HEADER = 48;
const [OUT, IN] = [0, 1];

/** Opens the device. `protect` imitates Chromium, which keeps interfaces of the class 0x0B from pages. */
export async function usbDevice({ port = 3240, protect = false } = {}) {
  const line = new Line(connect(port, "127.0.0.1"));
  const request = Buffer.alloc(40);
  request.writeUInt16BE(0x0111, 0);
  request.writeUInt16BE(IMPORT, 2);
  request.write("1-1", 8);
  line.socket.write(request);
  await line.read(IMPORTED);
  return new Device(line, protect);
}

class Line {
  #held = Buffer.alloc(0);
  #wake = () => {};
  #ended = false;

  constructor(socket) {
    this.socket = socket;
    socket.on("data", (data) => {
      this.#held = Buffer.concat([this.#held, data]);
      this.#wake();
    });
    socket.on("close", () => {
      this.#ended = true;
      this.#wake();
    });
    socket.on("error", () => {});
  }

  async read(length) {
    while (this.#held.length < length) {
      if (this.#ended) {
        throw new DOMException("The device was disconnected.", "NotFoundError");
      }
      await new Promise((resolve) => {
        this.#wake = resolve;
      });
    }
    const read = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return read;
  }
}

class Device {
  #line;
  #protect;
  #number = 0;
  #packets = new Map();
  #surplus = new Map();
  configuration = null;
  productName = "Virtual PIV card";
  opened = false;

  constructor(line, protect) {
    this.#line = line;
    this.#protect = protect;
  }

  async open() {
    this.opened = true;
  }

  async close() {
    this.opened = false;
  }

  /** Ends the line to the server. */
  unplug() {
    this.#line.socket.destroy();
  }

  async selectConfiguration(value) {
    await this.#submit(OUT, 0, Buffer.alloc(0), 0, [0x00, 9, value, 0, 0, 0, 0, 0]);
    this.configuration = { configurationValue: value };
  }

  async claimInterface(number) {
    const { data } = await this.controlTransferIn({ request: 6, value: 0x0200, index: 0 }, 4096);
    for (let at = 0; at + 5 < data.byteLength && data.getUint8(at) > 0; at += data.getUint8(at)) {
      const [kind, interfaceNumber, usbClass] = [data.getUint8(at + 1), data.getUint8(at + 2), data.getUint8(at + 5)];
      if (this.#protect && kind === 4 && interfaceNumber === number && usbClass === 0x0b) {
        throw new DOMException("Failed to execute 'claimInterface' on 'USBDevice': The requested interface implements a protected class.", "SecurityError");
      }
      if (kind === 5) {
        this.#packets.set(interfaceNumber & 0x0f, data.getUint16(at + 4, true) & 0x07ff);
      }
    }
  }

  async releaseInterface() {}

  async selectAlternateInterface() {}

  async controlTransferIn({ request, value, index }, length) {
    const setup = [0x80, request, value & 0xff, value >> 8, index & 0xff, index >> 8, length & 0xff, length >> 8];
    const read = await this.#submit(IN, 0, Buffer.alloc(0), length, setup);
    return answer(read);
  }

  async transferOut(endpoint, data) {
    await this.#submit(OUT, endpoint, Buffer.from(data), data.length);
    return { status: "ok", bytesWritten: data.length };
  }

  /** Ends at the length asked for, or at a packet that is not full. */
  async transferIn(endpoint, length) {
    const packet = this.#packets.get(endpoint) ?? 64;
    let all = this.#surplus.get(endpoint) ?? Buffer.alloc(0);
    while (all.length < length) {
      const read = await this.#submit(IN, endpoint, Buffer.alloc(0), packet);
      all = Buffer.concat([all, read]);
      if (read.length % packet !== 0 || read.length === 0) {
        break;
      }
    }
    this.#surplus.set(endpoint, all.subarray(length));
    return answer(all.subarray(0, length));
  }

  async #submit(direction, endpoint, data, length, setup = [0, 0, 0, 0, 0, 0, 0, 0]) {
    const header = Buffer.alloc(HEADER);
    this.#number += 1;
    [SUBMIT, this.#number, 0x00010002, direction, endpoint, 0, length].forEach((word, at) => header.writeUInt32BE(word, at * 4));
    Buffer.from(setup).copy(header, 40);
    this.#line.socket.write(Buffer.concat([header, data]));
    const reply = await this.#line.read(HEADER);
    const [status, actual] = [reply.readInt32BE(20), reply.readInt32BE(24)];
    if (status !== 0) {
      throw new DOMException("A transfer error has occurred.", "NetworkError");
    }
    return direction === IN ? this.#line.read(actual) : Buffer.alloc(0);
  }
}

function answer(read) {
  return { status: "ok", data: new DataView(Uint8Array.from(read).buffer) };
}
