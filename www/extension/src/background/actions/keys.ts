import type { Message } from "../../shared/messages.js";
import { Refusal } from "../../shared/refusal.js";

/** Whether a value is what a member may be. */
export type Check = (value: unknown) => boolean;

/** Chromium and the host both end a connection over a longer message. */
const LONGEST = 1 << 20;

/** The members of a request, which must be exactly these; without `id` and `type`, which the session has seen. */
export function exactly(message: Message, checks: Readonly<Record<string, Check>>): Message {
  const { id: _, type, ...rest } = message;
  const names = Object.keys(checks);
  const isSame = Object.keys(rest).length === names.length && names.every((name) => Object.hasOwn(rest, name) && checks[name]?.(rest[name]) === true);
  if (!isSame) {
    throw new Refusal("bad-message");
  }
  // `origin` and the rest of the frame have room in what is left.
  if (JSON.stringify(rest).length > LONGEST - 4096) {
    throw new Refusal("message-too-large");
  }
  return { type, ...rest };
}

export const whole = (least: number, most: number): Check => (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
export const text = (longest: number): Check => (value) => typeof value === "string" && value.length <= longest;
export const matching = (pattern: RegExp, longest: number): Check => (value) => typeof value === "string" && value.length <= longest && pattern.test(value);
export const oneOf = (...values: readonly string[]): Check => (value) => typeof value === "string" && values.includes(value);
export const flag: Check = (value) => typeof value === "boolean";
export const list = (least: number, most: number, check: Check): Check => (value) => Array.isArray(value) && value.length >= least && value.length <= most && value.every(check);
export const base64 = (mostOctets: number): Check => matching(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, Math.ceil(mostOctets / 3) * 4);
