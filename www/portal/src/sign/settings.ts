import type { SignatureLevel } from "kyso/sign";

/** What an operator sets for the signing page, under `signing` in `kyso.config.json`. */
export interface SigningSettings {
  /** Whether the settings speak of it at all: the page that verifies then leads to it. */
  readonly isOffered: boolean;
  /** Address of a time-stamp authority (RFC 3161 over HTTP), on the page's own host or elsewhere by https. */
  readonly timestamp: string | undefined;
  readonly level: SignatureLevel | undefined;
  /** Whether the installed VGCA Sign Service may be used. */
  readonly vgca: boolean;
  readonly remote: RemoteSettings | undefined;
}

/** A remote signing service. */
export interface RemoteSettings {
  readonly address: string;
  readonly clientId: string;
  readonly oauth2: string | undefined;
}

export const NO_SIGNING: SigningSettings = { isOffered: false, timestamp: undefined, level: undefined, vgca: false, remote: undefined };

const LEVELS: readonly SignatureLevel[] = ["B-B", "B-T", "B-LT", "B-LTA"];

/** Reads them strictly: a mistyped name would be left out in silence. */
export function signingOf(value: unknown): SigningSettings {
  if (value === undefined || value === null) {
    return NO_SIGNING;
  }
  const fields = members(value, ["timestamp", "level", "vgca", "remote"]);
  const level = LEVELS.find((one) => one === fields["level"]);
  const timestamp = fields["timestamp"] ?? undefined;
  if ((fields["level"] ?? level) !== level || (timestamp === undefined && level !== undefined && level !== "B-B")) {
    throw wrong("level");
  }
  return {
    isOffered: true,
    timestamp: timestamp === undefined ? undefined : secure("timestamp", timestamp),
    level,
    vgca: fields["vgca"] === true,
    remote: remoteOf(fields["remote"]),
  };
}

function remoteOf(value: unknown): RemoteSettings | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  const { address, clientId, oauth2 } = members(value, ["address", "clientId", "oauth2"]);
  if (typeof clientId !== "string" || clientId === "") {
    throw wrong("remote.clientId");
  }
  return {
    address: secure("remote.address", address),
    clientId,
    oauth2: oauth2 === undefined || oauth2 === null ? undefined : secure("remote.oauth2", oauth2),
  };
}

function members(value: unknown, names: readonly string[]): Record<string, unknown> {
  const fields = (typeof value === "object" ? value : {}) as Record<string, unknown>;
  const unknown = typeof value === "object" ? Object.keys(fields).find((name) => !names.includes(name)) : "";
  if (unknown !== undefined) {
    throw wrong(unknown);
  }
  return fields;
}

/** An address of the page's own host, or one that is reached by https. */
function secure(name: string, address: unknown): string {
  const url = typeof address === "string" && address !== "" ? new URL(address, document.baseURI) : undefined;
  if (url === undefined || (url.protocol !== "https:" && url.origin !== location.origin)) {
    throw wrong(name);
  }
  return url.href;
}

function wrong(name: string): Error {
  return new Error(`kyso.config.json: signing.${name}`);
}
