/**
 * Characters that are not seen but change what is: directions (Unicode UAX #9 §2), joiners and fillers of no width, tags, controls. A
 * tabulator and the ends of lines are none.
 */
const UNSEEN =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class -- exactly these are looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u2800\u3164\uFEFF\uFFA0\uFFF0-\uFFFB]|[\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;

/** Text with everything unseen made seen: a name must not read as another one. */
export function plain(text: string): string {
  return text.replace(UNSEEN, "\uFFFD");
}
