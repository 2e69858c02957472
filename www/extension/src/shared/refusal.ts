/** A request that is not done. The code is one of the list in the documentation; the page has the words for it. */
export class Refusal extends Error {
  readonly code: string;
  /** Of a wrong PIN, if the host says. */
  readonly triesLeft: number | undefined;

  constructor(code: string, triesLeft?: number) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.triesLeft = triesLeft;
  }
}
