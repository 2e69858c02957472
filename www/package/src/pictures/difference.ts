import type { Rect } from "./renderer.js";

/** The smallest difference in a channel of a pixel that counts, of 255: smoothing of equal shapes makes smaller ones. */
export const THRESHOLD = 32;

/** Rows that are compared together; a difference in them is reported with its exact rows. */
const BAND = 8;
/** Pixels that differ within this distance are one place; the next ones where there would be too many places. */
const GAPS = [4, 12, 32] as const;
/** As many places of a page as the engine stores. */
const MOST_PLACES = 1_000;

/** A picture as canvases return it: rows from the top, four bytes per pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
}

/**
 * Where two pictures of one size differ, in pixels: left, top, right and bottom, each place as narrow as the
 * difference. A single pixel is ignored. `undefined` if there are too many places: then it is the whole page.
 */
export function differingPlaces(before: Picture, after: Picture): readonly Rect[] | undefined {
  if (before.width !== after.width || before.height !== after.height) {
    return undefined;
  }
  for (const gap of GAPS) {
    const places = placesWithin(before, after, gap);
    if (places.length <= MOST_PLACES) {
      return places;
    }
  }
  return undefined;
}

function placesWithin(before: Picture, after: Picture, gap: number): Rect[] {
  const places: Rect[] = [];
  let above: Rect[] = [];
  for (let top = 0; top < before.height; top += BAND) {
    const here = placesOfBand(before, after, top, Math.min(before.height, top + BAND), gap);
    // A place that goes on from the band above in the same columns is one with it.
    const band = here.map((place): Rect => {
      const over = above.find(([left, , right, bottom]) => left === place[0] && right === place[2] && place[1] - bottom <= gap);
      if (!over) {
        return place;
      }
      places.splice(places.indexOf(over), 1);
      return [over[0], over[1], over[2], place[3]];
    });
    places.push(...band);
    above = band;
    if (places.length > 4 * MOST_PLACES) {
      return places;
    }
  }
  return places.filter(([left, top, right, bottom]) => right - left > 1 || bottom - top > 1);
}

function placesOfBand(before: Picture, after: Picture, top: number, end: number, gap: number): Rect[] {
  const places: Rect[] = [];
  let open: { left: number; top: number; right: number; bottom: number } | undefined;
  const close = (): void => {
    if (open) {
      places.push([open.left, open.top, open.right, open.bottom]);
    }
  };
  for (let x = 0; x < before.width; x++) {
    for (let y = top; y < end; y++) {
      if (!differs(before, after, 4 * (y * before.width + x))) {
        continue;
      }
      if (!open || x - open.right >= gap) {
        close();
        open = { left: x, top: y, right: x + 1, bottom: y + 1 };
      } else {
        open = { left: open.left, top: Math.min(open.top, y), right: x + 1, bottom: Math.max(open.bottom, y + 1) };
      }
    }
  }
  close();
  return places;
}

function differs({ data: before }: Picture, { data: after }: Picture, at: number): boolean {
  return far(before[at], after[at]) || far(before[at + 1], after[at + 1]) || far(before[at + 2], after[at + 2]);
}

function far(before = 0, after = 0): boolean {
  return before - after >= THRESHOLD || after - before >= THRESHOLD;
}
