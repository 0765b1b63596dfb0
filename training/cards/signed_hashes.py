"""Builds a security object: hashes under a signature, as ICAO Doc 9303-10 §4.6.2 has it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, ClassVar

from asn1crypto import algos, cms, core, x509

if TYPE_CHECKING:
    from collections.abc import Mapping

    from training.cards.practice_signers import PracticeSigner

LIST_OF_HASHES = "2.23.136.1.1.1"
WRAPPER = 0x77


class _NumberedHash(core.Sequence):  # type: ignore[misc]  # asn1crypto ships no types
    _fields: ClassVar = [("number", core.Integer), ("hash", core.OctetString)]


class _NumberedHashes(core.SequenceOf):  # type: ignore[misc]  # as above
    _child_spec = _NumberedHash


class _HashList(core.Sequence):  # type: ignore[misc]  # as above
    _fields: ClassVar = [
        ("version", core.Integer),
        ("algorithm", algos.DigestAlgorithm),
        ("hashes", _NumberedHashes),
    ]


def signed_hashes(
    hashes: Mapping[int, bytes], signer: PracticeSigner, digest: bytes | None = None
) -> bytes:
    """Return the file; another `digest` than the list's own makes a signature over a wrong one."""
    listed = _HashList(
        {
            "version": 0,
            "algorithm": {"algorithm": "sha256"},
            "hashes": [{"number": number, "hash": value} for number, value in hashes.items()],
        }
    ).dump()
    digest = digest or hashlib.new(signer.hash_algorithm.name, listed).digest()
    message: bytes = cms.ContentInfo(
        {"content_type": "signed_data", "content": _signed_data(listed, digest, signer)}
    ).dump()
    return bytes([WRAPPER, 0x82]) + len(message).to_bytes(2, "big") + message


def _signed_data(listed: bytes, digest: bytes, signer: PracticeSigner) -> cms.SignedData:
    certificate = x509.Certificate.load(signer.certificate_der)
    algorithm = {"algorithm": signer.hash_algorithm.name}
    attributes = cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": "content_type", "values": [LIST_OF_HASHES]}),
            cms.CMSAttribute({"type": "message_digest", "values": [digest]}),
        ]
    )
    signer_info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                name="issuer_and_serial_number",
                value={
                    "issuer": certificate.issuer,
                    "serial_number": certificate.serial_number,
                },
            ),
            "digest_algorithm": algorithm,
            "signed_attrs": attributes,
            "signature_algorithm": {"algorithm": _signature_algorithm(signer)},
            "signature": signer.sign(attributes.dump()),
        }
    )
    return cms.SignedData(
        {
            "version": "v3",
            "digest_algorithms": [algorithm],
            "encap_content_info": {"content_type": LIST_OF_HASHES, "content": listed},
            "certificates": [certificate],
            "signer_infos": [signer_info],
        }
    )


def _signature_algorithm(signer: PracticeSigner) -> str:
    kind = "ecdsa" if hasattr(signer.key, "curve") else "rsa"
    return f"{signer.hash_algorithm.name}_{kind}"
