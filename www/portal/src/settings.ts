import type { Language, PolicyFile } from "kyso";
import { bytesOf, textOf } from "./bytes.ts";
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
  /** Address of the operator's relay on the page's own host, relative to the page. It is asked only when a person presses the button. */
  readonly relay: string | undefined;
  readonly links: readonly Link[];
}

export interface Link {
  readonly text: string;
  readonly href: string;
}

const SCHEMA = "kyso-portal/1";
const MOST_LINKS = 12;
/** A public key of minisign: 42 bytes that begin with `Ed`, in base64. */
const MINISIGN_KEY = /^RW[A-Za-z0-9+/]{54}$/;
const DEFAULTS: Settings = { name: undefined, language: "vi", trust: "trust/vietnam.json", trustKey: undefined, policy: undefined, evidence: undefined, relay: undefined, links: [] };

/** Reads the settings. A page without the file works; one with a file it does not understand must not guess. */
export async function loadSettings(): Promise<Settings> {
  const bytes = await bytesOf("kyso.config.json").catch(() => undefined);
  try {
    return bytes === undefined ? DEFAULTS : settingsOf(JSON.parse(textOf(bytes)) as unknown);
  } catch (error) {
    throw new Stopped("settings", String(error));
  }
}

export function settingsOf(value: unknown): Settings {
  if (typeof value !== "object" || value === null || (value as { schema?: unknown }).schema !== SCHEMA) {
    throw new Error(`kyso.config.json: not ${SCHEMA}`);
  }
  const fields = value as Record<string, unknown>;
  const policy = fields["policy"];
  if (policy !== undefined && policy !== null && typeof policy !== "string" && typeof policy !== "object") {
    throw new Error("kyso.config.json: policy");
  }
  return {
    name: text(fields, "name"),
    language: fields["language"] === "en" ? "en" : "vi",
    trust: text(fields, "trust") ?? DEFAULTS.trust,
    trustKey: key(text(fields, "trustKey")),
    policy: (policy ?? undefined) as string | PolicyFile | undefined,
    evidence: text(fields, "evidence"),
    relay: ownHost(text(fields, "relay")),
    links: links(fields["links"]),
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
function key(value: string | undefined): string | undefined {
  if (value !== undefined && !MINISIGN_KEY.test(value)) {
    throw new Error("kyso.config.json: trustKey");
  }
  return value;
}

/** The page's policy lets it ask its own host alone; an address elsewhere would fail only when somebody needs it. */
function ownHost(address: string | undefined): string | undefined {
  if (address !== undefined && new URL(address, document.baseURI).origin !== location.origin) {
    throw new Error("kyso.config.json: relay");
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
