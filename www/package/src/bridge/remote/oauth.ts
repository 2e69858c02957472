import { base64 } from "../../bytes.js";
import { forAddress } from "../base64.js";
import { BridgeError } from "../errors/error.js";
import { remoteFailure } from "./failure.js";
import { type RemoteClient, secure } from "./client.js";

/** Shows the service's own page at `address` and gives the address it came back to. */
export type Authorise = (address: string) => Promise<string>;

export interface OAuthOptions {
  /** The base of the authorisation server (`oauth2` of `info`). */
  readonly server: string;
  readonly clientId: string;
  /** A page of this site, registered with the service. */
  readonly redirectUri: string;
  readonly authorise: Authorise;
}

export interface AccessToken {
  readonly token: string;
  /** When it ends, in milliseconds since 1970. */
  readonly ends: number;
}

/** If a service does not say (CSC API 2.0 §8.3.3). */
const LIFETIME_S = 3600;

/** The code flow with PKCE (RFC 6749 §4.1, RFC 7636): the service's own page asks the person; this page sees no secret of theirs. */
export async function codeFlow(client: RemoteClient, options: OAuthOptions, scope: Record<string, string>): Promise<AccessToken> {
  const [state, verifier] = [random(), random()];
  const challenge = forAddress(base64(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)))));
  const asked = new URLSearchParams({
    response_type: "code",
    client_id: options.clientId,
    redirect_uri: options.redirectUri,
    ...scope,
    state,
    code_challenge: challenge,
    code_challenge_method: "S256",
  });
  const server = endpoints(options.server);
  const code = codeOf(await options.authorise(`${server}/authorize?${asked}`), state, options.redirectUri);
  const fields = { grant_type: "authorization_code", code, client_id: options.clientId, redirect_uri: options.redirectUri, code_verifier: verifier };
  const { access_token: token, expires_in: lifetime } = await client.form(`${server}/token`, fields);
  if (typeof token !== "string" || token === "") {
    throw new BridgeError("remote-garbled", { what: "access_token" });
  }
  return { token, ends: Date.now() + 1000 * (typeof lifetime === "number" ? lifetime : LIFETIME_S) };
}

function codeOf(back: string, state: string, redirectUri: string): string {
  const [url, expected] = [new URL(back), new URL(redirectUri)];
  const { searchParams: found } = url;
  // RFC 9700 §4.7: an answer that another page began is dropped before anything in it is used.
  if (url.origin !== expected.origin || url.pathname !== expected.pathname || found.get("state") !== state) {
    throw new BridgeError("remote-state");
  }
  if (found.has("error")) {
    throw remoteFailure(400, found.get("error"), found.get("error_description"));
  }
  const code = found.get("code");
  if (code === null || code === "") {
    throw new BridgeError("remote-garbled", { what: "code" });
  }
  return code;
}

/** The endpoints lie under `oauth2`; some services name that folder as the base. */
function endpoints(server: string): string {
  const base = secure(server);
  return base.endsWith("/oauth2") ? base : `${base}/oauth2`;
}

function random(): string {
  return forAddress(base64(crypto.getRandomValues(new Uint8Array(32))));
}
