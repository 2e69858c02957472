// The program as the pictures need it: its report, the bytes that somebody signed, and its report with what was seen.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
/** A report of the largest kind, and no process for ever. */
const LIMITS = { maxBuffer: 64 << 20, timeout: 180_000 };

/** Gives what to ask of the program at this path; `close` removes what was written on the way. */
export function asked(program) {
  const folder = mkdtempSync(join(tmpdir(), "kyso-pictures-"));
  const put = (name, text) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const secret = ({ password }) => (password === undefined ? [] : ["--password-file", put("password", password)]);
  const report = async (one, further = []) => {
    const given = [...one.trust.flatMap((path) => ["--trust", path]), ...one.evidence.flatMap((path) => ["--evidence", path])];
    const words = ["verify", "--format", "json", "--no-builtin-trust", "--at", one.at, ...given, ...secret(one), ...further, one.path];
    // Its exit status is the verdict: what it writes is a report, or says why there is none.
    const { stdout } = await run(program, words, LIMITS).catch((failed) => failed);
    try {
      const found = JSON.parse(stdout);
      const first = Array.isArray(found) ? found[0] : found;
      return first?.signatures ? first : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    report,
    reportWith: (one, pictures) => report(one, [`--pictures=${put("pictures.json", JSON.stringify(pictures))}`]),
    async revision(one, id) {
      const out = join(folder, "revision.pdf");
      rmSync(out, { force: true });
      await run(program, ["revision", ...secret(one), "-o", out, one.path, String(id)], LIMITS);
      return readFileSync(out);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
