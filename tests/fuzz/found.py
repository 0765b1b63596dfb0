"""Inputs that once broke a target, or kept it busy, by its name: kept, and eaten in every run."""

from tests.fuzz.targets.strangers import SIGNATURE

ENDLESS_TAG = b"\x30\x83\x01\x11\x70" + b"\xff" * 70_000
"""A tag of 70,000 bytes took a second, and one of ten megabytes would have taken hours."""

VERSION_3, VERSION_35 = bytes.fromhex("a003020102"), bytes.fromhex("a003020122")
"""The version of a certificate; one that there is not had an error of its own."""

FOUND: tuple[tuple[str, bytes], ...] = (
    ("certificate", ENDLESS_TAG),
    ("certificate subject", ENDLESS_TAG),
    ("security object", b"\x77" + ENDLESS_TAG[1:]),
    ("OCSP answer", ENDLESS_TAG),
    ("list of the revoked", ENDLESS_TAG),
    ("receipt signature", SIGNATURE.replace(VERSION_3, VERSION_35, 1)),
)
