/** What differs between services that speak the API of the Cloud Signature Consortium. */
export interface RemoteProfile {
  readonly name: string;
  /** How the person signs in: the OAuth 2.0 code flow, or `auth/login` with what the person types at the service's own form. */
  readonly access: "oauth2" | "login";
  /** Names of members: version 2 renamed those of version 1. */
  readonly hashes: "hashes" | "hash";
  readonly hashAlgorithm: "hashAlgorithmOID" | "hashAlgo";
  /** Where PIN and one-time password go: into `authData`, or as members of their own. */
  readonly secrets: "authData" | "members";
  /** How often, and for how long, the service is asked whether the person has confirmed on the phone. */
  readonly pollMs: number;
  readonly waitMs: number;
}

/** Version 2 of the API (CSC API 2.0.0.2), as published. */
export const CSC_V2: RemoteProfile = {
  name: "csc-v2",
  access: "oauth2",
  hashes: "hashes",
  hashAlgorithm: "hashAlgorithmOID",
  secrets: "authData",
  pollMs: 2_000,
  waitMs: 180_000,
};

/**
 * The style of Mobile-ID services here: the same calls with the names of version 1, `auth/login`, and a confirmation on the phone.
 * From public descriptions (vietnam.md h7). **It has not been tried against a real service.**
 */
export const MOBILE_ID: RemoteProfile = { ...CSC_V2, name: "mobile-id", access: "login", hashes: "hash", hashAlgorithm: "hashAlgo", secrets: "members" };
