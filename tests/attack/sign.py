"""Signature values and time-stamps by the keys of the test PKI, the same for the same bytes."""

import hashlib
from datetime import datetime, timezone
from functools import cache
from pathlib import Path

from asn1crypto import algos, cms, core, pem, tsp, x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

PKI = Path(__file__).parent.parent / "fixtures/pki"
SIGNED = datetime(2026, 3, 2, 2, 15, tzinfo=timezone.utc)
# Characters of /Contents between the brackets.
ROOM = 11_000


@cache
def certificate(name: str) -> x509.Certificate:
    """A certificate of the test PKI."""
    data = (PKI / f"{name}.crt").read_bytes()
    return x509.Certificate.load(pem.unarmor(data)[2] if pem.detect(data) else data)


@cache
def key(name: str):
    """Its key, which is published and worthless."""
    return serialization.load_pem_private_key((PKI / f"keys/{name}.pem").read_bytes(), None)


def _attribute(kind: str, value) -> cms.CMSAttribute:
    return cms.CMSAttribute({"type": cms.CMSAttributeType(kind), "values": (value,)})


def _signed_data(signer: str, embed: tuple, content_type: str, content: bytes | None, digest: bytes) -> bytes:
    own = certificate(signer)
    bound = tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(own.dump()).digest()})
    attributes = cms.CMSAttributes(
        [
            _attribute("content_type", content_type),
            _attribute("message_digest", digest),
            _attribute("signing_certificate_v2", tsp.SigningCertificateV2({"certs": [bound]})),
        ]
    )
    value = key(signer).sign(attributes.dump(), padding.PKCS1v15(), hashes.SHA256())
    sha256 = algos.DigestAlgorithm({"algorithm": "sha256"})
    info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.IssuerAndSerialNumber({"issuer": own.issuer, "serial_number": own.serial_number}),
            "digest_algorithm": sha256,
            "signed_attrs": attributes,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "rsassa_pkcs1v15"}),
            "signature": value,
        }
    )
    inside = {"content_type": content_type}
    if content is not None:
        inside["content"] = core.ParsableOctetString(content)
    data = cms.SignedData(
        {
            "version": "v1" if content is None else "v3",
            "digest_algorithms": [sha256],
            "encap_content_info": inside,
            "certificates": [own, *(certificate(name) for name in embed)],
            "signer_infos": [info],
        }
    )
    return cms.ContentInfo({"content_type": "signed_data", "content": data}).dump()


def signature(signer: str, data: bytes) -> bytes:
    """A detached CMS of `data`."""
    return _signed_data(signer, ("state-ca",), "data", None, hashlib.sha256(data).digest())


def timestamp(unit: str, data: bytes) -> bytes:
    """A token of RFC 3161 over `data`."""
    info = tsp.TSTInfo(
        {
            "version": "v1",
            "policy": "1.2.3.4.1",
            "message_imprint": {
                "hash_algorithm": {"algorithm": "sha256"},
                "hashed_message": hashlib.sha256(data).digest(),
            },
            "serial_number": int.from_bytes(hashlib.sha256(data).digest()[:7], "big"),
            "gen_time": SIGNED,
        }
    ).dump()
    return _signed_data(unit, ("root",), "tst_info", info, hashlib.sha256(info).digest())


def placeholder(entries: dict) -> dict:
    """The entries of a signature dictionary that has no value yet."""
    return {**entries, "ByteRange": "[0 0000000000 0000000000 0000000000]", "Contents": "<" + "0" * ROOM + ">"}


def fill(data: bytes, value, cut: int = 0) -> bytes:
    """Signs the last placeholder: `value` makes the CMS of the bytes around it, but for `cut` at the end."""
    mark = b"/ByteRange [0 0000000000 0000000000 0000000000]"
    at = data.rindex(mark)
    open_ = data.index(b"/Contents <", at) + len("/Contents ")
    close = open_ + ROOM + 2
    numbers = b"/ByteRange [0 %010d %010d %010d]" % (open_, close, len(data) - close - cut)
    data = data[:at] + numbers + data[at + len(mark) :]
    cms_value = value(data[:open_] + data[close : len(data) - cut]).hex().encode()
    return data[: open_ + 1] + cms_value + data[open_ + 1 + len(cms_value) :]


def signed_end(data: bytes) -> int:
    """Where the first signature's bytes end."""
    at = data.index(b"/ByteRange [") + len("/ByteRange [")
    numbers = [int(n) for n in data[at : data.index(b"]", at)].split()]
    return numbers[2] + numbers[3]
