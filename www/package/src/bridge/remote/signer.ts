import { base64 } from "../../bytes.js";
import type { KeyAlgorithm, Signer, SignerCertificate, SigningRequest, SigningSubject } from "../../sign/signer.js";
import { digestOf, isSame } from "../algorithms.js";
import { forAddress, fromBase64 } from "../base64.js";
import { rawEcdsa } from "../der.js";
import { BridgeError } from "../errors/error.js";
import type { Provider } from "../provider.js";
import { asked, DIGEST_OIDS } from "./algorithms.js";
import { type Answer, type Fetch, RemoteClient } from "./client.js";
import { type AuthObject, type Credential, readCredential, texts } from "./credential.js";
import { type AccessToken, type Authorise, codeFlow } from "./oauth.js";
import { inWindow } from "./popup.js";
import { CSC_V2, type RemoteProfile } from "./profile.js";

export interface RemoteOptions {
  /** Where the API lies, up to and with `/csc/v2`. */
  readonly address: string;
  readonly clientId: string;
  /** A page of this site that calls `handBack`, registered with the service. */
  readonly redirectUri: string;
  /** Base of the authorisation server, if it is not to be taken from the service's own answer. */
  readonly oauth2?: string;
  readonly profile?: RemoteProfile;
  readonly language?: "vi" | "en";
  /** How the service's own page is shown; a window, if left out. */
  readonly authorise?: Authorise;
  /** Asks the person for what the service wants typed: a one-time password, a PIN of the service. Never a token's PIN. */
  readonly askFor?: (objects: readonly AuthObject[]) => Promise<Readonly<Record<string, string>>>;
  /** The value of `Authorization` for `auth/login`, of profiles that have it. */
  readonly login?: () => Promise<string>;
  /** Called while the person is to confirm on the phone. */
  readonly onWaiting?: () => void;
  readonly fetch?: Fetch;
}

/** Signs with a key at a remote service. Only digests go there; the document stays in the page. */
export class RemoteSigner implements Signer {
  readonly #options: RemoteOptions;
  readonly #profile: RemoteProfile;
  readonly #client: RemoteClient;
  #info: Promise<Answer> | undefined;
  #access: AccessToken | undefined;
  #credentials: readonly Credential[] | undefined;

  constructor(options: RemoteOptions) {
    this.#options = options;
    this.#profile = options.profile ?? CSC_V2;
    this.#client = new RemoteClient(options.address, options.fetch ?? ((address, request) => fetch(address, request)));
  }

  /** What the service says of itself. */
  info(): Promise<Answer> {
    this.#info ??= this.#client.call("info", { lang: this.#options.language ?? "vi" }).catch((failure: unknown) => {
      this.#info = undefined;
      throw failure;
    });
    return this.#info;
  }

  async certificates(): Promise<SignerCertificate[]> {
    const credentials = await this.#listed();
    if (credentials.length === 0) {
      throw new BridgeError("no-certificate");
    }
    return credentials.map(({ certificate }) => certificate);
  }

  async sign(digest: Uint8Array, algorithm: KeyAlgorithm, subject: SigningSubject): Promise<Uint8Array> {
    const [value] = await this.signAll([{ digest, algorithm, subject }]);
    return value as Uint8Array;
  }

  /** As many at once as one authorisation of the service covers, then the next. */
  async signAll(requests: SigningRequest[]): Promise<Uint8Array[]> {
    const [first] = requests;
    const credential = (await this.#listed()).find(({ certificate }) => first && isSame(certificate.certificate, first.subject.certificate));
    if (first === undefined || credential === undefined) {
      throw new BridgeError("certificate-unknown");
    }
    if (requests.some(({ algorithm, subject }) => algorithm !== first.algorithm || !isSame(subject.certificate, first.subject.certificate))) {
      throw new BridgeError("bad-message");
    }
    const values: Uint8Array[] = [];
    for (let at = 0; at < requests.length; at += credential.multisign) {
      const digests = requests.slice(at, at + credential.multisign).map(({ digest }) => base64(digest));
      values.push(...(await this.#signed(credential, first.algorithm, digests)));
    }
    return values;
  }

  async #signed(credential: Credential, algorithm: KeyAlgorithm, digests: readonly string[]): Promise<Uint8Array[]> {
    const how = asked(algorithm, credential.listed);
    if (how === undefined) {
      throw new BridgeError("algorithm-unsupported", { algorithm });
    }
    const hashes = this.#hashes(algorithm, digests);
    const SAD = await this.#authorised(credential, algorithm, digests);
    const answer = await this.#call("signatures/signHash", { credentialID: credential.id, SAD, ...hashes, ...how });
    const values = texts(answer["signatures"]).map((text) => rawValue(fromBase64(text), algorithm, credential.keyBits));
    if (values.length !== digests.length) {
      throw new BridgeError("remote-garbled", { what: "signatures" });
    }
    return values;
  }

  /** The signature activation data: of the OAuth flow its token, else what `credentials/authorize` gives (CSC API 2.0 §8.2, §11.6). */
  async #authorised(credential: Credential, algorithm: KeyAlgorithm, digests: readonly string[]): Promise<string> {
    const numSignatures = digests.length;
    if (credential.mode === "oauth2code") {
      const scope = {
        scope: "credential",
        credentialID: credential.id,
        numSignatures: String(numSignatures),
        hashes: digests.map(forAddress).join(","),
        hashAlgorithmOID: DIGEST_OIDS[digestOf(algorithm)],
      };
      return (await codeFlow(this.#client, await this.#oauth(), scope)).token;
    }
    const secrets = await this.#secrets(credential);
    const answer = await this.#call("credentials/authorize", { credentialID: credential.id, numSignatures, ...this.#hashes(algorithm, digests), ...secrets });
    return this.#confirmed(answer);
  }

  async #secrets({ mode, objects }: Credential): Promise<Answer> {
    if (mode !== "explicit" || objects.length === 0) {
      return {};
    }
    if (!this.#options.askFor) {
      throw new BridgeError("remote-unsupported", { objects: objects.map(({ id }) => id) });
    }
    const typed = await this.#options.askFor(objects);
    return this.#profile.secrets === "members" ? { ...typed } : { authData: Object.entries(typed).map(([id, value]) => ({ id, value })) };
  }

  /** Waits until the person has confirmed on another device: the service gives a handle to ask by (CSC API 2.0 §11.7). */
  async #confirmed(first: Answer): Promise<string> {
    const ends = Date.now() + this.#profile.waitMs;
    let answer = first;
    while (typeof answer["SAD"] !== "string") {
      if (typeof answer["handle"] !== "string") {
        throw new BridgeError("remote-garbled", { what: "SAD" });
      }
      if (Date.now() >= ends) {
        throw new BridgeError("remote-timeout");
      }
      this.#options.onWaiting?.();
      await new Promise((resolve) => setTimeout(resolve, this.#profile.pollMs));
      answer = await this.#call("credentials/authorizeCheck", { handle: answer["handle"] });
    }
    return answer["SAD"];
  }

  #hashes(algorithm: KeyAlgorithm, digests: readonly string[]): Answer {
    const { hashes, hashAlgorithm } = this.#profile;
    return { [hashes]: digests, [hashAlgorithm]: DIGEST_OIDS[digestOf(algorithm)] };
  }

  async #listed(): Promise<readonly Credential[]> {
    if (this.#credentials === undefined) {
      const { credentialIDs } = await this.#call("credentials/list", {});
      const found: Credential[] = [];
      for (const id of texts(credentialIDs)) {
        const info = await this.#call("credentials/info", { credentialID: id, certificates: "chain", certInfo: true, authInfo: true });
        const credential = readCredential(id, info);
        if (credential) {
          found.push(credential);
        }
      }
      this.#credentials = found;
    }
    return this.#credentials;
  }

  async #call(method: string, body: Answer): Promise<Answer> {
    try {
      return await this.#client.call(method, body, await this.#authorization());
    } catch (failure) {
      if (failure instanceof BridgeError && failure.code === "remote-login-expired") {
        this.#access = undefined;
      }
      throw failure;
    }
  }

  /** The person signs in when it is first needed, and again when that has ended. */
  async #authorization(): Promise<string> {
    if (this.#access === undefined || this.#access.ends <= Date.now()) {
      this.#access = await (this.#profile.access === "login" ? this.#loggedIn() : codeFlow(this.#client, await this.#oauth(), { scope: "service" }));
    }
    return `Bearer ${this.#access.token}`;
  }

  async #loggedIn(): Promise<AccessToken> {
    if (!this.#options.login) {
      throw new BridgeError("remote-unsupported", { what: "auth/login" });
    }
    const { access_token: token, expires_in: lifetime } = await this.#client.call("auth/login", { rememberMe: false }, await this.#options.login());
    if (typeof token !== "string") {
      throw new BridgeError("remote-garbled", { what: "access_token" });
    }
    return { token, ends: Date.now() + 1000 * (typeof lifetime === "number" ? lifetime : 3600) };
  }

  async #oauth(): Promise<Parameters<typeof codeFlow>[1]> {
    const server = this.#options.oauth2 ?? (await this.info())["oauth2"];
    if (typeof server !== "string") {
      throw new BridgeError("remote-unsupported", { what: "oauth2" });
    }
    return { server, clientId: this.#options.clientId, redirectUri: this.#options.redirectUri, authorise: this.#options.authorise ?? inWindow };
  }
}

/** A value as keys make it; services give ECDSA in the form of X9.62. */
function rawValue(value: Uint8Array | undefined, algorithm: KeyAlgorithm, keyBits: number): Uint8Array {
  const octets = Math.ceil(keyBits / 8);
  const isEcdsa = algorithm.startsWith("ecdsa");
  const raw = value && isEcdsa && value.length !== 2 * octets ? rawEcdsa(value, octets) : value;
  if (raw?.length !== (isEcdsa ? 2 * octets : octets)) {
    throw new BridgeError("wrong-value", { octets: value?.length ?? 0 });
  }
  return raw;
}

/** The way over a remote service, if one is set up. */
export function remoteProvider(options: RemoteOptions | undefined): Provider {
  let signer: RemoteSigner | undefined;
  const made = (): RemoteSigner => {
    if (!options) {
      throw new BridgeError("remote-off");
    }
    signer ??= new RemoteSigner(options);
    return signer;
  };
  return {
    kind: "remote",
    async check() {
      await made().info();
    },
    signer: made,
  };
}
