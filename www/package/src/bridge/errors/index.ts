import { algorithmUnsupported } from "./algorithm-unsupported.js";
import { attributesNotAllowed } from "./attributes-not-allowed.js";
import { badMessage } from "./bad-message.js";
import { busy } from "./busy.js";
import { byteRange } from "./byte-range.js";
import { cancelled } from "./cancelled.js";
import { certificateEnding } from "./certificate-ending.js";
import { certificateExpired } from "./certificate-expired.js";
import { certificateUnknown } from "./certificate-unknown.js";
import { closed } from "./closed.js";
import { consentOver } from "./consent-over.js";
import { digestMismatch } from "./digest-mismatch.js";
import { documentIncomplete } from "./document-incomplete.js";
import { documentTooLarge } from "./document-too-large.js";
import { driverFailed } from "./driver-failed.js";
import { extensionClosed } from "./extension-closed.js";
import { extensionFailed } from "./extension-failed.js";
import { extensionMissing } from "./extension-missing.js";
import { extensionRestarted } from "./extension-restarted.js";
import { extensionSilent } from "./extension-silent.js";
import { extensionTooOld } from "./extension-too-old.js";
import { hostExited } from "./host-exited.js";
import { hostForbidden } from "./host-forbidden.js";
import { hostGarbled } from "./host-garbled.js";
import { hostMissing } from "./host-missing.js";
import { hostNotStarted } from "./host-not-started.js";
import { hostSilent } from "./host-silent.js";
import { hostTooOld } from "./host-too-old.js";
import { messageTooLarge } from "./message-too-large.js";
import { noCertificate } from "./no-certificate.js";
import { noDriver } from "./no-driver.js";
import { noReader } from "./no-reader.js";
import { noToken } from "./no-token.js";
import { noWindow } from "./no-window.js";
import { nothingThere } from "./nothing-there.js";
import { originNotAllowed } from "./origin-not-allowed.js";
import { pageFramed } from "./page-framed.js";
import { pageInsecure } from "./page-insecure.js";
import { pinFewTries } from "./pin-few-tries.js";
import { pinFinalTry } from "./pin-final-try.js";
import { pinIncorrect } from "./pin-incorrect.js";
import { pinLocked } from "./pin-locked.js";
import { pinTimeout } from "./pin-timeout.js";
import { protocolVersion } from "./protocol-version.js";
import { readerBusy } from "./reader-busy.js";
import { remoteAuthorisationExpired } from "./remote-authorisation-expired.js";
import { remoteAuthorisationWrong } from "./remote-authorisation-wrong.js";
import { remoteError } from "./remote-error.js";
import { remoteGarbled } from "./remote-garbled.js";
import { remoteLocked } from "./remote-locked.js";
import { remoteLoginExpired } from "./remote-login-expired.js";
import { remoteOff } from "./remote-off.js";
import { remoteOtherDocument } from "./remote-other-document.js";
import { remoteRefused } from "./remote-refused.js";
import { remoteSecretWrong } from "./remote-secret-wrong.js";
import { remoteState } from "./remote-state.js";
import { remoteTimeout } from "./remote-timeout.js";
import { remoteTooMany } from "./remote-too-many.js";
import { remoteUnreachable } from "./remote-unreachable.js";
import { remoteUnsupported } from "./remote-unsupported.js";
import { remoteWindow } from "./remote-window.js";
import { severalTokens } from "./several-tokens.js";
import { siteNotAsked } from "./site-not-asked.js";
import { siteRefused } from "./site-refused.js";
import { tokenError } from "./token-error.js";
import { tokenRemoved } from "./token-removed.js";
import { tokenUninitialised } from "./token-uninitialised.js";
import { userDeclined } from "./user-declined.js";
import { vgcaFailed } from "./vgca-failed.js";
import { vgcaGarbled } from "./vgca-garbled.js";
import { vgcaMissing } from "./vgca-missing.js";
import { vgcaOff } from "./vgca-off.js";
import { vgcaOtherCertificate } from "./vgca-other-certificate.js";
import { webusbMissing } from "./webusb-missing.js";
import { webusbNotChosen } from "./webusb-not-chosen.js";
import { webusbPlace } from "./webusb-place.js";
import { webusbProtected } from "./webusb-protected.js";
import { wrongValue } from "./wrong-value.js";
import type { Problem } from "./problem.js";

const ALL = [
  algorithmUnsupported,
  attributesNotAllowed,
  badMessage,
  busy,
  byteRange,
  cancelled,
  certificateEnding,
  certificateExpired,
  certificateUnknown,
  closed,
  consentOver,
  digestMismatch,
  documentIncomplete,
  documentTooLarge,
  driverFailed,
  extensionClosed,
  extensionFailed,
  extensionMissing,
  extensionRestarted,
  extensionSilent,
  extensionTooOld,
  hostExited,
  hostForbidden,
  hostGarbled,
  hostMissing,
  hostNotStarted,
  hostSilent,
  hostTooOld,
  messageTooLarge,
  noCertificate,
  noDriver,
  noReader,
  noToken,
  noWindow,
  nothingThere,
  originNotAllowed,
  pageFramed,
  pageInsecure,
  pinFewTries,
  pinFinalTry,
  pinIncorrect,
  pinLocked,
  pinTimeout,
  protocolVersion,
  readerBusy,
  remoteAuthorisationExpired,
  remoteAuthorisationWrong,
  remoteError,
  remoteGarbled,
  remoteLocked,
  remoteLoginExpired,
  remoteOff,
  remoteOtherDocument,
  remoteRefused,
  remoteSecretWrong,
  remoteState,
  remoteTimeout,
  remoteTooMany,
  remoteUnreachable,
  remoteUnsupported,
  remoteWindow,
  severalTokens,
  siteNotAsked,
  siteRefused,
  tokenError,
  tokenRemoved,
  tokenUninitialised,
  userDeclined,
  vgcaFailed,
  vgcaGarbled,
  vgcaMissing,
  vgcaOff,
  vgcaOtherCertificate,
  webusbMissing,
  webusbNotChosen,
  webusbPlace,
  webusbProtected,
  wrongValue,
] as const;

/** Every code that this part of the package gives. */
export type BridgeErrorCode = (typeof ALL)[number]["code"];

const BY_CODE: ReadonlyMap<string, Problem<BridgeErrorCode>> = new Map(ALL.map((one) => [one.code, one]));

/** What is known of a code; nothing of a code that a later version of the host or the extension gives. */
export function problemOf(code: string): Problem<BridgeErrorCode> | undefined {
  return BY_CODE.get(code);
}

/** Every code, for lists of them. */
export const BRIDGE_ERROR_CODES: readonly BridgeErrorCode[] = ALL.map(({ code }) => code);
