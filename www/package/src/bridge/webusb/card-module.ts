/** The part of the signing module that speaks to cards: it decides every octet, and has no device. */
export interface CardModule {
  /** Finds the reader in a configuration descriptor: JSON text of `CardReader`. Throws JSON text of `CardFailure`. */
  cardReader(descriptor: Uint8Array): string;
  CardTask: {
    /** Reads the certificates. */
    certificates(descriptor: Uint8Array): CardTask;
    /** Makes values. The PIN is tried once, and wiped. */
    sign(descriptor: Uint8Array, certificate: Uint8Array, algorithms: string[], digests: Uint8Array[], pin: Uint8Array, finalTry: boolean): CardTask;
  };
}

/** A task with a card, from its reset to its end. */
export interface CardTask {
  /** Goes on with what was received; with nothing to begin. Throws JSON text of `CardFailure`. */
  advance(received: Uint8Array): CardStep;
  free(): void;
}

/** What the holder of the device does next. */
export interface CardStep {
  /** Octets to send; none where there is nothing to send. */
  readonly send: Uint8Array;
  /** How many octets may be received at most. */
  readonly receive: number;
  /** JSON text of what came out, at the end. */
  readonly result: string | undefined;
  free(): void;
}

/** Where the reader of a device is. */
export interface CardReader {
  readonly configuration: number;
  readonly interface: number;
  readonly alternate: number;
  /** Of the class of smart cards, which browsers keep from pages. */
  readonly protected: boolean;
  readonly output: number;
  readonly input: number;
}

/** Certificates that were read, in base64. */
export interface CardCertificates {
  readonly certificates: readonly {
    readonly certificate: string;
    readonly algorithms: readonly string[];
    readonly label: string;
    readonly triesLeft: number | null;
  }[];
}

/** Values, in base64. */
export interface CardValues {
  readonly values: readonly string[];
}

export interface CardFailure {
  readonly code: string;
  readonly message: string;
  readonly triesLeft: number | null;
}
