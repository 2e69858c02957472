import type { Signer } from "../sign/signer.js";
import { asBridgeError, BridgeError } from "./errors/error.js";

/** The ways to a key. */
export type ProviderKind = "native" | "webusb" | "remote" | "vgca";

/** One way to a key. */
export interface Provider {
  readonly kind: ProviderKind;
  /** Looks whether the way is open, without asking a person anything; throws what keeps it closed. */
  check(): Promise<void>;
  /** The signer of this way. */
  signer(): Signer;
}

/** A way that is open. */
export interface Chosen {
  readonly kind: ProviderKind;
  readonly signer: Signer;
  /** The ways before it, and why they are closed. */
  readonly closed: readonly Closed[];
}

/** Why a way is closed. */
export interface Closed {
  readonly kind: ProviderKind;
  readonly error: BridgeError;
}

/** No way is open. `ways` says why for each, in the order they were tried, with words in both languages. */
export class NothingThereError extends BridgeError {
  readonly ways: readonly Closed[];

  constructor(ways: readonly Closed[]) {
    super("nothing-there", { ways: ways.map(({ kind, error }) => ({ kind, code: error.code })) });
    this.name = "NothingThereError";
    this.ways = ways;
  }
}

/** The first way that is open, in the order given. */
export async function chooseSigner(providers: readonly Provider[]): Promise<Chosen> {
  const closed: Closed[] = [];
  for (const provider of providers) {
    try {
      await provider.check();
      return { kind: provider.kind, signer: provider.signer(), closed };
    } catch (failure) {
      closed.push({ kind: provider.kind, error: asBridgeError(failure, "token-error") });
    }
  }
  throw new NothingThereError(closed);
}
