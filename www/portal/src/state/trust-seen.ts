/** The number of the newest signed trust file that this browser has used, for each portal of a host apart. */
export const TRUST_SEEN = `kyso.trust ${new URL("./", document.baseURI).pathname}`;

/**
 * The smallest number that is no step back. An old trust file, once signed, could bring back a root that was taken away since. Numbers
 * of another key are another row of numbers.
 */
export function leastSequence(key: string): number {
  try {
    const seen = JSON.parse(localStorage.getItem(TRUST_SEEN) ?? "{}") as { key?: unknown; sequence?: unknown };
    return seen.key === key && Number.isSafeInteger(seen.sequence) ? Math.max(0, Number(seen.sequence)) : 0;
  } catch {
    // Storage may be refused: the signature and the number of the data shipped with the page still hold.
    return 0;
  }
}

export function rememberSequence(key: string, sequence: number): void {
  try {
    localStorage.setItem(TRUST_SEEN, JSON.stringify({ key, sequence: Math.max(sequence, leastSequence(key)) }));
  } catch {
    // As above.
  }
}
