"""Mutants of files that pass: of the corpora beside the project, of the fixtures and of the controls made here.

Only what no signature of the first revision covers is changed: a change of signed bytes ends at the digest.
"""

import json
import os
import random
import re
import resource
import sys
from dataclasses import dataclass
from pathlib import Path

import combine
import engine
import hunt
import sign
from edits import edit_body, mutate
from pdf import Obj

ROOT = Path(__file__).parent.parent.parent
MOST_BYTES = 400_000
ROUND = 40


@dataclass
class Source:
    """A file that passes, with what it is judged by."""

    name: str
    data: bytes
    options: list | None
    plan: combine.Plan | None = None

    def regions(self) -> list:
        """What may be changed: behind the first signature's bytes, and in its gap."""
        gap, end = covered(self.data)
        return [part for part in ((end, len(self.data)), (end, len(self.data)), gap) if part[0] < part[1]]

    def signed(self) -> bytes:
        return self.data[: covered(self.data)[1]]


def covered(data: bytes) -> tuple:
    """The gap and the end of the signature that covers least."""
    found = []
    for match in re.finditer(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)", data):
        _, first, second, length = map(int, match.groups())
        if 0 < first < second and second + length <= len(data):
            found.append(((first, second), second + length))
    return min(found, key=lambda item: item[1]) if found else ((0, 0), len(data))


def own() -> list:
    """The controls made here, and the same with each part once more."""
    rng = random.Random(7)
    plans = [plan for plan in combine.plans(7, 100) if plan.control]
    return [Source(plan.id, combine.build(plan), None, plan) for plan in rng.sample(plans, min(120, len(plans)))]


def fixtures() -> list:
    """The project's own signed files that are valid."""
    out = []
    for note in sorted((ROOT / "tests/fixtures/pdf").glob("*.json")):
        said, file = json.loads(note.read_text()), note.with_suffix(".pdf")
        if said.get("expect", {}).get("verdict") == "valid" and file.exists() and not said.get("password"):
            options = ["--no-builtin-trust", "--at", said["at"]]
            options += [x for name in said["trust"] for x in ("--trust", str(sign.PKI / name))]
            options += [x for name in said["evidence"] for x in ("--evidence", str(sign.PKI / name))]
            out.append(Source(f"fixture {note.stem}", file.read_bytes(), options))
    return out


def corpora(folder: Path | None) -> list:
    """The cases that must pass, where the corpora are at hand."""
    out = []
    for listed in sorted(folder.glob("*/expected.json")) if folder else []:
        for case in json.loads(listed.read_text())["cases"]:
            if case.get("kind") != "pdf" or case.get("expected", {}).get("indication") != "TOTAL_PASSED":
                continue
            options = ["--no-builtin-trust", "--at", case.get("validation_time") or engine.AT]
            for key, option in (("trust_anchors", "--trust"), ("ts_trust_anchors", "--trust"), ("certs", "--evidence"), ("crls", "--evidence"), ("ocsps", "--evidence")):
                options += [x for name in case.get(key, []) for x in (option, str(listed.parent / name))]
            file = listed.parent / case["file"]
            if file.stat().st_size <= MOST_BYTES:
                out.append(Source(f"{listed.parent.name} {case['id']}", file.read_bytes(), options))
    return out


def remade(source: Source, rng: random.Random) -> bytes | None:
    """The control with a token of one of its new objects changed, its section and signature made anew."""
    def edit(section):
        number = rng.choice(list(section.objects))
        if "ByteRange" not in section.objects[number].entries:
            section.objects[number] = Obj({}, None, edit_body(section.objects[number].body(), rng))
    return combine.build(source.plan, edit)


def processor_seconds(asked) -> float:
    """Of this process, of what it waited for, and of the viewers that go on."""
    known = sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    for viewer in asked.viewers:
        process = getattr(viewer, "process", None)
        if process is not None:
            try:
                fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
                known += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
            except OSError:
                pass
    return known


def run(options, asked) -> int:
    """Mutates for the time given and tells every mutant that passes and is shown otherwise."""
    rng = random.Random(options.seed)
    sources = [s for s in own() + fixtures() + corpora(options.corpus) if passes(options, s) and s.regions()]
    print(f"seed {options.seed}: {len(sources)} files to change", flush=True)
    made = valid = failed = unrepeated = 0
    while processor_seconds(asked) < options.cpu_minutes * 60:
        source = rng.choice(sources)
        mutants = [one(source, rng) for _ in range(ROUND)]
        cases = [hunt.Case(f"mutant of {source.name}", data, source.signed()) for data in dict.fromkeys(mutants) if data and data != source.data]
        cases = [case for case in cases if case.data.startswith(case.signed[: covered(source.data)[0][0]])]
        outcomes = list(hunt.hunt(options.kyso, asked, cases, source.options, everything=False))
        made += len(cases)
        valid += sum(outcome.said.verdict == "valid" for outcome in outcomes)
        unrepeated += sum(bool(outcome.unrepeated) for outcome in outcomes)
        for outcome in outcomes:
            if not outcome.failure:
                continue
            if differs_itself(options, asked, source):
                print(f"  {source.name}: shown otherwise without any change; left out from here on", flush=True)
                sources.remove(source)
                break
            failed += 1
            outcome.case.id = f"mutant-{options.seed}-{made}-{failed} {source.name}"
            print(f"FAILED {outcome.case.id}: {outcome.failure}", flush=True)
            if options.keep:
                hunt.keep(outcome, options.keep)
        if rng.random() < 0.05:
            print(f"  {made} mutants, {valid} valid, {failed} failed, {processor_seconds(asked) / 60:.1f} CPU-minutes", flush=True)
    print(f"mutants: {made} files of {len(sources)}, {valid} valid here, {processor_seconds(asked) / 60:.1f} CPU-minutes")
    print(f"  {unrepeated} with a difference that a new process of the viewer did not show again")
    print(f"attack: {made - failed} passed, {failed} failed")
    return 1 if failed else 0


def differs_itself(options, asked, source: Source) -> bool:
    """Whether a viewer shows a difference before anything was mutated: then the mutants tell nothing new."""
    case = hunt.Case(source.name, source.data, source.signed())
    return any(outcome.shown for outcome in hunt.hunt(options.kyso, asked, [case], source.options))


def one(source: Source, rng: random.Random) -> bytes | None:
    if source.plan and rng.random() < 0.6:
        return remade(source, rng)
    return mutate(source.data, source.regions(), rng)


def passes(options, source: Source) -> bool:
    """Whether the file itself is valid here; a file that is not has no mutants of interest."""
    try:
        return engine.judge(options.kyso, [source.data], source.options)[0].verdict == "valid"
    except RuntimeError as error:
        print(f"  {source.name}: {error}", file=sys.stderr)
        return False
