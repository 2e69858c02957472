"""What pyHanko says of a signed PDF: judge.py ROOT OTHER OTHER FILE."""

import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

root, *others = [load_cert_from_pemder(name) for name in sys.argv[1:4]]
with open(sys.argv[4], "rb") as file:
    for embedded in PdfFileReader(file, strict=False).embedded_regular_signatures:
        context = ValidationContext(trust_roots=[root], other_certs=others, allow_fetching=False)
        status = validate_pdf_signature(embedded, context)
        print("good" if status.intact and status.valid and status.trusted else "BAD", embedded.field_name)
