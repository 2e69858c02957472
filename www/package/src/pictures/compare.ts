import { asBlob } from "../document.js";
import { given } from "../given.js";
import type { DocumentInput, Pictures, PageDifference, SignatureId, VerifyOptions } from "../options.js";
import type { Report } from "../report.js";
import type { Verifier } from "../verifier.js";
import { differingPlaces, type Picture, THRESHOLD } from "./difference.js";
import type { DrawnDocument, DrawnPage, DrawnText, PictureRenderer, Rect } from "./renderer.js";

/** Pixels per unit of user space, unless a page is too large for it. At this scale letters of 6 points are distinct. */
const SCALE = 1.5;
/** Most pixels of a picture: a canvas too large for a phone stays blank. */
const MOST_PIXELS = 4 << 20;
/** Most pages that are drawn, those first that the report names. */
const MOST_PAGES = 24;
/** Most signed states that are compared with the newest. */
const MOST_STATES = 4;

/** The input of a comparison besides the document. */
export interface CompareOptions {
  readonly password?: string;
  readonly signal?: AbortSignal;
}

/** A state that somebody signed and that something followed. */
export interface SignedState {
  readonly revision: number;
  /** Which signature or time-stamp ends there. */
  readonly id: SignatureId;
}

/** The signed states of a document that are not the whole of it, oldest first: the first of them and the newest. */
export function signedStates(report: Report): readonly SignedState[] {
  if (report.input.format !== "pdf") {
    return [];
  }
  const known = new Map<number, SignatureId>();
  const note = ({ coverage, integrity }: Report["signatures"][number] | Report["timestamps"][number], id: SignatureId): void => {
    const { revision } = coverage;
    if (typeof revision === "number" && integrity.wholeFile === false && !known.has(revision)) {
      known.set(revision, id);
    }
  };
  report.signatures.forEach((signature) => note(signature, signature.id));
  report.timestamps.forEach((stamp, index) => note(stamp, `t${index + 1}`));
  const states = [...known].map(([revision, id]) => ({ revision, id })).sort((a, b) => a.revision - b.revision);
  return states.length <= MOST_STATES ? states : [...states.slice(0, 1), ...states.slice(1 - MOST_STATES)];
}

/**
 * Draws the pages of a document as they were signed and as they are now, and reads their text, for `pictures` of `verify`. Gives
 * `undefined` where nothing came after the signatures or no page could be drawn in two states. What a page lacks in one state only,
 * or what can be drawn in one state only, differs as a whole.
 */
export async function comparePictures(
  verifier: Pick<Verifier, "signedRevision">,
  document: DocumentInput,
  report: Report,
  renderer: PictureRenderer,
  options: CompareOptions = {},
): Promise<Pictures | undefined> {
  const { password, signal } = given(options);
  const states = signedStates(report);
  if (states.length === 0) {
    return undefined;
  }
  const blob = asBlob(document);
  const opened: DrawnDocument[] = [];
  const open = async (bytes: Blob): Promise<DrawnDocument | undefined> => {
    const document = await renderer.open(bytes, password);
    if (document) {
      opened.push(document);
    }
    return document;
  };
  try {
    const now = await open(blob);
    const signed: Signed[] = [];
    for (const { revision, id } of states) {
      signal?.throwIfAborted();
      const bytes = await verifier.signedRevision(blob, id, password === undefined ? {} : { password });
      signed.push({ since: revision, document: await open(bytes) });
    }
    const witness = new Witness();
    await witness.hold(signed, now, named(report), signal);
    const { pages, scale, differences } = witness;
    return pages === 0
      ? undefined
      : { schema: "kyso-pictures/1", document: report.input.sha256, renderer: renderer.name, scale, threshold: THRESHOLD, pages, differences };
  } finally {
    opened.forEach((document) => document.close());
  }
}

/**
 * Verifies a document and, where something came after a signature, lets the renderer look at it: the report is then the one that takes
 * what was seen into account. A renderer that fails altogether changes nothing.
 */
export async function verifyWithPictures(verifier: Verifier, document: DocumentInput, renderer: PictureRenderer, said: VerifyOptions = {}): Promise<Report> {
  const options = given(said);
  const report = await verifier.verify(document, options);
  const { password, signal } = options;
  const pictures = await comparePictures(verifier, document, report, renderer, {
    ...(password === undefined ? {} : { password }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    signal?.throwIfAborted();
    console.info(error);
    return undefined;
  });
  // At the same moment as before, so that both reports are about one time.
  return pictures ? verifier.verify(document, { ...options, at: report.now, pictures }) : report;
}

/** Pages on which the report knows a change. */
function named({ signatures, timestamps, shared }: Report): ReadonlySet<number> {
  const places = new Set([...signatures, ...timestamps].flatMap(({ changesAfter }) => changesAfter));
  const changes = shared.changes.filter((_, place) => places.has(place));
  return new Set(changes.flatMap(({ page }) => (typeof page === "number" ? [page] : [])));
}

/** A signed state, opened; without a document where it could not be. */
interface Signed {
  readonly since: number;
  readonly document: DrawnDocument | undefined;
}

/** What is seen of a page: `absent` where the document has no such page, `undefined` where it cannot be drawn. */
type Seen = { readonly page: DrawnPage; readonly picture: Picture; readonly text: readonly DrawnText[] } | "absent" | undefined;

/** What has been seen so far. */
class Witness {
  pages = 0;
  scale = SCALE;
  readonly differences: PageDifference[] = [];

  async hold(signed: readonly Signed[], now: DrawnDocument | undefined, named: ReadonlySet<number>, signal: AbortSignal | undefined): Promise<void> {
    for (const { since, document } of signed) {
      if (!document !== !now) {
        this.#wholePage(1, since);
      }
    }
    const both = signed.flatMap(({ since, document }) => (document && now ? [{ since, document }] : []));
    const count = Math.max(0, ...both.map(({ document }) => Math.max(document.pages, now?.pages ?? 0)));
    for (const number of pagesOf(count, named)) {
      const after = await seen(now, number, undefined);
      for (const { since, document } of both) {
        signal?.throwIfAborted();
        const scale = typeof after === "object" ? scaleOf(after.page) : undefined;
        const before = await seen(document, number, scale);
        this.#page(number, before, after, since);
        release(before);
      }
      release(after);
    }
  }

  #wholePage(page: number, since: number): void {
    this.pages += 1;
    this.differences.push({ page, since, kind: "picture", rects: [] });
  }

  #page(number: number, before: Seen, after: Seen, since: number): void {
    if (typeof before !== "object" || typeof after !== "object") {
      if (before !== after) {
        this.#wholePage(number, since);
      }
      return;
    }
    const scale = scaleOf(after.page);
    this.pages += 1;
    this.scale = Math.min(this.scale, scale);
    const places = differingPlaces(before.picture, after.picture);
    if (!places || places.length > 0) {
      const rects = (places ?? []).map((place) => inUserSpace(place, after.page, scale));
      this.differences.push({ page: number, since, kind: "picture", rects });
    }
    const texts = differingText(before.text, after.text);
    if (texts.length > 0) {
      this.differences.push({ page: number, since, kind: "text", rects: texts });
    }
  }
}

/** The scale that a page is drawn at, so that its picture is not too large. */
function scaleOf({ width, height }: DrawnPage): number {
  return Math.min(SCALE, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
}

/** The numbers of the pages to be drawn: those named, the last one, where a page more or fewer is seen, then from the first on. */
function pagesOf(count: number, named: ReadonlySet<number>): number[] {
  const asked = [...named].filter((page) => page >= 1 && page <= count).slice(0, MOST_PAGES - 1);
  const others = Array.from({ length: Math.min(count, MOST_PAGES) }, (_, index) => index + 1);
  return [...new Set([...asked, count, ...others])].slice(0, MOST_PAGES);
}

/** Draws and reads a page, at the scale given or its own. */
async function seen(document: DrawnDocument | undefined, number: number, scale: number | undefined): Promise<Seen> {
  if (document && number > document.pages) {
    return "absent";
  }
  try {
    const page = await document?.page(number);
    return page && { page, picture: await page.draw(scale ?? scaleOf(page)), text: await page.text() };
  } catch {
    return undefined;
  }
}

function release(seen: Seen): void {
  if (typeof seen === "object") {
    seen.page.release();
  }
}

function inUserSpace([left, top, right, bottom]: Rect, page: DrawnPage, scale: number): Rect {
  const [x0, y0] = page.toUserSpace(left, bottom, scale);
  const [x1, y1] = page.toUserSpace(right, top, scale);
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}

/** Places of text that only one of the states has. Positions are compared to half a unit: readers do not agree more exactly. */
function differingText(before: readonly DrawnText[], after: readonly DrawnText[]): Rect[] {
  const key = ({ text, rect: [x, y] }: DrawnText): string => `${Math.round(2 * x)} ${Math.round(2 * y)} ${text}`;
  const counts = new Map<string, number>();
  before.forEach((one) => counts.set(key(one), (counts.get(key(one)) ?? 0) + 1));
  const added = after.filter((one) => {
    const left = counts.get(key(one)) ?? 0;
    counts.set(key(one), left - 1);
    return left <= 0;
  });
  const removed = before.filter((one) => {
    const left = counts.get(key(one)) ?? 0;
    counts.set(key(one), left - 1);
    return left > 0;
  });
  return [...removed, ...added].map(({ rect }) => rect);
}
