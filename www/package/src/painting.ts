/** A page's viewport, as pdf.js gives it. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  convertToViewportPoint(x: number, y: number): number[];
}

/** Most pixels of one page: a canvas that a phone cannot hold stays blank. */
const MOST_PIXELS = 8 << 20;
/** Finer than this no eye sees on paper-sized pages. */
const FINEST = 2;
/** From this width on, in pixels, a frame has room for a name and what was found. */
export const ROOMY = 110;

/** A page that is to be drawn at a width in pixels. */
export interface Planned<View extends Viewport> {
  readonly scale: number;
  /** Height by width. */
  readonly ratio: number;
  /** As the page is seen: text and frames go by it. */
  readonly viewport: View;
  /** As its picture is drawn. */
  readonly drawn: View;
  readonly canvas: HTMLCanvasElement;
}

/** Plans the picture of a page, as fine as the screen can show and a canvas can hold. */
export function planned<View extends Viewport>(page: { getViewport(options: { scale: number }): View }, width: number): Planned<View> {
  const plain = page.getViewport({ scale: 1 });
  const scale = width / plain.width;
  const viewport = page.getViewport({ scale });
  const fine = Math.min(FINEST, devicePixelRatio, Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)));
  const drawn = page.getViewport({ scale: scale * fine });
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  canvas.width = Math.max(1, Math.floor(drawn.width));
  canvas.height = Math.max(1, Math.floor(drawn.height));
  return { scale, ratio: plain.height / plain.width, viewport, drawn, canvas };
}

/** Where a box begins, in hundredths of the page, and how wide it is, in pixels. */
export interface Placed {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** Sets a box over a rectangle of the page, no further than the page reaches; without one, around the whole page. */
export function place(box: HTMLElement, rect: readonly number[] | undefined, viewport: Viewport): Placed {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect ?? [];
  const [ax = 0, ay = 0] = rect ? viewport.convertToViewportPoint(x1, y1) : [0, 0];
  const [bx = 0, by = 0] = rect ? viewport.convertToViewportPoint(x2, y2) : [viewport.width, viewport.height];
  const share = (value: number, whole: number): number => Math.max(0, Math.min(100, (value / whole) * 100));
  const left = share(Math.min(ax, bx), viewport.width);
  const top = share(Math.min(ay, by), viewport.height);
  const width = share(Math.max(ax, bx), viewport.width) - left;
  box.style.left = `${left}%`;
  box.style.top = `${top}%`;
  box.style.width = `${width}%`;
  box.style.height = `${share(Math.max(ay, by), viewport.height) - top}%`;
  return { left, top, width: (width / 100) * viewport.width };
}
