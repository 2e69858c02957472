import { BridgeError } from "./bridge/errors/error.js";
import type { TokenCertificate, Token } from "./bridge/native/answers.js";
import { NativeSigner, type NativeOptions } from "./bridge/native/signer.js";
import { bridgeStatus } from "./bridge/status.js";
import type { SigningRequest } from "./sign/signer.js";

export { BRIDGE_ERROR_CODES, problemOf, type BridgeErrorCode } from "./bridge/errors/index.js";
export { BridgeError } from "./bridge/errors/error.js";
export type { Problem, ProblemWords } from "./bridge/errors/problem.js";
export type { Driver, HostStatus, Reader, Token, TokenCertificate } from "./bridge/native/answers.js";
export type { HostProgress, Scope } from "./bridge/native/channel.js";
export { nativeProvider } from "./bridge/native/provider.js";
export { NativeSigner, type NativeOptions, type NativeProgress } from "./bridge/native/signer.js";
export { chooseSigner, NothingThereError, type Chosen, type Closed, type Provider, type ProviderKind } from "./bridge/provider.js";
export type { AuthObject } from "./bridge/remote/credential.js";
export type { Authorise } from "./bridge/remote/oauth.js";
export { handBack, inWindow } from "./bridge/remote/popup.js";
export { CSC_V2, MOBILE_ID, type RemoteProfile } from "./bridge/remote/profile.js";
export { remoteProvider, RemoteSigner, type RemoteOptions } from "./bridge/remote/signer.js";
export { bridgeStatus, endsWithin, LAYERS, type BridgeStatus, type Layer, type LayerName, type StatusOptions } from "./bridge/status.js";
export { endOf as certificateEnd, holderOf as certificateHolder } from "./bridge/der.js";
export { VGCA_ADDRESS } from "./bridge/vgca/service.js";
export { vgcaProvider, VgcaSigner, type VgcaOptions } from "./bridge/vgca/signer.js";
export { webUsbProvider } from "./bridge/webusb.js";
export type { CardModule } from "./bridge/webusb/card-module.js";
export { chooseUsbToken, type PinQuestion, WebUsbSigner, type WebUsbOptions } from "./bridge/webusb/signer.js";
export type { Usb } from "./bridge/webusb/usb.js";

/** The same as `bridgeStatus` under its first name, which hides one of the page where it is imported. */
export const status = bridgeStatus;

/** The tokens that are plugged in. Asks the person first whether this site may know them, unless that is decided. */
export async function listTokens(options: NativeOptions = {}): Promise<readonly Token[]> {
  return once(options, async (signer) => (await signer.status()).tokens);
}

/**
 * The certificate to sign with: the only one that has not expired, or what `choose` takes of several.
 * Fails with a code if there is none, or several and nobody to choose.
 */
export async function getCertificate(
  choose?: (certificates: readonly TokenCertificate[]) => TokenCertificate | undefined | Promise<TokenCertificate | undefined>,
  options: NativeOptions = {},
): Promise<TokenCertificate> {
  const all = await once(options, (signer) => signer.certificates());
  const usable = all.filter(({ expired }) => !expired);
  if (usable.length === 0) {
    throw new BridgeError("certificate-expired");
  }
  const chosen = usable.length === 1 ? usable[0] : await choose?.(usable);
  if (chosen === undefined) {
    throw new BridgeError("user-declined", { certificates: usable.length });
  }
  return chosen;
}

/** Has signatures made by the token, all with one consent. The documents go to the host, which shows and hashes them itself. */
export async function sign(requests: SigningRequest[], options: NativeOptions = {}): Promise<Uint8Array[]> {
  return once(options, (signer) => signer.signAll(requests));
}

async function once<Value>(options: NativeOptions, work: (signer: NativeSigner) => Promise<Value>): Promise<Value> {
  const signer = new NativeSigner(options);
  try {
    return await work(signer);
  } finally {
    signer.close();
  }
}
