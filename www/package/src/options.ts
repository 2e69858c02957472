import type { Fetcher } from "./online.js";

/** A language of the engine. */
export type Language = "vi" | "en";

/** A trust file as published (`trust/vietnam.json`), parsed. */
export type TrustFile = Record<string, unknown>;

/** In what a policy differs from the strict one; `kyso schema policy` prints its schema. */
export interface PolicyFile {
  readonly schema: "kyso-policy/1";
  readonly id: string;
  readonly version: number;
  readonly [rule: string]: unknown;
}

/** An anchor of the user's own choice. It is shown under its label and never as an official one. */
export interface UserAnchor {
  readonly label: string;
  /** PEM text, one certificate or several … */
  readonly pem?: string;
  /** … or DER in base64. */
  readonly der?: string;
}

/** A certificate not to trust, even if others vouch for it; under its label in the report. */
export type DistrustedCertificate = UserAnchor;

/** A trust file with its signature (`FILE.minisig`), as `createVerifier` takes it in place of trust data. */
export interface SignedTrustFile {
  readonly file: DocumentInput;
  /** The text of the signature, in the form of minisign. */
  readonly signature: string;
  /** The public keys that are accepted, in the form of minisign; those built in when left out. */
  readonly keys?: readonly string[];
  /** The lowest number to accept, such as that of the last file seen. Never less than that of the shipped data, if available. */
  readonly atLeast?: number;
}

/** A trust file whose signature was verified. */
export interface OpenedTrustFile {
  /** Its number, which grows with every file. */
  readonly sequence: number;
  /** The day it was made, `YYYY-MM-DD`. */
  readonly date: string;
  /** What the signer wrote and signed with it. */
  readonly comment: string;
  readonly trust: TrustFile;
  /** The algorithms as a policy, where they are others than those of the strict one; null otherwise. */
  readonly policy: PolicyFile | null;
  /** Provisions with the days they are in force. */
  readonly legal: readonly Provision[];
}

/** A provision: its number and sign, the first day in force, and the first day no longer in force (empty if unknown). */
export interface Provision {
  readonly number: string;
  readonly from: string;
  readonly until: string;
}

/** A certificate, CRL or OCSP response the caller brings along, with a name; bytes can be given as they are. */
export interface EvidenceItem {
  readonly name: string;
  readonly base64: string;
}

/** Text of a document with its places, and who read it. */
export interface PageText {
  /** Such as `pdf.js 5`. */
  readonly origin: string;
  readonly runs: readonly TextRun[];
}

/** A piece of text on a page. */
export interface TextRun {
  /** From 1. */
  readonly page: number;
  /** Lower left and upper right corner, in points of the page's default user space. */
  readonly rect: readonly [number, number, number, number];
  readonly text: string;
  /** Name of the font; the old Vietnamese encodings (TCVN3, VNI) are known by it. */
  readonly font?: string;
}

/** The pages as signed and as they are now, compared by a renderer: the result of `comparePictures`. */
export interface Pictures {
  readonly schema: "kyso-pictures/1";
  /** SHA-256 of the file that was drawn, hexadecimal. */
  readonly document: string;
  /** The program that drew, such as `pdf.js 6.5`. */
  readonly renderer: string;
  /** Pixels per unit of user space. */
  readonly scale: number;
  /** The difference from which on a channel of a pixel counts, of 255. */
  readonly threshold: number;
  /** How many pages were drawn in two states. */
  readonly pages: number;
  readonly differences: readonly PageDifference[];
}

/** A page that is not as it was signed. */
export interface PageDifference {
  /** From 1. */
  readonly page: number;
  /** Number of the signed revision that the newest state was compared with. */
  readonly since: number;
  /** By its picture, or by the text that can be read from it. */
  readonly kind: "picture" | "text";
  /** Where: lower left and upper right corner, in the page's default user space. None: the whole page. */
  readonly rects: readonly (readonly [number, number, number, number])[];
}

/** Options for every file of one verifier. */
export interface VerifierOptions {
  /**
   * Trust files; by default the one shipped with the package. A signed one is verified before anything else, and the
   * verifier fails to start if that fails. Its certificates, its algorithms (unless another policy is named) and its
   * table of provisions then apply to every file.
   */
  readonly trust?: readonly TrustFile[] | SignedTrustFile | OpenedTrustFile;
  readonly userTrust?: readonly UserAnchor[];
  /** Certificates the user removed: no path through one of them, or through another certificate with its key, is accepted. */
  readonly distrust?: readonly DistrustedCertificate[];
  /** Name of a built-in policy, or a policy file, parsed. */
  readonly policy?: string | PolicyFile;
  readonly revocation?: "required" | "if-declared" | "none";
  /** The time to judge at (RFC 3339, or a `Date`); the clock at the moment of the call when left out. */
  readonly now?: string | Date;
  /**
   * Who digests large files: `true` the platform, `false` the engine alone, as in contexts without WebCrypto; left out, the
   * faster of the two on this machine. The report is the same.
   */
  readonly webCrypto?: boolean;
  /**
   * Brings the evidence that is missing (`relayFetcher(url)`, or a function of the host), until the report asks for nothing new. `false`,
   * the default: nothing is asked of anybody. The report lists in `fetched` what was. Dossiers are judged with what is there.
   */
  readonly fetcher?: Fetcher | false;
}

/** Options for one file. */
export interface VerifyOptions {
  readonly fileName?: string;
  readonly password?: string;
  /** The time to judge at, for this file (RFC 3339). */
  readonly at?: string | Date;
  /** The time of receipt a document system vouches for (RFC 3339, or a `Date`). */
  readonly receivedAt?: string | Date;
  /** The content that a detached signature (`.p7s`) or a time-stamp (`.tsr`) speaks of. A report asks for it in `wants`. */
  readonly detached?: DocumentInput;
  readonly evidence?: readonly (EvidenceItem | File | Blob | Uint8Array)[];
  readonly userTrust?: readonly UserAnchor[];
  readonly distrust?: readonly DistrustedCertificate[];
  /** What kind of document it is, which decides whose signatures it needs; inferred, and said to be so, when left out. */
  readonly kind?: "auto" | "original" | "copy" | "annex" | "published";
  /**
   * Who sent it: Decree 68/2024 governs the signatures of state bodies, Decree 23/2025 those of citizens and enterprises. Never guessed into
   * a ground for returning it.
   */
  readonly sender?: "auto" | "state-body" | "citizen" | "enterprise";
  /**
   * Whose a certificate is, where its signs do not tell: `SHA256=WHOSE`, the fingerprint that the report gives and `person`, `agency`
   * (the one that issued the document), `receiver` (its stamp of arrival) or `software`.
   */
  readonly whose?: readonly string[];
  /** The law demands a time-stamp of this document (Decree 68/2024 Art. 29.4). */
  readonly timestampDemanded?: boolean;
  /**
   * Text of the pages near the signatures, as the caller has read it (pdf.js in a page). What is printed there is shown as content of
   * the document and compared with the certificates as a hint; it never changes a verdict.
   */
  readonly pageText?: PageText;
  /**
   * What a renderer saw of the pages as signed and as they are now (`comparePictures`). What differs outside of the places that the
   * signatures allow takes a good word back; nothing in it makes a verdict better.
   */
  readonly pictures?: Pictures;
  /** Also note how the signatures look (Decree 30/2020, Phụ lục I). Notes only; they never change a verdict. */
  readonly hints?: boolean;
  /** Do not mask personal identifiers in the report. */
  readonly reveal?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** What opening a file takes. */
export interface OpenOptions {
  readonly password?: string;
}

/** A signature by its number in the report (`2`), or a document time-stamp by its (`"t1"`). */
export type SignatureId = number | `${number}` | `t${number}`;

/** How far the work has come. */
export interface Progress {
  /** `digests`: the platform computes; `checking`: the engine reads and judges; `asking`: the fetcher is waited for. */
  readonly stage: "digests" | "checking" | "asking";
  /** Bytes reached, of `total`. */
  readonly done: number;
  readonly total: number;
  /** How many of the file's revisions have been read and compared, once the engine knows how many there are. */
  readonly revisions?: { readonly read: number; readonly of: number };
  /** The hosts that evidence is asked of at the stage `asking`. */
  readonly hosts?: readonly string[];
}

/** A file to be verified. */
export type DocumentInput = Blob | ArrayBuffer | Uint8Array;

/**
 * The same under its first name.
 * @deprecated Where it is imported it hides the `Document` of the page.
 */
export type Document = DocumentInput;
