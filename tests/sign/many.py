"""pyHanko signs files with the key of a token, one after the other in this process.

Arguments: module, label of token and key, PIN, certificate, certificate of the authority, folder for the output, then the files.
"""

import sys
from pathlib import Path
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

module, token, key, pin, certificate, authority, folder, *files = sys.argv[1:]
session = open_pkcs11_session(module, token_label=token, user_pin=pin)
signer = PKCS11Signer(
    session,
    key_label=key,
    signing_cert=load_cert_from_pemder(certificate),
    ca_chain=[load_cert_from_pemder(authority)],
)
meta = PdfSignatureMetadata(field_name="Signature1", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
for name in files:
    with open(name, "rb") as source:
        signed = PdfSigner(meta, signer=signer).sign_pdf(IncrementalPdfFileWriter(source))
        (Path(folder) / Path(name).name).write_bytes(signed.getbuffer())
