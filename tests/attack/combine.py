"""One attack from its parts, and the choice of which parts are put together.

An id names every part, so that it alone makes the same bytes again:
    LEVEL-SIGNATURES-FORM-VARIETY/CARRIER/CHANGE/DELIVERY/TRIGGER/FORM[/then]
"""

import itertools
import random
from dataclasses import dataclass, replace

import base as b
import sign
from breakouts import BREAKOUTS
from carriers import CARRIERS
from carriers import NOWHERE as PLACES
from changes import CHANGES, Changes
from deliveries import DELIVERIES
from pdf import Section, write
from retyped import RETYPED
from triggers import BOTH, TRIGGERS, chosen
from varieties import OUT, VARIETIES

EVERY_CHANGE = {**CHANGES, **RETYPED, **BREAKOUTS}
FORMS = ("table", "stream", "objstm", "hybrid")


@dataclass(frozen=True)
class Plan:
    """The parts by name."""

    level: int
    signatures: int
    form: str
    variety: str
    carrier: str
    change: str
    delivery: str
    trigger: str
    update_form: str
    # A further update that changes nothing.
    then: bool = False

    @property
    def id(self) -> str:
        base = f"{'P%d' % self.level if self.level else 'A'}-{self.signatures}-{self.form}-{self.variety}"
        parts = [base, self.carrier, self.change, self.delivery, self.trigger, self.update_form]
        return "/".join(parts + (["then"] if self.then else []))

    @property
    def control(self) -> bool:
        """Whether it is nothing but what the certification allows, written as it should be."""
        plain = self.change == "nothing" and self.trigger == "none" and self.delivery == "listed" and self.variety in SOUND
        # A picture has room of its own, and a table is followed by a table, as writers do it.
        apart = self.carrier != "picture" or self.variety != "prepared"
        alike = (self.form == "table") == (self.update_form == "table") and "hybrid" not in (self.form, self.update_form)
        return plain and apart and alike and self.level in CARRIERS[self.carrier].levels

    @staticmethod
    def parse(text: str) -> "Plan":
        base, *parts = text.split("/")
        level, signatures, form, variety = base.split("-")
        then = parts[5:] == ["then"]
        return Plan(0 if level == "A" else int(level[1:]), int(signatures), form, variety, *parts[:5], then)


# Varieties that any signer may write, and that are read in one way.
SOUND = ("plain", "ascii85", "asciihex", "runlength", "flate", "twofilters", "predictor", "prepared", "indirectarrays", "innernode")


def build(plan: Plan, edit=None) -> bytes | None:
    """The file; None where the parts do not go together. `edit` may change the section before it is written."""
    trigger, carrier = TRIGGERS[plan.trigger], CARRIERS[plan.carrier]
    if plan.update_form not in trigger.forms:
        return None
    doc = b.make(plan.level, plan.signatures, plan.form, plan.variety)
    numbers = itertools.count(doc.written.size)
    new = lambda: next(numbers)
    change = EVERY_CHANGE[plan.change](doc, new)
    if change is None:
        return None
    placed = DELIVERIES[plan.delivery](change, doc)
    if placed is None or (placed.hidden and not carrier.room):
        return None
    before = doc.written
    if placed.orphan and not placed.behind:
        orphan = write(before, _section(placed.orphan, plan.update_form), doc.root)
        before = replace(before, data=orphan.data, size=orphan.size)
    carried = carrier.make(_seen(doc, placed.listed), new, placed.hidden)
    carried = Changes({**placed.listed.objects, **carried.objects}, (*placed.listed.freed, *carried.freed),
                      {**placed.listed.trailer, **carried.trailer})
    section = _section(carried, plan.update_form)
    placed.apply(section, doc)
    section.behind = before.data
    if plan.trigger != "none":
        if section.form not in trigger.forms:
            return None
        trigger.apply(section)
    if edit and section.objects:
        edit(section)
    written = write(before, section, doc.root)
    data = _filled_up(written.data, doc, section, before)
    if carrier.signer:
        try:
            data = sign.fill(data, b.UNIT if carrier.signer == "unit" else b.AGENCY)
        except ValueError:
            return None
    written = replace(written, data=data)
    if placed.orphan and placed.behind:
        orphan = write(replace(doc.written, data=written.data), _section(placed.orphan, plan.update_form), doc.root)
        cut = orphan.data.rindex(b"startxref")
        written = replace(written, data=orphan.data[:cut])
    if plan.then:
        later = replace(doc, objects={**doc.objects, **section.objects})
        harmless = CARRIERS["metadata"].make(later, new, b" ")
        written = write(written, _section(harmless, "table" if plan.update_form == "hybrid" else plan.update_form), doc.root)
    return written.data


def _seen(doc, listed: Changes):
    """The document as the carrier finds it: with what is listed beside it."""
    known = {n: o for n, o in listed.objects.items() if n in doc.objects and (o.entries or o.data is not None)}
    try_ = {**doc.objects, **known}
    for number in (b.PAGE, b.FIELDS, b.CATALOG):
        needed = {b.PAGE: "Annots", b.FIELDS: "Fields", b.CATALOG: "Pages"}[number]
        if not try_[number].entries.get(needed, "").startswith("[") and number != b.CATALOG:
            try_[number] = doc.objects[number]
    return replace(doc, objects=try_)


def _section(changes: Changes, form: str) -> Section:
    return Section(dict(changes.objects), form, dict(changes.trailer), tuple(changes.freed))


def _filled_up(data: bytes, doc, section: Section, before) -> bytes:
    """As long as the linearization dictionary says, by blanks in the metadata."""
    missing = doc.extra.get("linear", 0) - len(data)
    if missing <= 0 or b.METADATA not in section.objects:
        return data
    for _ in range(4):
        old = section.objects[b.METADATA]
        more = old.but(data=old.data + b" " * missing) if missing > 0 else old.but(data=old.data[:missing])
        section.objects[b.METADATA] = more
        data = write(before, section, doc.root).data
        missing = doc.extra["linear"] - len(data)
        if missing == 0:
            break
    return data


def plans(seed: int, most: int) -> list:
    """The plans of a seed, controls first; every part is there before chance chooses."""
    rng = random.Random(seed)
    chosen_ = dict.fromkeys(itertools.chain(_controls(rng), _every_part(rng), _by_chance(rng, most * 3)))
    return list(chosen_)


def _base(rng: random.Random, levels=(0, 1, 2, 3), variety: str = "plain", forms=("table", "stream", "objstm")) -> tuple:
    return rng.choice(levels), rng.choice((1, 1, 2, 3)), rng.choice(forms), variety


def _update_form(rng: random.Random, base: tuple, forms=BOTH) -> str:
    # Mostly the form of what was there: a reader may mind a change of it.
    return base[2] if base[2] in forms and rng.random() < 0.7 else rng.choice([f for f in FORMS[:3] if f in forms])


def _controls(rng: random.Random):
    for (name, carrier), form in itertools.product(CARRIERS.items(), FORMS[:3]):
        for level in carrier.levels:
            base = level, rng.choice((1, 2, 3)), form, rng.choice(SOUND[:-1] if name != "picture" else SOUND[:1])
            yield Plan(*base, name, "nothing", "listed", "none", form)


def _every_part(rng: random.Random):
    for change in EVERY_CHANGE:
        for level in (0, 1, 2, 3):
            base = _base(rng, (level,))
            carrier = rng.choice([n for n, c in CARRIERS.items() if level in c.levels])
            yield Plan(*base, rng.choice(("nothing", carrier)), change, "listed", "none", _update_form(rng, base))
    for change, variety in itertools.product(RETYPED, ("ascii85", "asciihex", "runlength", "flate", "twofilters", "predictor")):
        if change.split("-")[0] in ("filter", "parms", "a85", "ahx", "rl", "name"):
            base = _base(rng, variety=variety)
            yield Plan(*base, "nothing", change, "listed", "none", _update_form(rng, base))
    for variety in VARIETIES:
        for change in rng.sample(list(CHANGES), 6) + ["contents", "form-data", "note-look", "need-appearances-gone", "value-look", "empty-covers",
                                                      "check-set", "prepared-look", "new-stamp-look", "nothing"]:
            base = _base(rng, variety=variety)
            carrier = "padding" if variety == "linear" else rng.choice(("nothing", "metadata", "stamp"))
            yield Plan(*base, carrier, change, "listed", "none", _update_form(rng, base))
    for trigger, (delivery, carrier) in itertools.product(TRIGGERS, HIDING):
        base = _base(rng, LEVELS_OF(carrier))
        form = _update_form(rng, base, TRIGGERS[trigger].forms)
        yield Plan(*base, carrier, rng.choice(HIDDEN), delivery, trigger, form, rng.random() < 0.15)
    for delivery in DELIVERIES:
        for change in HIDDEN:
            base = _base(rng)
            carrier = rng.choice([n for n, c in CARRIERS.items() if base[0] in c.levels and c.room])
            yield Plan(*base, carrier, change, delivery, "none", _update_form(rng, base), rng.random() < 0.15)
    for variety in VARIETIES:
        if variety.startswith(("shared", "dangling", "size", "range", "overlapping", "length")):
            for carrier in CARRIERS:
                base = rng.choice((0, 1, 2, 3) if not CARRIERS[carrier].levels else CARRIERS[carrier].levels), 1, rng.choice(FORMS[:3]), variety
                yield Plan(*base, carrier, "nothing", "listed", "none", base[2])
            for change in HIDDEN + ("length-object", "annots-order", "dangling-contents", "form-data", "note-look"):
                base = _base(rng, variety=variety)
                yield Plan(*base, "nothing", change, "listed", "none", _update_form(rng, base))
    for delivery, change in itertools.product(("twicefirst", "twicelast", "objectstream"), ("contents-direct", "contents-fewer", "rotate", "layers-on", "font", "page-tree", "need-appearances", "annots-gone", "resources-empty")):
        base = _base(rng)
        form = rng.choice(("stream", "objstm"))
        yield Plan(*base, "metadata", change, delivery, "none", form)
    for carrier, level in itertools.product(("pictureover", "stampover", "picture", "note", "fill", "field"), (0, 1, 2, 3)):
        base = _base(rng, (level,), rng.choice(("plain", "fieldover", "prepared")))
        yield Plan(*base, carrier, "nothing", "listed", "none", _update_form(rng, base))
    for carrier, trigger, variety in itertools.product(("metadatashort", "metadatalong", "metadatazero", "metadatalengthless"), ("none", "startxref-comment", "eof-missing"), ("plain",)):
        for delivery in ("inside", "insideclosed", "insidetrailer"):
            base = _base(rng, variety=variety)
            yield Plan(*base, carrier, rng.choice(HIDDEN), delivery, trigger, base[2])
    for variety, level in itertools.product(("prepared", "preparedover"), (0, 2, 3)):
        base = _base(rng, (level,), variety)
        yield Plan(*base, "signprepared", "nothing", "listed", "none", base[2])
    for change in ("array-contents", "array-annots", "contents", "note-moved"):
        base = _base(rng, variety="indirectarrays")
        yield Plan(*base, "nothing", change, "listed", "none", base[2])
    for form in FORMS:
        base = _base(rng, forms=("hybrid",))
        yield Plan(*base, "metadata", "contents", "inside", "none", form)
    yield from MIXED
    yield from DEFAULTS
    yield from SIZES
    yield from PREPARED
    yield from NOWHERE


LEVELS_OF = lambda carrier: CARRIERS[carrier].levels
HIDING = (("inside", "metadata"), ("insidetrailer", "store"), ("insideclosed", "metadata"), ("unlisted", "stamp"), ("behind", "metadata"), ("inside", "fill"), ("inside", "information"))
# Changes that a reader shows when it finds their objects.
HIDDEN = ("contents", "contents-empty", "font", "contents-direct", "page-tree", "new-catalog", "form-data", "layers-on", "value-look", "resources-inherited")


def _by_chance(rng: random.Random, count: int):
    for _ in range(count):
        base = _base(rng, variety=rng.choice(("plain", "plain", *VARIETIES)))
        delivery, change = rng.choice(list(DELIVERIES)), rng.choice(HIDDEN if rng.random() < 0.6 else list(EVERY_CHANGE))
        carrier = rng.choice([n for n, c in CARRIERS.items() if base[0] in c.levels])
        form = _update_form(rng, base)
        trigger = "none" if rng.random() < 0.25 else chosen(rng, form)
        yield Plan(*base, carrier, change, delivery, trigger, form, rng.random() < 0.1)


# A table behind object streams and a reference that leads nowhere: one viewer rebuilds the file then, without what the streams hold.
MIXED = [Plan(0, 1, "objstm", variety, "nothing", "check-set", "listed", "none", "table")
         for variety in ("danglingfields", "danglingannots", "danglingcontents", "danglingforms")]

# What the signer prepared, and the one change that brings it to light.
PREPARED = [Plan(2, 1, "table", f"check{name}", "nothing", "check-set", "listed", "none", "table") for name in OUT]
PREPARED += [Plan(2, 1, "table", "group", "nothing", "group-value", "listed", "none", "table")]

# Marks that show nothing by their rectangle, under the certification that allows time-stamps alone and under the one that allows all.
NOWHERE = [Plan(level, 1, "table", "plain", name, "nothing", "listed", "none", "table")
           for name in CARRIERS if name.removeprefix("stamp").removeprefix("sign") in PLACES for level in (1, 0)]

# Defaults that a form gains, where a field with a value hangs on them.
DEFAULTS = [Plan(1, 1, "table", variety, "nothing", change, "listed", "none", "table")
            for variety in ("drawnbyform", "drawnbydefault") for change in ("form-default-light", "form-font-named", "form-aligned")]


# A size that nothing has room for, in the newest section and in one before it: one viewer searches for objects then.
SIZES = [Plan(3, 3, "stream", "plain", "store", "contents", "insidetrailer", "size-huge", "stream", then) for then in (False, True)]


def for_ci(seed: int) -> list:
    """Few enough for every run: controls, and each change, delivery and trigger once."""
    rng = random.Random(seed)
    every = list(dict.fromkeys(itertools.chain(_controls(rng), _every_part(rng))))
    controls = [plan for plan in every if plan.control]
    out, known = [*rng.sample(controls, min(40, len(controls))), *MIXED, *DEFAULTS, *SIZES, *PREPARED, *NOWHERE], set()
    rest = [plan for plan in every if not plan.control]
    rng.shuffle(rest)
    for plan in rest:
        parts = {("change", plan.change), ("delivery", plan.delivery), ("trigger", plan.trigger), ("variety", plan.variety)}
        if parts - known:
            known |= parts
            out.append(plan)
    return out
