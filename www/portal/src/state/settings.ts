import type { Language, PolicyFile } from "kyso";
import { now } from "../ui/clock.ts";
import { forgetSettings, keepSettings, keptSettings } from "./settings-kept.ts";
import { NO_SIGNING, signingOf, type SigningSettings } from "../sign/settings.ts";
import { Stopped } from "./stopped.ts";

/** What an operator may set in `kyso.config.json` beside the page, without a new build. */
export interface Settings {
  /** Who offers this page; shown in its foot, never as who issued the result. */
  readonly name: string | undefined;
  readonly language: Language;
  /** Address of the trust file, relative to the page. */
  readonly trust: string;
  /** The key that signed the trust file (minisign). With it the file must be signed; without it, it must not be. */
  readonly trustKey: string | undefined;
  /** Name of a built-in policy, or a policy file; the strict one when left out. */
  readonly policy: string | PolicyFile | undefined;
  /** Address of the index of the operator's own evidence, relative to the page. */
  readonly evidence: string | undefined;
  /** Address of the operator's relay on the page's own host, relative to the page. With one, it is asked for what a file lacks. */
  readonly relay: string | undefined;
  /** Address of the operator's mirror on the page's own host, relative to the page. It is asked before the relay. */
  readonly mirror: string | undefined;
  /** The key of the mirror's operator (minisign), on whose word parts of lists are taken; without it whole lists are. */
  readonly operatorKey: string | undefined;
  /** Whether the trust file comes from the mirror, in place of the one at `trust` as long as the mirror has one. It must be signed. */
  readonly trustFromMirror: boolean;
  readonly links: readonly Link[];
  /** Of the signing page alone. */
  readonly signing: SigningSettings;
  /** When this copy was had, where the file cannot be had or read now. */
  readonly keptSince: string | undefined;
}

export interface Link {
  readonly text: string;
  readonly href: string;
}

const SCHEMA = "kyso-portal/1";
const MOST_LINKS = 12;
/** A public key of minisign: 42 bytes that begin with `Ed`, in base64. */
const MINISIGN_KEY = /^RW[A-Za-z0-9+/]{54}$/;
const DEFAULTS: Settings = {
  name: undefined,
  language: "vi",
  trust: "trust/vietnam.json",
  trustKey: undefined,
  policy: undefined,
  evidence: undefined,
  relay: undefined,
  mirror: undefined,
  operatorKey: undefined,
  trustFromMirror: false,
  links: [],
  signing: NO_SIGNING,
  keptSince: undefined,
};
const KEYS = new Set([
  "schema",
  "name",
  "language",
  "trust",
  "trustKey",
  "policy",
  "evidence",
  "relay",
  "mirror",
  "operatorKey",
  "trustFromMirror",
  "links",
  "signing",
]);

/**
 * Reads the settings. Only a host that says there are none (404) leaves the page to its defaults: where the file cannot be had or is broken,
 * the last copy holds, or the page stops. By the defaults it would trust more roots than the operator does.
 */
export async function loadSettings(): Promise<Settings> {
  let text: string | undefined;
  let value: unknown;
  try {
    text = await fetched();
    value = text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch (error) {
    return fromBefore(String(error));
  }
  if (text === undefined) {
    forgetSettings();
    return DEFAULTS;
  }
  const settings = understood(value);
  keepSettings({ text, date: now() });
  return settings;
}

/** The text of the file; `undefined` where the host says that there is none. */
async function fetched(): Promise<string | undefined> {
  const response = await fetch(new URL("kyso.config.json", document.baseURI), { credentials: "same-origin", cache: "no-cache" });
  if (response.status === 404) {
    return undefined;
  }
  if (response.status !== 200) {
    throw new Error(`kyso.config.json: ${response.status}`);
  }
  return response.text();
}

function fromBefore(reason: string): Settings {
  const kept = keptSettings();
  if (!kept) {
    throw new Stopped("settings-missing", reason);
  }
  return { ...understood(JSON.parse(kept.text) as unknown), keptSince: kept.date };
}

/** A file that is there and says what the page does not understand stops it: the page must not guess. */
function understood(value: unknown): Settings {
  try {
    return settingsOf(value);
  } catch (error) {
    throw error instanceof Stopped ? error : new Stopped("settings", String(error));
  }
}

export function settingsOf(value: unknown): Settings {
  if (typeof value !== "object" || value === null || (value as { schema?: unknown }).schema !== SCHEMA) {
    throw new Error(`kyso.config.json: not ${SCHEMA}`);
  }
  const fields = value as Record<string, unknown>;
  // A mistyped key would be left out in silence, and with it what it was to guard.
  const unknown = Object.keys(fields).filter((name) => !KEYS.has(name));
  if (unknown.length > 0) {
    throw new Stopped("settings", "kyso.config.json: unknown keys", unknown);
  }
  const policy = fields["policy"];
  if (policy !== undefined && policy !== null && typeof policy !== "string" && typeof policy !== "object") {
    throw new Error("kyso.config.json: policy");
  }
  const trustFromMirror = fields["trustFromMirror"] ?? false;
  if (typeof trustFromMirror !== "boolean" || (trustFromMirror && (text(fields, "mirror") === undefined || text(fields, "trustKey") === undefined))) {
    throw new Error("kyso.config.json: trustFromMirror");
  }
  return {
    name: text(fields, "name"),
    language: fields["language"] === "en" ? "en" : "vi",
    trust: text(fields, "trust") ?? DEFAULTS.trust,
    trustKey: key("trustKey", text(fields, "trustKey")),
    policy: (policy ?? undefined) as string | PolicyFile | undefined,
    evidence: text(fields, "evidence"),
    relay: ownHost("relay", text(fields, "relay")),
    mirror: ownHost("mirror", text(fields, "mirror")),
    operatorKey: key("operatorKey", text(fields, "operatorKey")),
    trustFromMirror,
    links: links(fields["links"]),
    signing: signingOf(fields["signing"]),
    keptSince: undefined,
  };
}

function text(fields: Record<string, unknown>, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== "string" || value === "") {
    throw new Error(`kyso.config.json: ${name}`);
  }
  return value;
}

/** A key that is none would let no file pass, or one nobody signed. */
function key(name: string, value: string | undefined): string | undefined {
  if (value !== undefined && !MINISIGN_KEY.test(value)) {
    throw new Error(`kyso.config.json: ${name}`);
  }
  return value;
}

/** The page's policy lets it ask its own host alone; an address elsewhere would fail only when somebody needs it. */
function ownHost(name: string, address: string | undefined): string | undefined {
  if (address !== undefined && new URL(address, document.baseURI).origin !== location.origin) {
    throw new Error(`kyso.config.json: ${name}`);
  }
  return address;
}

function links(value: unknown): Link[] {
  const list = Array.isArray(value) ? (value as unknown[]).slice(0, MOST_LINKS) : [];
  return list.map((item) => {
    const { text: words, href } = (item ?? {}) as { text?: unknown; href?: unknown };
    if (typeof words !== "string" || typeof href !== "string" || !/^https?:$/.test(new URL(href, document.baseURI).protocol)) {
      throw new Error("kyso.config.json: links");
    }
    return { text: words, href };
  });
}
