"""Signs a finished PDF with the desk's certificate: PAdES baseline B-B (ETSI EN 319 142-1 §6)."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from hashlib import sha256

from asn1crypto.cms import CMSAttributes, CMSAttributeType
from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate as Asn1Certificate
from asn1crypto.x509 import ExtensionId
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from citizenspot.receipts.sealing.place import filled, signed_parts


def _learn_new_names() -> None:
    """Let asn1crypto know what pyHanko has just named, though it was used before.

    A card that was read has made it turn its lists of names around; pyHanko 0.38 then adds to the
    lists only, and every signature fails (`pyhanko.sign.ades.asn1_util`).
    """
    for kind in (CMSAttributeType, ExtensionId):
        if kind._reverse_map is not None:  # noqa: SLF001 - there is no public way
            kind._reverse_map.update({name: oid for oid, name in kind._map.items()})  # noqa: SLF001 - as above


_learn_new_names()
_ALGORITHM = "sha256"
_OF_NOTHING = sha256().digest()


class Seal:
    """A key of a desk and its certificates, the desk's own first.

    This file loads pyHanko, and with it three hundred modules: import it late.
    """

    def __init__(self, key: EllipticCurvePrivateKey, chain: Sequence[x509.Certificate]) -> None:
        private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        own, *above = (Asn1Certificate.load(each.public_bytes(Encoding.DER)) for each in chain)
        others = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # not annotated
        others.register_multiple(above)
        self._signer = SimpleSigner(own, PrivateKeyInfo.load(private), others)
        # What is signed beside the file's digest is the same each time, and slow to put together.
        of_nothing = self._signer.signed_attrs(_OF_NOTHING, _ALGORITHM, use_pades=True)
        self._attributes: bytes = asyncio.run(of_nothing).dump()

    def sealed(self, pdf: bytes) -> bytes:
        """Return a PDF that has a place for it with the desk's signature.

        Raises:
            ValueError: it has none, or the certificates are too large for it.
        """
        whole = sha256()
        for part in signed_parts(pdf):
            whole.update(part)
        attributes = CMSAttributes.load(self._attributes.replace(_OF_NOTHING, whole.digest()))
        signing = self._signer.async_sign_prescribed_attributes(_ALGORITHM, attributes)
        return filled(pdf, asyncio.run(signing).dump())
