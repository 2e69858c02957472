/** After a drawing the page rests for so many times as long as it took, where many files are being checked. */
const REST = 4;
/** What a person does: the page answers at once, whatever else goes on. */
const DONE_BY_A_PERSON = ["click", "input", "change", "keydown", "submit"];

/**
 * Draws at once, unless results of other files come faster than they can be drawn: then the page rests between two drawings, so that a person
 * can press a button, and the next one shows all that came meanwhile.
 */
export function paced(draw: () => void, areMany: () => boolean): () => void {
  let ended = 0;
  let took = 0;
  let isWaiting = false;
  let isAsked = false;
  for (const type of DONE_BY_A_PERSON) {
    addEventListener(type, () => (isAsked = true), { capture: true });
  }
  const now = (): void => {
    isWaiting = false;
    isAsked = false;
    const start = performance.now();
    draw();
    ended = performance.now();
    took = ended - start;
  };
  return () => {
    const rest = ended + REST * took - performance.now();
    if (isAsked || !areMany() || rest <= 0) {
      now();
    } else if (!isWaiting) {
      isWaiting = true;
      setTimeout(now, rest);
    }
  };
}
