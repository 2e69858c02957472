// The files whose pictures are compared: those of the project, and those of the corpora beside it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { absent } from "../support/absent.mjs";

/** What a case stands at where nothing else is said of it. */
const NOW = "2026-11-22T00:00:00Z";

/** The signed files that other programs made for the project. */
export function fixtures(root) {
  const folder = join(root, "tests/fixtures/pdf");
  const notes = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return notes.map((name) => {
    const note = JSON.parse(readFileSync(join(folder, name), "utf8"));
    const beside = (files) => (files ?? []).map((file) => join(root, "tests/fixtures/pki", file.split("/").at(-1)));
    const path = join(folder, name.replace(/json$/, "pdf"));
    const kind = note.expect?.document === "unjustified-changes" ? "attack" : "honest";
    return { suite: "fixtures", id: name.slice(0, -5), path, kind, password: note.password, at: note.at ?? NOW, trust: beside(note.trust), evidence: beside(note.evidence) };
  });
}

/** Every PDF of the corpora; nothing where there are none. */
export function corpora(folder) {
  if (!existsSync(folder)) {
    absent("pictures: the corpora are absent", { corpora: true });
    return [];
  }
  const suites = readdirSync(folder).filter((name) => existsSync(join(folder, name, "expected.json"))).sort();
  return suites.flatMap((suite) => {
    const { cases } = JSON.parse(readFileSync(join(folder, suite, "expected.json"), "utf8"));
    return cases.filter(({ file }) => String(file).endsWith(".pdf")).map((one) => caseOf(join(folder, suite), suite, one));
  });
}

function caseOf(folder, suite, one) {
  const files = (...keys) => keys.flatMap((key) => one[key] ?? []).map((name) => join(folder, name));
  return {
    suite,
    id: one.id,
    path: join(folder, one.file),
    kind: kindOf(one),
    password: one.password,
    at: one.validation_time ?? NOW,
    trust: files("trust_anchors", "ts_trust_anchors"),
    evidence: files("certs", "crls", "ocsps"),
  };
}

/** `honest`: its origin says that what came after is allowed. `attack`: it says the contrary. `open`: it says neither. */
function kindOf({ expected, tags = [] }) {
  const { changes_allowed: allowed, indication } = typeof expected === "object" && expected !== null ? expected : {};
  if (allowed === false || tags.some((tag) => tag === "attack" || tag.startsWith("attack:"))) {
    return "attack";
  }
  return allowed === true || indication === "TOTAL_PASSED" || tags.includes("control") ? "honest" : "open";
}
