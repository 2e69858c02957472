import type { KeyAlgorithm, SignerCertificate } from "../../sign/signer.js";
import { fromBase64 } from "../base64.js";
import { BridgeError } from "../errors/error.js";
import { isMessage, type Message } from "./channel.js";

/** A driver of tokens that the host knows. */
export interface Driver {
  readonly name: string;
  readonly path: string;
  readonly state: "loaded" | "missing" | "failed";
}

/** A place where a token can be. */
export interface Reader {
  readonly name: string;
  readonly state: "empty" | "token" | "busy";
}

/** A token or card that is plugged in. */
export interface Token {
  readonly id: string;
  readonly label: string;
  readonly model: string;
  readonly driver: string;
  readonly state: "ready" | "locked" | "uninitialised";
  /** Whether the PIN is typed on the reader itself. */
  readonly pinPad: boolean;
  /** What the token says of its tries for the PIN. */
  readonly tries: "ok" | "low" | "final" | "locked";
}

/** What the host sees. */
export interface HostStatus {
  readonly drivers: readonly Driver[];
  readonly readers: readonly Reader[];
  readonly tokens: readonly Token[];
  readonly certificates: number;
}

/** A certificate on a token. */
export interface TokenCertificate extends SignerCertificate {
  /** What the token is called. */
  token: string;
  /** The token's `id`. */
  tokenId: string;
  expired: boolean;
}

/** The certificates of all tokens; one token that fails hides no other. */
export interface Certificates {
  readonly certificates: TokenCertificate[];
  readonly errors: readonly { readonly token: string; readonly code: string }[];
}

/** The host is trusted with the key, and still its answers are read strictly: a page should not fail far from the cause. */
export function readStatus(answer: Message): HostStatus {
  const { drivers, readers, tokens, certificates } = answer;
  if (
    !every(drivers, "name", "path", "state") ||
    !every(readers, "name", "state") ||
    !every(tokens, "id", "label", "model", "driver", "state", "tries") ||
    typeof certificates !== "number"
  ) {
    throw new BridgeError("host-garbled");
  }
  return { drivers: drivers as unknown as Driver[], readers: readers as unknown as Reader[], tokens: tokens as unknown as Token[], certificates };
}

export function readCertificates(answer: Message): Certificates {
  const { certificates, errors } = answer;
  if (!every(certificates, "certificate", "token", "label") || !every(errors, "token", "code")) {
    throw new BridgeError("host-garbled");
  }
  return { certificates: certificates.map(readCertificate), errors: errors as unknown as Certificates["errors"] };
}

function readCertificate({ certificate, chain, token, tokenLabel = token, label, algorithms, expired }: Message): TokenCertificate {
  if (!Array.isArray(chain) || !Array.isArray(algorithms)) {
    throw new BridgeError("host-garbled");
  }
  return {
    certificate: octets(certificate),
    chain: chain.map(octets),
    token: String(tokenLabel),
    tokenId: String(token),
    label: String(label),
    algorithms: algorithms as KeyAlgorithm[],
    expired: expired === true,
  };
}

export function octets(text: unknown): Uint8Array {
  const read = typeof text === "string" ? fromBase64(text) : undefined;
  if (read === undefined) {
    throw new BridgeError("host-garbled");
  }
  return read;
}

function every(list: unknown, ...texts: readonly string[]): list is Message[] {
  return Array.isArray(list) && list.every((one) => isMessage(one) && texts.every((name) => typeof one[name] === "string"));
}
