// What may be absent where the tests run. It is counted, as `tests/native/corpora.rs` counts it, and refused where `CI` is set.
import { appendFileSync } from "node:fs";
import process from "node:process";

const isSet = (variable) => !["", "0", "false", undefined].includes(process.env[variable]);

/** Records why something is skipped and gives the reason; `corpora` says that the corpora are what is missing. */
export function absent(why, { corpora = false } = {}) {
  if (isSet("CI") && !(corpora && isSet("KYSO_NO_CORPORA"))) {
    throw new Error(`${why}, and CI is set: a test that cannot run has not passed`);
  }
  console.error(`skipped: ${why}`);
  if (process.env.KYSO_SKIPPED) {
    appendFileSync(process.env.KYSO_SKIPPED, `skipped: ${why}\n`);
  }
  return why;
}
