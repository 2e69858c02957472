"""What kyso says of many files at once."""

import json
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import sign

AT = "2026-11-22T00:00:00Z"
TRUST = ("root.crt",)
EVIDENCE = ("state-ca.crt", "state-ca-2026-11.crl", "root-2026-11.crl")
BATCH = 100


@dataclass
class Said:
    """The verdict, and the rectangles that the report vouches for."""

    verdict: str
    shown: str = ""
    reason: str = ""
    vouched: list = field(default_factory=list)


def judge(kyso: Path, files: list, options: list | None = None) -> list:
    """The verdicts of files given as bytes, in their order."""
    out = []
    for start in range(0, len(files), BATCH):
        with tempfile.TemporaryDirectory(prefix="kyso-attack-") as folder:
            for number, data in enumerate(files[start : start + BATCH]):
                (Path(folder) / f"{number:06}.pdf").write_bytes(data)
            out += _folder(kyso, Path(folder), len(files[start : start + BATCH]), options)
    return out


def own_options() -> list:
    """Trust and evidence of the test PKI."""
    options = ["--no-builtin-trust", "--at", AT]
    for name in TRUST:
        options += ["--trust", str(sign.PKI / name)]
    for name in EVIDENCE:
        options += ["--evidence", str(sign.PKI / name)]
    return options


def _folder(kyso: Path, folder: Path, count: int, options: list | None) -> list:
    command = [str(kyso), "verify", "--format", "jsonl", "--jobs", "2", *(options or own_options()), str(folder)]
    done = subprocess.run(command, capture_output=True)
    lines = done.stdout.decode().splitlines()
    if len(lines) != count:
        raise RuntimeError(f"kyso answered {len(lines)} of {count} files: {done.stderr.decode()[-500:]}")
    return [said(json.loads(line)) for line in lines]


# Viewers draw the icon of a note in a size of their own, hung up at the upper left corner (ISO 32000-2 §12.5.6.4). The engine asks
# for room for it, and tells the rectangle alone.
ICON = 32


def shown_in(change: dict) -> list:
    """Where a change may show."""
    x0, y0, x1, y1 = change["rect"]
    finding = change.get("finding") or {}
    icon = any(given["value"] == "Text" for given in finding.get("params", []))
    return [x0, min(y0, y1 - ICON), max(x1, x0 + ICON), y1] if icon else [x0, y0, x1, y1]


def said(report: dict) -> Said:
    """The part of a report that the viewers are held against."""
    if "error" in report:
        return Said("unreadable", reason=report["error"]["code"])
    vouched = []
    for signature in report["signatures"]:
        for change in (report["shared"]["changes"][place] for place in signature["changesAfter"]):
            if change["justified"] and change.get("page") and change.get("rect"):
                vouched.append((change["page"], shown_in(change)))
    document = report["document"]
    return Said(report["verdict"], document["asShown"], report.get("verdictReason") or "", vouched)
