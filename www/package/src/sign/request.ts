import { KysoError } from "../error.js";
import { given } from "../given.js";
import { jsonOf } from "../json.js";
import { timeText } from "../time.js";
import type { KeyAlgorithm, SigningAct } from "./signer.js";

/** Level of a signature (EN 319 142-1): the value alone, with a time-stamp, with its evidence, with a time-stamp over both. */
export type SignatureLevel = "B-B" | "B-T" | "B-LT" | "B-LTA";

/** Form of a signature. */
export type SignatureForm =
  /** PDF, `ETSI.CAdES.detached`. */
  | "pades"
  /** PDF, `adbe.pkcs7.detached`, for old systems. */
  | "adbe"
  /** Any file, the signature beside it (`.p7s`). */
  | "cades-detached"
  /** Any file, inside the signature (`.p7m`). */
  | "cades-opaque";

/** What the signature shows (Decree 30/2020, Phụ lục I). Which of it is used follows from `act`. */
export interface SignatureLook {
  /** `person`, `agency`: the image of the signature or of the seal, PNG or JPEG. Without one nothing is shown. */
  readonly image?: Blob | Uint8Array;
  /** `agency`: width of the seal in millimetres, where the image does not say it. */
  readonly sealSize?: number;
  /** `copy`: form of the copy. */
  readonly copyForm?: "sao-y" | "sao-luc" | "trich-sao";
  /** `copy`: the body that makes it. */
  readonly agencyName?: string;
  /** `annex`: number and symbol of the document that it belongs to. */
  readonly documentNumber?: string;
  /** `number`: the number, for its blank on the first page. */
  readonly number?: number;
  /** `number`: day and month, for their blanks. */
  readonly date?: readonly [day: number, month: number];
  /** Page of the field, from 1. */
  readonly page?: number;
  /** The rectangle in the user space of the page, in the place of the one that is proposed: left, bottom, right, top. */
  readonly rectangle?: readonly [number, number, number, number];
  /** Font of upright text (.ttf), in the place of Liberation Serif, which is as wide as Times New Roman. */
  readonly font?: Blob | Uint8Array;
}

/** What is to be signed, and how. */
export interface SignatureRequest {
  readonly act: SigningAct;
  /** When, by the clock of the signer; default: now. */
  readonly time?: Date | string;
  /** Default: `pades`. */
  readonly form?: SignatureForm;
  /** Default: `B-B`. */
  readonly level?: SignatureLevel;
  /** Default: the first that the signer names; SHA-256 with PKCS #1 or ECDSA where nobody names one. */
  readonly algorithm?: KeyAlgorithm;
  /** An empty field of the document, in the place of a new one. */
  readonly field?: string;
  /** Certifies the document, with what may change later: 1 nothing, 2 forms, 3 notes too. */
  readonly certify?: 1 | 2 | 3;
  /** Fields that may not change later. */
  readonly lock?: "all" | { readonly include: readonly string[] } | { readonly exclude: readonly string[] };
  readonly reason?: string;
  readonly location?: string;
  readonly contact?: string;
  /** What the signer commits to (EN 319 122-1 §5.2.3). A signature has a commitment or a reason, not both. */
  readonly commitment?: "origin" | "approval" | "creation";
  /** Asks for a time-stamp over the content too, before it is signed (EN 319 122-1 §5.2.8). */
  readonly contentTimestamp?: boolean;
  /** Bytes left for a time-stamp. Default: 16384. */
  readonly timestampRoom?: number;
  readonly password?: string;
  readonly look?: SignatureLook;
}

const NAMES: Readonly<Record<keyof SignatureRequest, true>> = {
  act: true,
  time: true,
  form: true,
  level: true,
  algorithm: true,
  field: true,
  certify: true,
  lock: true,
  reason: true,
  location: true,
  contact: true,
  commitment: true,
  contentTimestamp: true,
  timestampRoom: true,
  password: true,
  look: true,
};

const LOOK: Readonly<Record<keyof SignatureLook, true>> = {
  image: true,
  sealSize: true,
  copyForm: true,
  agencyName: true,
  documentNumber: true,
  number: true,
  date: true,
  page: true,
  rectangle: true,
  font: true,
};

const TIMESTAMP_ROOM = 16_384;
const LEVELS: readonly SignatureLevel[] = ["B-B", "B-T", "B-LT", "B-LTA"];

/** A request as it crosses to the module: text, and the files that it names. */
export interface WrittenRequest {
  readonly json: string;
  readonly files: LookFiles;
}

/** Files of a look. */
export interface LookFiles {
  readonly image: Blob | Uint8Array | undefined;
  readonly font: Blob | Uint8Array | undefined;
  /** Whether there is text to write. */
  readonly hasText: boolean;
}

/** The request without fields of another name: a mistyped one would be left out in silence. */
export function checked(said: SignatureRequest): SignatureRequest {
  const request = only("request", said, NAMES);
  only("look", request.look ?? {}, LOOK);
  if (request.level !== undefined && !LEVELS.includes(request.level)) {
    throw wrong(`level ${JSON.stringify(request.level)}`);
  }
  return request;
}

/** Whether a request reaches a level. */
export function reaches(request: SignatureRequest, level: SignatureLevel): boolean {
  return LEVELS.indexOf(request.level ?? "B-B") >= LEVELS.indexOf(level);
}

/** Whether a file of any kind is signed, beside it or around it. */
export function isMessage({ form }: SignatureRequest): boolean {
  return form === "cades-detached" || form === "cades-opaque";
}

/** A request as the module reads it. Each field is there. */
export function written(said: SignatureRequest): WrittenRequest {
  const request = checked(said);
  const look = given(request.look ?? {});
  const [rsa, digest] = parts(request.algorithm);
  const room = request.timestampRoom ?? TIMESTAMP_ROOM;
  const json = jsonOf({
    password: request.password ?? null,
    act: request.act,
    time: timeText(request.time ?? new Date()),
    form: request.form ?? "pades",
    digest,
    rsa,
    field: request.field ?? null,
    certify: request.certify ?? null,
    lock: request.lock === "all" ? { all: true } : (request.lock ?? null),
    reason: request.reason ?? null,
    location: request.location ?? null,
    contact: request.contact ?? null,
    commitment: request.commitment ?? null,
    timestampRoom: reaches(request, "B-T") ? room : 0,
    contentTimestampRoom: request.contentTimestamp === true ? room : 0,
    look: {
      sealSize: look.sealSize ?? null,
      copyForm: look.copyForm ?? null,
      agencyName: look.agencyName ?? null,
      documentNumber: look.documentNumber ?? null,
      number: look.number ?? null,
      date: look.date ?? null,
      page: look.page ?? null,
      rectangle: look.rectangle ?? null,
    },
  });
  const hasText = request.act === "copy" || request.act === "annex" || request.act === "number";
  return { json, files: { image: look.image, font: look.font, hasText: hasText && !isMessage(request) } };
}

/** How an RSA key signs, and the digest. */
function parts(algorithm: KeyAlgorithm = "rsa-pkcs1-sha256"): [rsa: "pkcs1" | "pss", digest: string] {
  const digest = /sha(256|384|512)$/.exec(algorithm)?.[1];
  if (digest === undefined) {
    throw wrong(`algorithm ${JSON.stringify(algorithm)}`);
  }
  return [algorithm.startsWith("rsa-pss-") ? "pss" : "pkcs1", `SHA-${digest}`];
}

/** Refuses fields of another name. */
export function only<Options extends object>(place: string, options: Options, names: Readonly<Record<keyof Options, true>>): Options {
  const own = given(options);
  const unknown = Object.keys(own).find((name) => own[name as keyof Options] !== undefined && !Object.hasOwn(names, name));
  if (unknown !== undefined) {
    throw wrong(`unknown field \`${unknown}\` of ${place}`);
  }
  return own;
}

function wrong(message: string): KysoError {
  return new KysoError({ code: "bad-context", message: `signing: ${message}`, details: {} });
}
