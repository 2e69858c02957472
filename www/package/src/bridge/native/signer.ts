import { base64 } from "../../bytes.js";
import type { KeyAlgorithm, Signer, SigningRequest, SigningSubject } from "../../sign/signer.js";
import { isSame } from "../algorithms.js";
import { BridgeError } from "../errors/error.js";
import { octets, readCertificates, readStatus, type Certificates, type HostStatus, type TokenCertificate } from "./answers.js";
import { Channel, type HostProgress, type Message, type Scope } from "./channel.js";

/** The most octets that one message carries. */
const CHUNK = 512 * 1024;
/** The most documents that one consent covers. */
const MOST = 100;

/** How far a signature is: documents on their way to the host, then what the host does. */
export type NativeProgress = { readonly step: "sending"; readonly index: number; readonly done: number; readonly total: number } | HostProgress;

export interface NativeOptions {
  /** Called as the work goes on. */
  readonly onProgress?: (progress: NativeProgress) => void;
  /** Stops what is going on; nothing is signed then. */
  readonly signal?: AbortSignal;
  /** The page; of use to tests. */
  readonly scope?: Scope;
}

/** Signs with a token through the extension and the host. The document goes to the host, which shows it and hashes it itself. */
export class NativeSigner implements Signer {
  readonly #options: NativeOptions;
  #channel: Promise<Channel> | undefined;

  constructor(options: NativeOptions = {}) {
    this.#options = options;
  }

  /** Asks the person whether this site may use the token, unless that is decided. */
  async connect(): Promise<Channel> {
    const channel = await this.#open();
    const { decision } = await channel.request({ type: "consent", ask: true }, this.#stop());
    if (decision !== "allowed") {
      throw new BridgeError(decision === "refused" ? "site-refused" : "site-not-asked");
    }
    return channel;
  }

  /** Drivers, readers and tokens. */
  async status(): Promise<HostStatus> {
    const channel = await this.connect();
    return readStatus(await channel.request({ type: "status" }, this.#stop()));
  }

  /** The certificates, with what kept a token from giving its own. */
  async listed(): Promise<Certificates> {
    const channel = await this.connect();
    return readCertificates(await channel.request({ type: "certificates" }, this.#stop()));
  }

  async certificates(): Promise<TokenCertificate[]> {
    const { certificates, errors } = await this.listed();
    if (certificates.length === 0) {
      throw new BridgeError(errors[0]?.code ?? "no-certificate", { errors });
    }
    return certificates;
  }

  /** What is announced to follow on the document is part of the same consent, where the host finds that it follows. */
  async sign(digest: Uint8Array, algorithm: KeyAlgorithm, subject: SigningSubject): Promise<Uint8Array> {
    const request = { digest, algorithm, subject };
    const { then = [], isFollowing = false } = subject;
    const channel = await this.#given([request]);
    if (isFollowing) {
      try {
        return one(await this.#values(channel, { type: "continue", request: asked(request) }, 1));
      } catch (failure) {
        if (!(failure instanceof BridgeError) || failure.code !== "consent-over") {
          throw failure;
        }
        // The host has kept the document, and asks the person.
      }
    }
    const certificate = await fingerprint(subject.certificate);
    const message =
      then.length > 0 ? { type: "series", certificate, request: asked(request), then } : { type: "sign", certificate, requests: [asked(request)] };
    return one(await this.#values(channel, message, 1));
  }

  /** All with one review and one consent in the host's window. */
  async signAll(requests: SigningRequest[]): Promise<Uint8Array[]> {
    const [first] = requests;
    if (first === undefined || requests.length > MOST || requests.some(({ subject }) => !isSame(subject.certificate, first.subject.certificate))) {
      throw new BridgeError("bad-message", { requests: requests.length });
    }
    const channel = await this.#given(requests);
    return this.#values(channel, { type: "sign", certificate: await fingerprint(first.subject.certificate), requests: requests.map(asked) }, requests.length);
  }

  /** Ends the connection and the host. */
  close(): void {
    void this.#channel?.then(
      (channel) => channel.close(),
      () => undefined,
    );
    this.#channel = undefined;
  }

  /** Gives the host the documents. */
  async #given(requests: readonly SigningRequest[]): Promise<Channel> {
    const channel = await this.connect();
    try {
      for (const [index, { subject }] of requests.entries()) {
        await this.#send(channel, subject, index, requests.length);
      }
      return channel;
    } catch (failure) {
      // Part of the documents is of no use to anybody. The host may be gone already. What was asked to be signed it forgets by itself,
      // or keeps for the next try.
      await channel.request({ type: "cancel" }).catch(() => undefined);
      throw failure;
    }
  }

  async #values(channel: Channel, message: Message, count: number): Promise<Uint8Array[]> {
    const { values } = await channel.request(message, { ...this.#stop(), onProgress: this.#options.onProgress });
    if (!Array.isArray(values) || values.length !== count) {
      throw new BridgeError("host-garbled");
    }
    return values.map(octets);
  }

  async #send(channel: Channel, { name, act, content, byteRange }: SigningSubject, index: number, count: number): Promise<void> {
    const kind = byteRange === undefined ? "file" : "pdf";
    await channel.request(
      { type: "document", index, count, name: name.slice(0, 255), size: content.size, act, kind, byteRange: byteRange ?? [] },
      this.#stop(),
    );
    // The next part is read while the host takes the one before.
    let next = partOf(content, 0);
    for (let at = 0; at < content.size; at += CHUNK) {
      const taken = channel.request({ type: "chunk", data: await next }, this.#stop());
      next = partOf(content, at + CHUNK);
      next.catch(() => undefined);
      await taken;
      this.#options.onProgress?.({ step: "sending", index, done: Math.min(at + CHUNK, content.size), total: content.size });
    }
  }

  async #open(): Promise<Channel> {
    if (this.#channel && !(await this.#channel.catch(() => undefined))?.isOpen) {
      this.#channel = undefined;
    }
    this.#channel ??= Channel.open(this.#options.scope);
    return this.#channel;
  }

  #stop(): { signal: AbortSignal | undefined } {
    return { signal: this.#options.signal };
  }
}

async function partOf(content: Blob, at: number): Promise<string> {
  return at < content.size ? base64(new Uint8Array(await content.slice(at, at + CHUNK).arrayBuffer())) : "";
}

function one([value]: Uint8Array[]): Uint8Array {
  return value as Uint8Array;
}

function asked({ algorithm, subject }: SigningRequest): { algorithm: KeyAlgorithm; signedAttributes: string } {
  return { algorithm, signedAttributes: base64(subject.signedAttributes) };
}

async function fingerprint(certificate: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", certificate.slice()));
  return Array.from(digest, (octet) => octet.toString(16).padStart(2, "0")).join("");
}
