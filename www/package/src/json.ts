import { KysoError } from "./error.js";

/** Deepest nesting that is written; what the engine reads has a third of it. */
const DEEPEST = 64;
// Taken before a script of the page can put something else in their places; both are called with their own `this`.
/* eslint-disable @typescript-eslint/unbound-method */
const { stringify } = JSON;
const { toISOString } = Date.prototype;
/* eslint-enable */

/**
 * JSON text of own fields. `JSON.stringify` asks every object for `toJSON`, also for one it inherits: a script that writes to
 * `Object.prototype` or `Array.prototype` would have its say in options and records. What JSON cannot say (a circle, a `bigint`) is the
 * caller's mistake.
 */
export function jsonOf(value: unknown): string {
  return written(value, DEEPEST) ?? "null";
}

/** `undefined` for what has no place in JSON, as in `JSON.stringify`. */
function written(value: unknown, depth: number): string | undefined {
  switch (typeof value) {
    case "object":
      return value === null ? "null" : composed(value, depth - 1);
    case "string":
    case "number":
    case "boolean":
      return stringify(value);
    case "bigint":
      throw wrong("a bigint is no JSON");
    default:
      return undefined;
  }
}

function composed(value: object, depth: number): string {
  if (depth < 0) {
    throw wrong("nested too deep");
  }
  if (Array.isArray(value)) {
    return `[${listed(value, depth)}]`;
  }
  if (value instanceof Date) {
    return Number.isNaN(Number(value)) ? "null" : stringify(toISOString.call(value));
  }
  let text = "";
  for (const name of Object.keys(value)) {
    const field = written((value as Record<string, unknown>)[name], depth);
    if (field !== undefined) {
      text += `${text === "" ? "" : ","}${stringify(name)}:${field}`;
    }
  }
  return `{${text}}`;
}

/** A gap in a list is nothing, whatever its prototype has at that place. */
function listed(list: readonly unknown[], depth: number): string {
  let text = "";
  for (let at = 0; at < list.length; at += 1) {
    const member = Object.hasOwn(list, at) ? written(list[at], depth) : undefined;
    text += `${at === 0 ? "" : ","}${member ?? "null"}`;
  }
  return text;
}

function wrong(message: string): KysoError {
  return new KysoError({ code: "bad-context", message: `options: ${message}`, details: {} });
}
