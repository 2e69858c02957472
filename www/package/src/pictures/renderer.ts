/** Lower left and upper right corner, or left, top, right and bottom. */
export type Rect = readonly [number, number, number, number];

/** What draws documents, given by the host. It is a witness: nothing it says makes a result better. */
export interface PictureRenderer {
  /** Such as `pdf.js 6.5`; the report names it. */
  readonly name: string;
  /**
   * Opens exactly these bytes. Nothing in the document may run. `undefined` if they are no document to it; rejects if
   * the renderer itself fails, which says nothing about the document.
   */
  open(document: Blob, password: string | undefined): Promise<DrawnDocument | undefined>;
}

/** A document that is open. */
export interface DrawnDocument {
  readonly pages: number;
  /** A page, by its number from 1. */
  page(number: number): Promise<DrawnPage>;
  close(): void;
}

/** A page, not yet drawn. */
export interface DrawnPage {
  /** In units of user space, as it is seen. */
  readonly width: number;
  readonly height: number;
  /** Draws it on white, with its annotations and form fields as a person sees them; rows from the top, four bytes a pixel. */
  draw(scale: number): Promise<{ readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }>;
  /** From a pixel of a picture at a scale to the default user space of the page. */
  toUserSpace(x: number, y: number, scale: number): readonly [number, number];
  /** The text of the page with its places in user space. */
  text(): Promise<readonly DrawnText[]>;
  /** It is not needed any more. */
  release(): void;
}

/** A piece of text. */
export interface DrawnText {
  readonly text: string;
  readonly rect: Rect;
}
