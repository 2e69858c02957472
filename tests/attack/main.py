"""`cargo xtask attack`: makes attacks from parts and holds what kyso says of them against what three viewers show.

    main.py --kyso PROGRAM --work FOLDER [--seed N] [--most N] [--ci] [--only ID]... [--match PATTERN] [--keep FOLDER] [--passing]
    main.py --kyso PROGRAM --work FOLDER --mutants --cpu-minutes N [--corpus FOLDER] [--seed N] [--keep FOLDER]

`--passing` asks the viewers only about what kyso calls valid.
"""

import argparse
import hashlib
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import combine
import hunt
import sign
from combine import Plan
from viewers import Asked


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kyso", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=3000)
    parser.add_argument("--ci", action="store_true")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--match", default="")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--passing", action="store_true")
    parser.add_argument("--mutants", action="store_true")
    parser.add_argument("--cpu-minutes", type=float, default=5)
    parser.add_argument("--corpus", type=Path)
    return parser.parse_args()


def case_of(plan: Plan) -> hunt.Case | None:
    """The file of a plan, with the kinds it counts for."""
    data = combine.build(plan)
    if data is None:
        return None
    kinds = (f"carrier:{plan.carrier}", f"change:{plan.change}", f"delivery:{plan.delivery}", f"trigger:{plan.trigger}", f"variety:{plan.variety}")
    return hunt.Case(plan.id, data, data[: sign.signed_end(data)], plan.control, kinds)


def cases(plans: list, most: int):
    """Distinct files, no more than `most`."""
    known = set()
    for plan in plans:
        case = case_of(plan)
        digest = case and hashlib.sha256(case.data).digest()
        if case and digest not in known and case.data != case.signed:
            known.add(digest)
            yield case
        if len(known) >= most:
            return


def main() -> int:
    options = arguments()
    asked = Asked(options.work)
    try:
        if options.mutants:
            import mutants

            return mutants.run(options, asked)
        if options.only:
            made = [case for case in (case_of(Plan.parse(text)) for text in options.only) if case]
        else:
            print(f"seed {options.seed}")
            listed = combine.for_ci(options.seed) if options.ci else combine.plans(options.seed, options.most)
            made = cases([plan for plan in listed if re.search(options.match, plan.id)], options.most)
        outcomes = []
        for outcome in hunt.hunt(options.kyso, asked, made, everything=not options.passing):
            outcomes.append(outcome)
            progress(outcome, len(outcomes))
            if options.keep and (outcome.failure or options.only):
                hunt.keep(outcome, options.keep)
        if options.only:
            for outcome in outcomes:
                print(outcome.case.id, outcome.said, outcome.anywhere, sep="\n  ")
        return 1 if hunt.tell(outcomes, asked.viewers) else 0
    finally:
        asked.close()


def progress(outcome: hunt.Outcome, number: int):
    """Says at once what fails, and from time to time how far it is."""
    if outcome.failure:
        print(f"  ! {outcome.case.id}: {outcome.failure}", file=sys.stderr, flush=True)
    if number % 100 == 0:
        print(f"  {number} files", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
