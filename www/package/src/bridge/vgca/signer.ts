import { base64 } from "../../bytes.js";
import type { KeyAlgorithm, Signer, SignerCertificate, SigningSubject } from "../../sign/signer.js";
import { isSame } from "../algorithms.js";
import { fromBase64 } from "../base64.js";
import { endOf } from "../der.js";
import { BridgeError } from "../errors/error.js";
import type { Provider } from "../provider.js";
import { call, type Connect, VGCA_ADDRESS } from "./service.js";

export interface VgcaOptions {
  /** The way is closed unless the person or the operator has switched it on. */
  readonly enabled: boolean;
  readonly address?: string;
  readonly connect?: Connect;
}

/** RSA keys of 1024 to 4096 bits. */
const VALUE_OCTETS = [128, 256, 384, 512];

/**
 * Signs by the VGCA Sign Service that is installed on the computer, by digest: the document stays in the page.
 *
 * Made from public client code and tested against a service of the test's own. **It has not been tried against the real service.**
 */
export class VgcaSigner implements Signer {
  readonly #connect: Connect;
  readonly #address: string;

  constructor({ connect = (address) => new WebSocket(address), address = VGCA_ADDRESS }: Omit<VgcaOptions, "enabled"> = {}) {
    this.#connect = connect;
    this.#address = address;
  }

  /**
   * The certificate that the person chooses in the service's window. The answer of `GetCertInfo` is not published; where it has no
   * certificate, a text that says what it is for is signed: a value always comes with its certificate.
   */
  async certificates(): Promise<SignerCertificate[]> {
    const told = await call("GetCertInfo", "get_cert_info", this.#connect, this.#address).catch((failure: unknown) => {
      // A service without this function may still sign.
      if (failure instanceof BridgeError && failure.code === "vgca-missing") {
        throw failure;
      }
      return {};
    });
    const certificate = certificateIn(told) ?? (await this.#learned());
    return [{ certificate, chain: [], algorithms: ["rsa-pkcs1-sha256"], token: "VGCA Sign Service" }];
  }

  async sign(digest: Uint8Array, algorithm: KeyAlgorithm, subject: SigningSubject): Promise<Uint8Array> {
    if (algorithm !== "rsa-pkcs1-sha256" || digest.length !== 32) {
      throw new BridgeError("algorithm-unsupported", { algorithm });
    }
    const { value, certificate } = await this.#signed(digest);
    if (!isSame(certificate, subject.certificate)) {
      throw new BridgeError("vgca-other-certificate");
    }
    return value;
  }

  async #learned(): Promise<Uint8Array> {
    const text = new TextEncoder().encode("kyso: chon chung thu so; chu ky nay khong thuoc van ban nao");
    return (await this.#signed(new Uint8Array(await crypto.subtle.digest("SHA-256", text)))).certificate;
  }

  async #signed(digest: Uint8Array): Promise<{ value: Uint8Array; certificate: Uint8Array }> {
    const request = JSON.stringify({ HashAlg: "SHA256", HashValue: base64(digest), Encode: "RSA" });
    const answer = await call("SignMsg", request, this.#connect, this.#address);
    if (answer["Status"] !== 0) {
      const { Status: status, Message: message } = answer;
      throw new BridgeError("vgca-failed", { status, message: typeof message === "string" ? message.slice(0, 200) : "" });
    }
    const value = typeof answer["Signature"] === "string" ? fromBase64(answer["Signature"]) : undefined;
    const certificate = certificateIn({ CertBase64: answer["CertBase64"] });
    if (value === undefined || !VALUE_OCTETS.includes(value.length) || certificate === undefined) {
      throw new BridgeError("vgca-garbled");
    }
    return { value, certificate };
  }
}

/** The first text in an answer that is a certificate, as base64 with or without the lines of PEM. */
function certificateIn(answer: Record<string, unknown>): Uint8Array | undefined {
  const inner = answer["CertInfo"];
  const texts = [...Object.values(answer), ...(typeof inner === "object" && inner !== null ? (Object.values(inner) as unknown[]) : [])];
  for (const text of texts.slice(0, 50)) {
    const plain = typeof text === "string" ? text.replace(/-----(?:BEGIN|END) CERTIFICATE-----/g, "").replace(/\s/g, "") : "";
    const octets = plain.length > 200 ? fromBase64(plain) : undefined;
    if (octets !== undefined && endOf(octets) !== undefined) {
      return octets;
    }
  }
  return undefined;
}

/** The way over the installed service. Whether it runs shows only when it is used: to look would bring up the browser's question. */
export function vgcaProvider(options: VgcaOptions): Provider {
  return {
    kind: "vgca",
    async check() {
      if (!options.enabled) {
        throw new BridgeError("vgca-off");
      }
    },
    signer: () => new VgcaSigner(options),
  };
}
