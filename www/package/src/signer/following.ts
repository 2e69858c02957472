import type { KeyAlgorithm, Signer, SigningAct, SignerCertificate, SigningSubject } from "../sign/signer.js";

/** A signer for one of several acts on the same document: it says what comes after, so that the person is asked once for all. */
export class Following implements Signer {
  readonly #signer: Signer;
  readonly #later: readonly SigningAct[];
  readonly #isFollowing: boolean;

  /** `later` are the acts after this one; `isFollowing` says that one came before it. */
  constructor(signer: Signer, later: readonly SigningAct[], isFollowing: boolean) {
    this.#signer = signer;
    this.#later = later;
    this.#isFollowing = isFollowing;
  }

  certificates(): Promise<SignerCertificate[]> {
    return this.#signer.certificates();
  }

  async sign(digest: Uint8Array, algorithm: KeyAlgorithm, subject: SigningSubject): Promise<Uint8Array> {
    const then = [...(subject.then ?? []), ...this.#later];
    const isFollowing = subject.isFollowing === true || this.#isFollowing;
    return this.#signer.sign(digest, algorithm, { ...subject, ...(then.length > 0 && { then }), isFollowing });
  }
}
