"""Integrity of every signature, and that pyHanko's difference analysis finds nothing that was not allowed.

Arguments: the root, two certificates of authorities, then the files.
"""

import sys
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

roots = [load_cert_from_pemder(sys.argv[1])]
others = [load_cert_from_pemder(name) for name in sys.argv[2:4]]
for name in sys.argv[4:]:
    with open(name, "rb") as file:
        reader = PdfFileReader(file, strict=False)
        for embedded in reader.embedded_regular_signatures:
            context = ValidationContext(trust_roots=roots, other_certs=others, allow_fetching=False)
            status = validate_pdf_signature(embedded, context)
            good = status.intact and status.valid and status.docmdp_ok is not False
            level = status.modification_level
            print("good" if good and (level is None or level.name != "OTHER") else "BAD", embedded.field_name, level)
