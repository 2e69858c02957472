"""Files held against the three viewers: what is valid here and shown otherwise there is a failure."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import engine
import oracle
import sign
from viewers import Asked


@dataclass
class Case:
    """One file: how it is called, its bytes, the bytes that were signed."""

    id: str
    data: bytes
    signed: bytes
    control: bool = False
    kinds: tuple = ()


@dataclass
class Outcome:
    """What came of it."""

    case: Case
    said: engine.Said
    # What each viewer that was asked shows otherwise.
    shown: dict = field(default_factory=dict)
    anywhere: dict = field(default_factory=dict)
    # Viewers that showed a difference once, and none when both states were drawn by a new process.
    unrepeated: tuple = ()

    @property
    def failure(self) -> str | None:
        forged = {name: what for name, what in self.shown.items() if not what.startswith("unreadable")}
        if self.said.verdict == "valid" and forged:
            return "; ".join(f"{name}: {what}" for name, what in forged.items())
        if self.case.control and self.said.verdict != "valid":
            return f"a control is {self.said.verdict} ({self.said.shown} {self.said.reason})"
        return None


def seen(asked: Asked, case: Case, said: engine.Said) -> Outcome:
    """Asks each viewer for both states."""
    outcome = Outcome(case, said)
    before = {viewer.name: asked.ask(viewer, case.signed) for viewer in asked.viewers}
    geometry = before["PDFium"].get("pages", [])
    for viewer in asked.viewers:
        old, new = before[viewer.name], asked.ask(viewer, case.data)
        for page, known in zip(old.get("pages", []), geometry):
            page |= {"box": known["box"], "rotation": known["rotation"]}
        if what := oracle.difference(old, new, said.vouched):
            outcome.shown[viewer.name] = what
        if what := oracle.difference(old, new, []):
            outcome.anywhere[viewer.name] = what
    return outcome


def repeated(asked: Asked, outcome: Outcome) -> Outcome:
    """A failure once more, each state drawn by a new process: PDFium chooses stand-ins for fonts by what it drew before."""
    case = outcome.case
    for viewer in asked.viewers:
        if viewer.name in outcome.shown:
            for data in (case.signed, case.data):
                asked.forget(viewer, data)
                asked.ask(viewer, data)
    again = seen(asked, case, outcome.said)
    again.unrepeated = tuple(name for name in outcome.shown if name not in again.shown)
    return again


def hunt(kyso: Path, asked: Asked, cases, options: list | None = None, everything: bool = True):
    """Judges all and asks the viewers: about everything for the record, or about what passes here alone. Gives each outcome."""
    for some in batched(cases, engine.BATCH):
        verdicts = engine.judge(kyso, [case.data for case in some], options)
        for case, said in zip(some, verdicts):
            asks = everything or case.control or said.verdict == "valid"
            outcome = seen(asked, case, said) if asks else Outcome(case, said)
            yield repeated(asked, outcome) if outcome.failure and outcome.shown else outcome


def batched(cases, size: int):
    """Lists of so many; the files are made when their turn comes."""
    left = iter(cases)
    while some := list(islice(left, size)):
        yield some


def tell(outcomes: list, viewers: list) -> int:
    """Prints the figures; the number of failures."""
    failures = [outcome for outcome in outcomes if outcome.failure]
    controls = [outcome for outcome in outcomes if outcome.case.control]
    attacks = [outcome for outcome in outcomes if not outcome.case.control]
    for outcome in failures:
        print(f"FAILED {outcome.case.id}: {outcome.failure}")
    effective = [outcome for outcome in attacks if outcome.anywhere]
    verdicts = Counter(outcome.said.verdict for outcome in attacks)
    print(f"attacks: {len(attacks)} files, {len(effective)} shown otherwise by at least one viewer")
    print("  verdicts: " + ", ".join(f"{count} {name}" for name, count in verdicts.most_common()))
    for viewer in viewers:
        count = sum(viewer.name in outcome.anywhere for outcome in attacks)
        refused = sum(outcome.anywhere.get(viewer.name, "").startswith("unreadable") for outcome in attacks)
        print(f"  {viewer.name} {viewer.version}: {count} shown otherwise, {refused} of them not read at all")
    alarms = [outcome for outcome in controls if outcome.shown]
    print(f"controls: {len(controls)} files, {sum(o.said.verdict == 'valid' for o in controls)} valid, "
          f"{len(alarms)} with a difference outside what is vouched for")
    unrepeated = Counter(name for outcome in outcomes for name in outcome.unrepeated)
    print("differences that a new process did not show again: " + (", ".join(f"{n} {name}" for name, n in unrepeated.items()) or "none"))
    kinds = Counter(kind for outcome in attacks for kind in outcome.case.kinds)
    hits = Counter(kind for outcome in effective for kind in outcome.case.kinds)
    duds = sorted(kind for kind in kinds if not hits[kind])
    print(f"kinds: {len(kinds)}, of them {len(kinds) - len(duds)} with an effect; without: {' '.join(duds) or 'none'}")
    print(f"attack: {len(outcomes) - len(failures)} passed, {len(failures)} failed")
    return len(failures)


def keep(outcome: Outcome, folder: Path):
    """Writes a file and its signed state."""
    folder.mkdir(parents=True, exist_ok=True)
    name = outcome.case.id.replace("/", "~")[:180]
    (folder / f"{name}.pdf").write_bytes(outcome.case.data)
    (folder / f"{name}.signed.pdf").write_bytes(outcome.case.signed)
