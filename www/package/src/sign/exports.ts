export type { SignedFile, SigningProgress, SignOptions } from "./act.js";
export type { SigningErrorCode, SigningErrorDetails } from "./failure.js";
export type { FontName, SigningFiles } from "./modules.js";
export type { Prepared } from "./prepared.js";
export type { SignatureForm, SignatureLevel, SignatureLook, SignatureRequest } from "./request.js";
export type { KeyAlgorithm, Signer, SignerCertificate, SigningAct, SigningRequest, SigningSubject } from "./signer.js";
export { type ExtendOptions, type SignaturePreview, Signing } from "./signing.js";
export { KysoError } from "../error.js";
