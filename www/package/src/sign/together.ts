import { failure } from "./failure.js";
import type { KeyAlgorithm, Signer, SignerCertificate, SigningRequest, SigningSubject } from "./signer.js";

interface Waiting {
  readonly request: SigningRequest;
  readonly resolve: (value: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

/** Lets several acts ask one signer together: when all that are under way wait for a value, they are asked for with one consent. */
export class Together implements Signer {
  readonly #signer: Signer;
  #underWay: number;
  #waiting: Waiting[] = [];
  #certificates: Promise<SignerCertificate[]> | undefined;

  constructor(signer: Signer, acts: number) {
    this.#signer = signer;
    this.#underWay = acts;
  }

  certificates(): Promise<SignerCertificate[]> {
    this.#certificates ??= this.#signer.certificates();
    return this.#certificates;
  }

  sign(digest: Uint8Array, algorithm: KeyAlgorithm, subject: SigningSubject): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request: { digest, algorithm, subject }, resolve, reject });
      this.#askIfAllWait();
    });
  }

  /** An act is over: the others need not wait for it. */
  ended(): void {
    this.#underWay -= 1;
    this.#askIfAllWait();
  }

  #askIfAllWait(): void {
    if (this.#waiting.length > 0 && this.#waiting.length === this.#underWay) {
      void this.#ask(this.#waiting.splice(0));
    }
  }

  async #ask(waiting: readonly Waiting[]): Promise<void> {
    try {
      const values = await this.#values(waiting.map(({ request }) => request));
      waiting.forEach(({ resolve, reject }, at) => {
        const value = values[at];
        if (value) {
          resolve(value);
        } else {
          reject(failure("sign-value-mismatch"));
        }
      });
    } catch (error) {
      waiting.forEach(({ reject }) => reject(error));
    }
  }

  async #values(requests: SigningRequest[]): Promise<Uint8Array[]> {
    if (this.#signer.signAll) {
      return this.#signer.signAll(requests);
    }
    const values: Uint8Array[] = [];
    for (const { digest, algorithm, subject } of requests) {
      values.push(await this.#signer.sign(digest, algorithm, subject));
    }
    return values;
  }
}
