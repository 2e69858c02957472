"""Where the objects of an attack lie: listed by the section as they should be, or found only by who does not follow it."""

from dataclasses import dataclass

from changes import Changes
from pdf import Obj, Section, Written, dic, indirect, object_stream, stream, token, write


@dataclass
class Placed:
    """What the section gets beside the carrier's own objects."""

    listed: Changes
    hidden: bytes = b""  # in the carrier's stream or string
    apply: object = lambda section, doc: None
    # Sections of their own before or behind the last one, as (objects, behind).
    orphan: Changes | None = None
    behind: bool = False


def raw(changes: Changes) -> bytes:
    """The objects as they would stand in a file."""
    return b"\n" + b"".join(indirect(n, o) for n, o in changes.objects.items())


def _listed(changes: Changes, doc) -> Placed:
    return Placed(changes)


def _inside(changes: Changes, doc) -> Placed:
    return Placed(Changes(), hidden=raw(changes))


def _inside_with_trailer(changes: Changes, doc) -> Placed:
    root = changes.trailer.get("Root", f"{doc.root} 0 R")
    return Placed(Changes(), hidden=raw(changes) + f"trailer\n<</Size {doc.written.size + 20}/Root {root}>>\n".encode())


def _inside_closed(changes: Changes, doc) -> Placed:
    """The stream seems to end before the objects."""
    return Placed(Changes(), hidden=b"\nendstream\nendobj\n" + raw(changes) + b"1999 0 obj\n<<>>\nstream\n")


def _unlisted(changes: Changes, doc) -> Placed:
    def apply(section: Section, doc):
        section.unlisted += raw(changes)
    return Placed(Changes(), apply=apply)


def _comment(changes: Changes, doc) -> Placed:
    """Each line as a comment; a search for headers may not mind."""
    def apply(section: Section, doc):
        section.unlisted += b"".join(b"%" + line + b"\n" for line in raw(changes).replace(b"\n", b" ").split(b"endobj") if line.strip())
    return Placed(Changes(), apply=apply)


def _comment_cr(changes: Changes, doc) -> Placed:
    def apply(section: Section, doc):
        section.unlisted += b"%\r" + raw(changes).replace(b"\n", b"\r")
    return Placed(Changes(), apply=apply)


def _behind(changes: Changes, doc) -> Placed:
    def apply(section: Section, doc):
        section.tail += raw(changes)
    return Placed(Changes(), apply=apply)


def _in_object_stream(changes: Changes, doc) -> Placed:
    """An object stream that is listed, of objects that are not."""
    packable = {n: o for n, o in changes.objects.items() if o.data is None}
    rest = {n: o for n, o in changes.objects.items() if o.data is not None and n not in doc.objects}
    if not packable or len(packable) + len(rest) != len(changes.objects):
        return None
    return Placed(Changes({**rest, doc.written.size + 30: object_stream(packable)}))


def _twice_in_object_stream(first: bool):
    """An object stream that has the number twice: as it was, where the row says, and as it is to be."""
    def place(changes: Changes, doc) -> Placed:
        pairs = [(n, o) for n, o in changes.objects.items() if o.data is None and n in doc.objects and doc.objects[n].data is None]
        if not pairs or len(pairs) != len(changes.objects):
            return None
        container = doc.written.size + 30
        both = [pair for n, o in pairs for pair in ((n, doc.objects[n]), (n, o))[:: 1 if first else -1]]
        def apply(section: Section, doc):
            known = section.spelling.rows
            asked = [(n, 2, container, 2 * at + (0 if first else 1)) for at, (n, _) in enumerate(pairs)]
            section.spelling.rows = lambda rows: sorted([*known(rows), *asked])
        return Placed(Changes({container: object_stream(both)}), apply=apply)
    return place


def _hybrid_hidden(changes: Changes, doc) -> Placed:
    def apply(section: Section, doc):
        section.form = "hybrid"
        section.hidden |= changes.objects
    return Placed(Changes(), apply=apply)


def _hybrid_table(changes: Changes, doc) -> Placed:
    """The table lists the new objects, the stream those that were there."""
    def apply(section: Section, doc):
        section.form = "hybrid"
        section.hidden |= {n: doc.objects[n] for n in changes.objects if n in doc.objects}
    return Placed(changes, apply=apply)


def _hybrid_free(changes: Changes, doc) -> Placed:
    """The table frees the object, the stream gives it back as it was."""
    numbers = tuple(n for n in changes.objects if n in doc.objects)
    def apply(section: Section, doc):
        section.form = "hybrid"
        section.freed += numbers
        section.hidden |= {n: doc.objects[n] for n in numbers}
    return Placed(Changes(), apply=apply) if numbers else None


def _hybrid_free_in_stream(changes: Changes, doc) -> Placed:
    """The stream frees what the table does not name."""
    numbers = tuple(n for n in changes.objects if n in doc.objects)
    def apply(section: Section, doc):
        section.form = "hybrid"
        section.hidden_free += numbers
    return Placed(Changes(), apply=apply) if numbers else None


def _two_rows(first: bool):
    """Two rows for one number: the one as it was, and the one as it is to be."""
    def place(changes: Changes, doc) -> Placed:
        def apply(section: Section, doc):
            known = section.spelling.rows
            def rows(listed):
                out = []
                for row in known(listed):
                    at = doc.written.data.find(b"\n%d 0 obj" % row[0])
                    old = (row[0], 1, at + 1, 0)
                    pair = [row, old] if first else [old, row]
                    out += pair if row[0] in changes.objects and at >= 0 else [row]
                return out
            section.spelling.rows = rows
        return Placed(changes, apply=apply)
    return place


def _orphan(behind: bool):
    """A whole section that the last one does not lead to."""
    def place(changes: Changes, doc) -> Placed:
        return Placed(Changes(), orphan=changes, behind=behind)
    return place


def _spelled(header):
    """Listed, with the headers of objects spelled otherwise."""
    def place(changes: Changes, doc) -> Placed:
        def apply(section: Section, doc):
            section.spelling.headers |= {n: header(n) for n in changes.objects}
        return Placed(changes, apply=apply)
    return place


def _other_number(changes: Changes, doc) -> Placed:
    """The row leads to an object with another number."""
    return _spelled(lambda n: b"%d 0 obj" % (n + 500))(changes, doc)


DELIVERIES = {
    "listed": _listed,
    "inside": _inside,
    "insidetrailer": _inside_with_trailer,
    "insideclosed": _inside_closed,
    "unlisted": _unlisted,
    "comment": _comment,
    "commentcr": _comment_cr,
    "behind": _behind,
    "objectstream": _in_object_stream,
    "twicefirst": _twice_in_object_stream(True),
    "twicelast": _twice_in_object_stream(False),
    "hybridhidden": _hybrid_hidden,
    "hybridtable": _hybrid_table,
    "hybridfree": _hybrid_free,
    "hybridfreestream": _hybrid_free_in_stream,
    "tworowsnew": _two_rows(True),
    "tworowsold": _two_rows(False),
    "orphanbefore": _orphan(False),
    "orphanbehind": _orphan(True),
    "plus": _spelled(lambda n: b"+%d 0 obj" % n),
    "zeros": _spelled(lambda n: b"00%d 0 obj" % n),
    "generation": _spelled(lambda n: b"%d 1 obj" % n),
    "commented": _spelled(lambda n: b"%d %%x\n0 obj" % n),
    "lines": _spelled(lambda n: b"%d\n0\nobj" % n),
    "glued": _spelled(lambda n: b"%d 0 obj%%x" % n),
    "real": _spelled(lambda n: b"%d.0 0 obj" % n),
    "formfeed": _spelled(lambda n: b"%d\x0c0\x0cobj" % n),
    "null": _spelled(lambda n: b"%d\x000 obj" % n),
    "commentbefore": _spelled(lambda n: b"%%x\n%d 0 obj" % n),
    "wordbefore": _spelled(lambda n: b"x %d 0 obj" % n),
    "minus": _spelled(lambda n: b"-%d 0 obj" % n),
    "twoheaders": _spelled(lambda n: b"%d 0 obj %d 0 obj" % (n, n + 1)),
    "capital": _spelled(lambda n: b"%d 0 OBJ" % n),
    "tabs": _spelled(lambda n: b"%d\t0\tobj" % n),
    "othernumber": _other_number,
}
