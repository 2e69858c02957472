/** How a key signs, by its kind, its padding and the digest. */
export type KeyAlgorithm =
  | "rsa-pkcs1-sha256"
  | "rsa-pkcs1-sha384"
  | "rsa-pkcs1-sha512"
  | "rsa-pss-sha256"
  | "rsa-pss-sha384"
  | "rsa-pss-sha512"
  | "ecdsa-sha256"
  | "ecdsa-sha384"
  | "ecdsa-sha512";

/** As whom somebody signs (Decree 30/2020, Phụ lục I). */
export type SigningAct =
  /** The competent person. */
  | "person"
  /** The agency, on a document that a person has signed. */
  | "agency"
  /** The clerk, who fills in number and date. */
  | "number"
  /** The agency, on a copy that it makes. */
  | "copy"
  /** The agency, on an annex in a file of its own. */
  | "annex";

/** A certificate whose key a signer can use. */
export interface SignerCertificate {
  /** DER. */
  certificate: Uint8Array;
  /** Certificates above it that the token has, DER. */
  chain: Uint8Array[];
  /** What the key can do, the best first. */
  algorithms: KeyAlgorithm[];
  /** Name of the key on the token. */
  label?: string;
  /** Name of the token. */
  token?: string;
}

/** What the digest belongs to. Signers that show and hash the document themselves need it; others may ignore it. */
export interface SigningSubject {
  /** The chosen certificate, DER. */
  certificate: Uint8Array;
  /** SET OF, DER. `digest` is its digest. */
  signedAttributes: Uint8Array;
  /** Name of the file, for the person. */
  name: string;
  act: SigningAct;
  /** The prepared file with zeros in `Contents`, or the content of a .p7s or .p7m. */
  content: Blob;
  /** Of a PDF. */
  byteRange?: [number, number, number, number];
  /** As what the same key will be asked to sign this document again afterwards. Signers that can ask the person once for all of it. */
  then?: readonly SigningAct[];
  /** This signature was announced so, with the one before it. */
  isFollowing?: boolean;
}

/** One value that is asked for. */
export interface SigningRequest {
  digest: Uint8Array;
  algorithm: KeyAlgorithm;
  subject: SigningSubject;
}

/**
 * What has a key: a token behind a bridge, a service, a test. It never gives the key away.
 *
 * Values are as the key makes them: RSA as many octets as the key has, ECDSA as r and s one after the other.
 */
export interface Signer {
  /** The certificates whose keys it can use. */
  certificates(): Promise<SignerCertificate[]>;
  /** The value over a digest. */
  sign(digest: Uint8Array, algorithm: KeyAlgorithm, subject: SigningSubject): Promise<Uint8Array>;
  /** Several values with one consent, in the order of the requests, where the signer can. */
  signAll?(requests: SigningRequest[]): Promise<Uint8Array[]>;
}
