/** Files that may be a signature or a time-stamp kept apart from its document. Names decide only what to try together. */
const APART = /\.(?:p7s|tsr|tst|sig|csig)$/i;

/** A file with the document it may speak of. */
export interface Pair {
  readonly file: File;
  readonly content?: File;
}

/**
 * Puts signatures and their documents together: `report.pdf.p7s` with `report.pdf`, or the only two files of one drop. Whether
 * they belong together is for the engine to say.
 */
export function paired(files: readonly File[]): Pair[] {
  const apart = files.filter((file) => APART.test(file.name));
  const others = files.filter((file) => !APART.test(file.name));
  const taken = new Set<File>();
  const pairs = new Map<File, File>();
  for (const file of apart) {
    const base = file.name.replace(APART, "");
    const named = others.find((other) => other.name === base || other.name.replace(/\.[^.]*$/, "") === base);
    const content = named ?? (apart.length === 1 && others.length === 1 ? others[0] : undefined);
    if (content) {
      pairs.set(file, content);
      taken.add(content);
    }
  }
  return files
    .filter((file) => !taken.has(file))
    .map((file) => {
      const content = pairs.get(file);
      return content ? { file, content } : { file };
    });
}
