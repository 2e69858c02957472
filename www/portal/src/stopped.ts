/** Why the page does not begin at all. Each has its own words: what to do differs. */
export type StopReason =
  /** `kyso.config.json` is there and not understood. */
  | "settings"
  /** The trust file, or its signature, cannot be had or read. */
  | "trust-missing"
  /** The trust file is a signed one and the settings name no key to verify it with, or none that is a key. */
  | "trust-key"
  /** The key in the settings did not sign this trust file. */
  | "trust-wrong"
  /** A newer trust file was used in this browser before. */
  | "trust-older";

/** The page must not begin: what it would judge by is not what the operator set. */
export class Stopped extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason, message: string) {
    super(message);
    this.name = "Stopped";
    this.reason = reason;
  }
}
