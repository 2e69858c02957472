import type { KeyAlgorithm, Signer, SignerCertificate, SigningRequest, SigningSubject } from "../../sign/signer.js";
import { fromBase64 } from "../base64.js";
import { BridgeError } from "../errors/error.js";
import type { CardCertificates, CardModule, CardValues } from "./card-module.js";
import { ReaderDevice } from "./device.js";
import { mustBeTrusted, ownPlace, type Place } from "./place.js";
import { browserUsb, type Usb, type UsbDevice } from "./usb.js";

/** What is asked of the person before a PIN is used. */
export interface PinQuestion {
  /** Name of the key on the card. */
  readonly label: string;
  /** Wrong PINs that the card still takes, if it says so. 1: the next one locks it. */
  readonly triesLeft: number | undefined;
  /** Names of the documents. */
  readonly documents: readonly string[];
}

export interface WebUsbOptions {
  /** The signing module. It is loaded when it is needed. */
  readonly module: () => Promise<CardModule>;
  /** Asks for the PIN. `undefined` where the person declines; a PIN at the last try is the person's consent to that. */
  readonly pin: (question: PinQuestion) => Promise<string | undefined>;
  readonly usb?: Usb;
}

/** Readers by their class, and devices whose interface belongs to their vendor. */
const FILTERS = [{ classCode: 0x0b }, { classCode: 0xff }];

/** Lets the person choose a token. Only after a press of a button. */
export async function chooseUsbToken(usb: Usb | undefined = browserUsb()): Promise<void> {
  if (usb === undefined) {
    throw new BridgeError("webusb-missing");
  }
  try {
    await usb.requestDevice({ filters: FILTERS });
  } catch {
    throw new BridgeError("webusb-not-chosen");
  }
}

/** Signs with the key of a smart card over WebUSB. The document is not shown by another program: the page itself is what is trusted. */
export class WebUsbSigner implements Signer {
  readonly #options: WebUsbOptions;
  readonly #place: Place;

  constructor(options: WebUsbOptions, place: Place = ownPlace()) {
    this.#options = options;
    this.#place = place;
  }

  /** Looks whether a PIN may be asked for here, and whether a token was chosen. */
  async check(): Promise<void> {
    mustBeTrusted(this.#place);
    await this.#device();
  }

  async certificates(): Promise<SignerCertificate[]> {
    const [device, module] = [await this.#device(), await this.#options.module()];
    const found = await ReaderDevice.use(device, module, this.#place, listed);
    const token = device.productName ?? undefined;
    return found.certificates.map(({ certificate, algorithms, label }) => ({
      certificate: octetsOf(certificate),
      chain: [],
      algorithms: algorithms as KeyAlgorithm[],
      label,
      ...(token === undefined ? {} : { token }),
    }));
  }

  async sign(digest: Uint8Array, algorithm: KeyAlgorithm, subject: SigningSubject): Promise<Uint8Array> {
    const [value] = await this.signAll([{ digest, algorithm, subject }]);
    if (value === undefined) {
      throw new BridgeError("token-error");
    }
    return value;
  }

  /** Several values with one PIN, which the card itself may ask to be given again for each. */
  async signAll(requests: SigningRequest[]): Promise<Uint8Array[]> {
    mustBeTrusted(this.#place);
    const certificate = requests[0]?.subject.certificate;
    if (certificate === undefined || requests.some(({ subject }) => !isSame(subject.certificate, certificate))) {
      throw new BridgeError("certificate-unknown");
    }
    const [device, module] = [await this.#device(), await this.#options.module()];
    return ReaderDevice.use(device, module, this.#place, async (reader) => {
      const { label, triesLeft } = known(await listed(reader), certificate);
      const documents = requests.map(({ subject }) => subject.name);
      const pin = await this.#options.pin({ label, triesLeft: triesLeft ?? undefined, documents });
      if (pin === undefined) {
        throw new BridgeError("user-declined");
      }
      const octets = new TextEncoder().encode(pin);
      try {
        const [algorithms, digests] = [requests.map(({ algorithm }) => algorithm), requests.map(({ digest }) => digest)];
        const { values } = await reader.run<CardValues>(({ CardTask }, descriptor) =>
          CardTask.sign(descriptor, certificate, algorithms, digests, octets, triesLeft === 1),
        );
        return values.map(octetsOf);
      } finally {
        octets.fill(0);
      }
    });
  }

  async #device(): Promise<UsbDevice> {
    const usb = this.#options.usb ?? browserUsb();
    if (usb === undefined) {
      throw new BridgeError("webusb-missing");
    }
    const [device] = await usb.getDevices();
    if (device === undefined) {
      throw new BridgeError("webusb-not-chosen");
    }
    return device;
  }
}

function listed(reader: ReaderDevice): Promise<CardCertificates> {
  return reader.run<CardCertificates>(({ CardTask }, descriptor) => CardTask.certificates(descriptor));
}

/** The certificate on the card. A locked card is not asked for anything. */
function known({ certificates }: CardCertificates, wanted: Uint8Array): CardCertificates["certificates"][number] {
  const found = certificates.find(({ certificate }) => isSame(octetsOf(certificate), wanted));
  if (found === undefined) {
    throw new BridgeError("certificate-unknown");
  }
  if (found.triesLeft === 0) {
    throw new BridgeError("pin-locked", { triesLeft: 0 });
  }
  return found;
}

function octetsOf(base64: string): Uint8Array {
  const octets = fromBase64(base64);
  if (octets === undefined) {
    throw new BridgeError("token-error");
  }
  return octets;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, at) => octet === other[at]);
}
