"""`cargo xtask attack`: makes attacks from parts and holds what kyso says of them against what three viewers show.

    main.py --kyso PROGRAM --work FOLDER [--seed N] [--most N] [--ci] [--only ID]... [--keep FOLDER] [--passing]
    main.py --kyso PROGRAM --work FOLDER --mutants --cpu-minutes N [--corpus FOLDER] [--seed N] [--keep FOLDER]

`--passing` asks the viewers only about what kyso calls valid.
"""

import argparse
import hashlib
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


def cases(plans: list, most: int) -> list:
    """Distinct files, no more than `most`."""
    made, known = [], set()
    for plan in plans:
        case = case_of(plan)
        digest = case and hashlib.sha256(case.data).digest()
        if case and digest not in known and case.data != case.signed:
            known.add(digest)
            made.append(case)
        if len(made) >= most:
            break
    return made


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
            made = cases(listed, options.most)
        outcomes = hunt.hunt(options.kyso, asked, made, everything=not options.passing, told=progress(len(made)))
        if options.only:
            for outcome in outcomes:
                print(outcome.case.id, outcome.said, outcome.anywhere, sep="\n  ")
        if options.keep:
            for outcome in outcomes:
                if outcome.failure or options.only:
                    hunt.keep(outcome, options.keep)
        return 1 if hunt.tell(outcomes, asked.viewers) else 0
    finally:
        asked.close()


def progress(count: int):
    """Says from time to time how far it is."""
    def told(number: int, outcome):
        if outcome.failure:
            print(f"  ! {outcome.case.id}: {outcome.failure}", file=sys.stderr, flush=True)
        if number % 200 == 199:
            print(f"  {number + 1} of {count}", file=sys.stderr, flush=True)
    return told


if __name__ == "__main__":
    sys.exit(main())
