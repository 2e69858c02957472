import type { SignerCertificate } from "../../sign/signer.js";
import { fromBase64 } from "../base64.js";
import { algorithmsOf } from "./algorithms.js";
import type { Answer } from "./client.js";

/** Something a service wants from the person before it signs. */
export interface AuthObject {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly description: string;
}

/** A key at a service. */
export interface Credential {
  readonly id: string;
  readonly certificate: SignerCertificate;
  /** Identifiers of algorithms as the service lists them. */
  readonly listed: readonly string[];
  readonly keyBits: number;
  readonly mode: "explicit" | "oauth2code" | "implicit";
  readonly objects: readonly AuthObject[];
  /** Signatures that one authorisation may cover. */
  readonly multisign: number;
}

/** The answer of `credentials/info` (CSC API 2.0 §11.5), if the key can be used. */
export function readCredential(id: string, answer: Answer): Credential | undefined {
  const [key, cert, auth] = [part(answer["key"]), part(answer["cert"]), part(answer["auth"])];
  const listed = texts(key["algo"]);
  const chain = texts(cert["certificates"]).map((text) => fromBase64(text.replace(/\s/g, "")));
  const [certificate, ...above] = chain;
  const algorithms = algorithmsOf(listed);
  const { len } = key;
  const mode = auth["mode"] ?? answer["authMode"];
  const isUsable = key["status"] === "enabled" && (cert["status"] === undefined || cert["status"] === "valid") && algorithms.length > 0;
  if (!isUsable || certificate === undefined || typeof len !== "number" || (mode !== "explicit" && mode !== "oauth2code" && mode !== "implicit")) {
    return undefined;
  }
  const { multisign, description } = answer;
  return {
    id,
    certificate: {
      certificate,
      chain: above.filter((one) => one !== undefined),
      algorithms,
      label: typeof description === "string" ? description.slice(0, 255) : id,
      token: id,
    },
    listed,
    keyBits: len,
    mode,
    objects: objectsOf(auth["objects"]),
    multisign: typeof multisign === "number" && multisign >= 1 ? Math.floor(multisign) : 1,
  };
}

function objectsOf(value: unknown): AuthObject[] {
  const list = Array.isArray(value) ? value : [];
  return list
    .slice(0, 8)
    .map(part)
    .flatMap(({ id, type, label, description }) =>
      typeof id === "string" ? [{ id, type: textOr(type, ""), label: textOr(label, id), description: textOr(description, "") }] : [],
    );
}

/** A text of the service; anything else has no words. */
function textOr(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}

function part(value: unknown): Answer {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Answer) : {};
}

export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string").slice(0, 100) : [];
}
