/** Why the page does not begin at all. Each has its own words: what to do differs. */
export type StopReason =
  /** `kyso.config.json` is there and not understood. */
  | "settings"
  /** `kyso.config.json` cannot be had or is broken, and there is no copy from before. */
  | "settings-missing"
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
  /** What of it the page does not know, by name. */
  readonly names: readonly string[];

  constructor(reason: StopReason, message: string, names: readonly string[] = []) {
    super(message);
    this.names = names;
    this.name = "Stopped";
    this.reason = reason;
  }
}
