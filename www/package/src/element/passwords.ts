const given = new WeakMap<Blob, string>();

/** Keeps the password that opened a file, for an element of this package that shows it. It leaves the package by no event and no property. */
export function keepPassword(file: Blob, password: string): void {
  given.set(file, password);
}

/** The password that a person typed for a file, where it opened it. */
export function passwordOf(file: Blob): string | undefined {
  return given.get(file);
}
