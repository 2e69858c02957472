/** Lower left and upper right corner, or left, top, right and bottom. */
export type Rect = readonly [number, number, number, number];

/** Places nearer to each other than this, in units of user space, are one to a person: the letters of a line, the lines of a paragraph. */
const NEAR = 14;

/** Places as a person counts them: what differs is told letter by letter. The largest first. */
export function joined(rects: readonly (readonly number[])[]): readonly Rect[] {
  let places: Rect[] = [];
  for (const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] of rects) {
    let place: Rect = [x0, y0, x1, y1];
    // What one place has grown to may reach another that stood apart before.
    for (let near = places.filter((other) => isNear(place, other)); near.length > 0; near = places.filter((other) => isNear(place, other))) {
      place = near.reduce(around, place);
      places = places.filter((other) => !near.includes(other));
    }
    places.push(place);
  }
  const area = ([x0, y0, x1, y1]: Rect): number => (x1 - x0) * (y1 - y0);
  return places.sort((a, b) => area(b) - area(a));
}

function isNear([a0, a1, a2, a3]: Rect, [b0, b1, b2, b3]: Rect): boolean {
  return a0 - NEAR < b2 && b0 - NEAR < a2 && a1 - NEAR < b3 && b1 - NEAR < a3;
}

function around([a0, a1, a2, a3]: Rect, [b0, b1, b2, b3]: Rect): Rect {
  return [Math.min(a0, b0), Math.min(a1, b1), Math.max(a2, b2), Math.max(a3, b3)];
}
