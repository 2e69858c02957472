import type { Rect } from "./places.ts";

/** A page's list of what is painted, as pdf.js gives it. */
export interface Painted {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly (readonly unknown[] | null)[];
}

/** Numbers of the operators by name. */
export type Operators = Readonly<Record<string, number>>;

type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** A picture no smaller and no larger than this, in units of user space, has the size of a seal or of a signature by hand. */
const LEAST = 36;
const MOST = 220;
/** And is no longer than this many times its width, or the other way round. */
const LONGEST = 2.5;
/** Most that are marked on one page, and most operators that are looked at. */
const MOST_MARKED = 20;
const MOST_OPERATORS = 200_000;
/** Deepest nesting of states. */
const DEEPEST = 64;

/** Places of pictures on the page that a person may take for a seal or a signature and that lie in no verified field. */
export function sealLike({ fnArray, argsArray }: Painted, ops: Operators, verified: readonly Rect[]): Rect[] {
  const saved: Matrix[] = [];
  let now = IDENTITY;
  const found: Rect[] = [];
  const push = (): void => {
    if (saved.length < DEEPEST) {
      saved.push(now);
    }
  };
  const pop = (): void => {
    now = saved.pop() ?? IDENTITY;
  };
  for (let at = 0; at < Math.min(fnArray.length, MOST_OPERATORS) && found.length < MOST_MARKED; at += 1) {
    const args = argsArray[at] ?? [];
    switch (fnArray[at]) {
      case ops["save"]:
        push();
        break;
      case ops["restore"]:
      case ops["paintFormXObjectEnd"]:
      case ops["endAnnotation"]:
        pop();
        break;
      case ops["transform"]:
        now = times(now, args);
        break;
      case ops["paintFormXObjectBegin"]:
        push();
        now = times(now, list(args[0]));
        break;
      case ops["beginAnnotation"]:
        push();
        now = times(times(now, list(args[2])), list(args[3]));
        break;
      case ops["paintImageXObject"]:
      case ops["paintInlineImageXObject"]:
      case ops["paintImageMaskXObject"]: {
        const place = square(now);
        if (hasSizeOfSeal(place) && !verified.some((field) => isIn(place, field)) && !found.some((other) => isIn(place, other))) {
          found.push(place);
        }
        break;
      }
    }
  }
  return found;
}

function list(value: unknown): readonly unknown[] {
  return value && typeof value === "object" ? Array.from(value as ArrayLike<unknown>) : [];
}

function times([a, b, c, d, e, f]: Matrix, [ga, gb, gc, gd, ge, gf]: readonly unknown[]): Matrix {
  const [ha, hb, hc, hd, he, hf] = [ga ?? 1, gb ?? 0, gc ?? 0, gd ?? 1, ge ?? 0, gf ?? 0].map(Number) as [number, number, number, number, number, number];
  return [a * ha + c * hb, b * ha + d * hb, a * hc + c * hd, b * hc + d * hd, a * he + c * hf + e, b * he + d * hf + f];
}

/** Where the unit square goes, which every picture fills (ISO 32000-2 §8.9.5). */
function square([a, b, c, d, e, f]: Matrix): Rect {
  const [xs, ys] = [
    [e, e + a, e + c, e + a + c],
    [f, f + b, f + d, f + b + d],
  ];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function hasSizeOfSeal([x0, y0, x1, y1]: Rect): boolean {
  const [width, height] = [x1 - x0, y1 - y0];
  const isOfSize = (length: number): boolean => length >= LEAST && length <= MOST;
  return isOfSize(width) && isOfSize(height) && Math.max(width / height, height / width) <= LONGEST;
}

/** Whether the middle of one lies in the other. */
function isIn([x0, y0, x1, y1]: Rect, [a0, b0, a1, b1]: Rect): boolean {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return x >= Math.min(a0, a1) && x <= Math.max(a0, a1) && y >= Math.min(b0, b1) && y <= Math.max(b0, b1);
}
