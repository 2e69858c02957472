import type { ErrorText } from "../presentation.js";
import type { KysoError } from "../error.js";
import type { Language, VerifyOptions } from "../options.js";
import type { Report } from "../report.js";
import type { Signer, SignerCertificate, SigningAct } from "../sign/signer.js";
import type { Verifier } from "../verifier.js";

// What the element needs of what writes signatures, and no more: any host can give it.

/** Level of a signature (EN 319 142-1): the value alone, with a time-stamp, with its evidence, with a time-stamp over both. */
export type SignatureLevel = "B-B" | "B-T" | "B-LT" | "B-LTA";

/** What a signature shows (Decree 30/2020, Phụ lục I). */
export interface SignatureLook {
  readonly image?: Blob | Uint8Array;
  readonly copyForm?: "sao-y" | "sao-luc" | "trich-sao";
  readonly agencyName?: string;
  readonly documentNumber?: string;
  readonly number?: number;
  readonly date?: readonly [day: number, month: number];
  /** From 1. */
  readonly page?: number;
  /** In the user space of the page: left, bottom, right, top. */
  readonly rectangle?: readonly [number, number, number, number];
}

export interface SignatureRequest {
  readonly act: SigningAct;
  readonly level?: SignatureLevel;
  readonly look?: SignatureLook;
}

/** Where a signature goes. Lengths are in millimetres, from the left and from the top of the page as it is seen. */
export interface SignaturePreview {
  /** From 1. */
  readonly page: number;
  readonly pageSize: readonly [width: number, height: number];
  readonly picture: readonly [left: number, top: number, width: number, height: number];
  /** Where it may be moved. */
  readonly limits: readonly [left: number, top: number, width: number, height: number];
  /** The rectangle in the user space of the page. */
  readonly rectangle: readonly [number, number, number, number];
  /** A PDF of one page with nothing but the picture in its place. */
  readonly document: Blob;
}

/** How far an act of signing has come. */
export interface SigningProgress {
  readonly step: "judging" | "checking-certificate" | "preparing" | "signing" | "stamping" | "judging-signed" | "extending";
  /** Which signature it is, from 1, and of how many. */
  readonly signature: number;
  readonly of: number;
}

export interface SigningOptions extends Pick<VerifyOptions, "evidence" | "userTrust" | "at"> {
  readonly verifier: Verifier;
  /** Asks a time-stamp authority (RFC 3161): the question in DER, its answer as it came. */
  readonly timestamp?: (query: Uint8Array<ArrayBuffer>, signal: AbortSignal) => Promise<Uint8Array>;
  readonly choose?: (certificates: readonly SignerCertificate[]) => SignerCertificate | Promise<SignerCertificate>;
  readonly fileName?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SigningProgress) => void;
}

/** What was signed, and the report on it. */
export interface SignedFile {
  readonly file: Blob;
  readonly report: Report;
}

/** Writes signatures; it has no key. */
export interface SignatureWriter {
  preview(file: Blob, request: SignatureRequest, name?: string): Promise<readonly SignaturePreview[]>;
  /** The whole act: judged, signed, judged again. */
  sign(file: Blob, request: SignatureRequest, signer: Signer, options: SigningOptions): Promise<SignedFile>;
  /** Several with one consent. */
  signAll(files: readonly Blob[], request: SignatureRequest, signer: Signer, options: SigningOptions): Promise<PromiseSettledResult<SignedFile>[]>;
  errorText(error: KysoError, language: Language): Promise<ErrorText>;
}
