import { KysoError } from "./error.js";

/** Whether the programs that reach a token are there. */
export interface BridgeStatus {
  readonly host: "ready" | "not-installed" | "not-allowed" | "too-old";
  readonly version: string | null;
}

/** A token or card with a key for signing. */
export interface Token {
  readonly id: string;
  readonly label: string;
  readonly manufacturer: string;
  readonly serial: string;
  readonly isPinLocked: boolean;
}

/** A certificate on a token. */
export interface TokenCertificate {
  readonly token: string;
  readonly id: string;
  readonly der: Uint8Array;
}

/** What a token signs: a digest, never a document. */
export interface SignRequest {
  readonly certificate: TokenCertificate;
  readonly algorithm: "RSASSA-PKCS1-v1_5" | "RSASSA-PSS" | "ECDSA" | "Ed25519";
  readonly hash: "SHA-256" | "SHA-384" | "SHA-512";
  readonly digest: Uint8Array;
  readonly signal?: AbortSignal;
}

/** The code of the error that every function here throws until the package supports signing. */
export const NOT_BUILT = "not-built";

/** Whether a token can be reached. */
export async function bridgeStatus(): Promise<BridgeStatus> {
  throw notBuilt("status");
}

/** The same under its first name, which hides one of the page where it is imported. */
export const status = bridgeStatus;

/** The tokens that are plugged in. */
export async function listTokens(): Promise<readonly Token[]> {
  throw notBuilt("listTokens");
}

/** The certificate to sign with, chosen by the person at the screen. */
export async function getCertificate(_token: Token): Promise<TokenCertificate> {
  throw notBuilt("getCertificate");
}

/** Has a digest signed; the token's own host asks for the PIN, never a page. */
export async function sign(_request: SignRequest): Promise<Uint8Array> {
  throw notBuilt("sign");
}

function notBuilt(what: string): KysoError {
  return new KysoError({ code: NOT_BUILT, message: `kyso/bridge: ${what} is not built yet`, details: { what } });
}
