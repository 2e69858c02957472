import {
  createVerifier,
  type Fetcher,
  KysoError,
  mirrorFetcher,
  mirrorTrustFile,
  type PolicyFile,
  relayFetcher,
  type SignedTrustFile,
  type TrustFile,
  type Verifier,
} from "kyso";
import { bytesOf, textOf } from "../ui/bytes.ts";
import type { Settings } from "./settings.ts";
import { Stopped, type StopReason } from "./stopped.ts";
import { leastSequence, rememberSequence } from "./trust-seen.ts";

/** Of which form a signed trust file is (`src/trust/signed.rs`). */
const SIGNED = "kyso-trust-file/1";

/** The trust data that results rest on, and what is known of where they come from. */
export interface TrustSource {
  readonly trust: TrustFile;
  /** Number and day of the signed file they came in; `undefined` where nobody signed them. */
  readonly signed: { readonly sequence: number; readonly date: string } | undefined;
}

/** The engine, what its results rest on, and who brings what a file lacks. */
interface Started {
  readonly verifier: Verifier;
  readonly source: TrustSource;
  readonly fetcher: Fetcher | undefined;
}

/** Starts the engine with the trust file that the settings name. A signed one is opened before anything else, or the page stops. */
export async function startWith(settings: Settings): Promise<Started> {
  const { policy } = settings;
  const fetching = fetcherOf(settings);
  const options = { ...(policy === undefined ? {} : { policy }), ...fetching };
  return { ...(await started(settings, options)), fetcher: fetching.fetcher };
}

interface Options {
  readonly policy?: string | PolicyFile;
  readonly fetcher?: Fetcher;
}

async function started({ trust: address, trustKey, mirror, trustFromMirror }: Settings, options: Options): Promise<Omit<Started, "fetcher">> {
  if (trustFromMirror && mirror !== undefined && trustKey !== undefined) {
    // A mirror that cannot be had, or has none, leaves the file beside the page, whose number then must not be a step back.
    const newest = await mirrorTrustFile(mirror, { keys: [trustKey], atLeast: leastSequence(trustKey) }).catch(() => undefined);
    if (newest) {
      return startSigned(newest, trustKey, options);
    }
  }
  const file = await had(address);
  if (trustKey !== undefined) {
    return startSigned({ file, signature: textOf(await had(`${address}.minisig`)), keys: [trustKey], atLeast: leastSequence(trustKey) }, trustKey, options);
  }
  const trust = plain(file, address);
  return { verifier: await createVerifier({ trust: [trust], ...options }), source: { trust, signed: undefined } };
}

/** Whom to ask for what a file lacks: the mirror, then the relay; nobody where the operator set neither. */
function fetcherOf({ relay, mirror, operatorKey }: Pick<Settings, "relay" | "mirror" | "operatorKey">): { readonly fetcher?: Fetcher } {
  const otherwise = relay === undefined ? undefined : relayFetcher(relay);
  if (mirror === undefined) {
    return otherwise ? { fetcher: otherwise } : {};
  }
  return { fetcher: mirrorFetcher(mirror, { ...(operatorKey === undefined ? {} : { operatorKey }), ...(otherwise && { otherwise }) }) };
}

async function startSigned(signed: SignedTrustFile, key: string, options: Options): Promise<Omit<Started, "fetcher">> {
  try {
    const verifier = await createVerifier({ trust: signed, ...options });
    const { trust, sequence, date } = await verifier.openTrustFile(signed);
    rememberSequence(key, sequence);
    return { verifier, source: { trust, signed: { sequence, date } } };
  } catch (error) {
    throw stoppedBy(error);
  }
}

/** A file nobody signed. A signed one is not used as if nobody had: then its signature would weigh nothing. */
function plain(file: Uint8Array, address: string): TrustFile {
  let trust: TrustFile;
  try {
    trust = JSON.parse(textOf(file)) as TrustFile;
  } catch (error) {
    throw new Stopped("trust-missing", `${address}: ${String(error)}`);
  }
  if (trust["schema"] === SIGNED) {
    throw new Stopped("trust-key", `${address} is signed, and the settings name no trustKey`);
  }
  return trust;
}

async function had(address: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await bytesOf(address);
  } catch (error) {
    throw new Stopped("trust-missing", String(error));
  }
}

const REASONS: Readonly<Record<string, StopReason>> = {
  "trust-key": "trust-key",
  "trust-rolled-back": "trust-older",
  "trust-signature-malformed": "trust-wrong",
  "trust-signature-wrong": "trust-wrong",
  "trust-malformed": "trust-missing",
  "trust-too-large": "trust-missing",
};

function stoppedBy(error: unknown): unknown {
  const reason = error instanceof KysoError ? REASONS[error.code] : undefined;
  return reason === undefined ? error : new Stopped(reason, String(error));
}
