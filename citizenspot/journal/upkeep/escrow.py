"""Escrow: the workstation's key, enciphered so that only a coordinator's private key opens it.

CMS EnvelopedData (RFC 5652) with AES-256-CBC and RSA, in PEM: the coordinator opens it with
`openssl cms -decrypt` and nothing of ours. What comes out is the key in hexadecimal; whether it is
the right one, its id tells.
"""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7EnvelopeBuilder, PKCS7Options
from cryptography.x509 import load_pem_x509_certificate

from citizenspot.journal.database import faults_named
from citizenspot.journal.errors import CertificateUnusable, JournalAbsent, KeyNotTheOneSought
from citizenspot.journal.keys import KeyStore, WorkstationKey, write_private_file
from citizenspot.journal.opening import noted_keys

_LEAST_BITS = 3072
"""Of the coordinator's RSA key: what BSI TR-02102-1 §2.3 asks for from 2024 on."""


def escrow(key: WorkstationKey, certificate: Path, to: Path) -> None:
    """Write a key into a new file that the holder of a certificate can open.

    Raises:
        CertificateUnusable: it cannot be read, or its key is not of RSA with 3,072 bits.
        JournalUnwritable: the file cannot be written.
    """
    try:
        holder = load_pem_x509_certificate(certificate.read_bytes())
    except (OSError, ValueError) as error:
        raise CertificateUnusable(file=str(certificate), cause=type(error).__name__) from error
    public = holder.public_key()
    if not isinstance(public, RSAPublicKey) or public.key_size < _LEAST_BITS:
        raise CertificateUnusable(file=str(certificate), cause=f"RSA, {_LEAST_BITS} bits")
    envelope = PKCS7EnvelopeBuilder().set_data(key.written().encode()).add_recipient(holder)
    envelope = envelope.set_content_encryption_algorithm(AES256)
    with faults_named(to.parent):
        to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private_file(to, envelope.encrypt(Encoding.PEM, [PKCS7Options.Binary]))


def bring_back(text: str, folder: Path, keys: KeyStore) -> WorkstationKey:
    """Let a key that was opened from escrow be the one in use, if the journal was written with it.

    Raises:
        JournalAbsent: nothing in the folder says which key it was written with.
        KeyNotTheOneSought: this is no key, or another.
        KeysUnavailable: one of its kinds; there is nowhere to keep it.
    """
    noted = noted_keys(folder)
    if not noted:
        raise JournalAbsent(folder=str(folder))
    try:
        key = WorkstationKey.of_written(text)
    except ValueError:
        raise KeyNotTheOneSought(key=noted[-1]) from None
    if key.id not in noted:
        raise KeyNotTheOneSought(key=noted[-1])
    keys.keep(key)
    keys.take_up(key)
    return key
