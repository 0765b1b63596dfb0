"""A desk with a card that no profile knows, and a PKCS#11 module that does."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from citizenspot.eid.tokens.token_cards import TokenCards
from citizenspot.eid.tokens.token_line import PROCESS, TokenLine
from citizenspot.eid.trust.chain_question import Trust
from tests.eid.authentication.proving import ProofDesk, QuickReaders
from tests.eid.benches import TODAY
from tests.eid.listener import listened
from training.cards.practice_signers import PracticeKey

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)


def token_line(module: str, environment: Mapping[str, str], limit_s: float = 30.0) -> TokenLine:
    """Return a line to a module that finds its token by an environment."""
    words = [f"{name}={value}" for name, value in environment.items()]
    return TokenLine(
        module,
        process=("env", "-i", *words, *PROCESS),
        look_limit_s=limit_s,
        sign_limit_s=limit_s,
    )


@contextmanager
def token_desk(line: TokenLine, trust: Trust | None = None) -> Iterator[ProofDesk]:
    """Run a desk whose reader has a card that only the module knows."""
    readers = QuickReaders(lambda: TODAY)
    with listened(readers, trust, [TokenCards(line)]) as (worker, heard):
        yield ProofDesk(readers, worker, heard)


def certificate_for(
    key: PracticeKey, *uses: str, serial_number: str = "", is_authority: bool = False
) -> x509.Certificate:
    """Return a certificate of a made-up person for some uses of X.509, that vouches for itself."""
    parts = [
        x509.NameAttribute(NameOID.SURNAME, "Espécime"),
        x509.NameAttribute(NameOID.GIVEN_NAME, "Token"),
    ]
    if serial_number:
        parts.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, serial_number))
    name = x509.Name(parts)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=30))
        .not_valid_after(NOW + timedelta(days=300))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
    )
    if uses:
        builder = builder.add_extension(_usage(uses), critical=True)
    return builder.sign(key, hashes.SHA256())


def _usage(uses: tuple[str, ...]) -> x509.KeyUsage:
    all_uses = ("digital_signature", "content_commitment", "key_encipherment",
                "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign",
                "encipher_only", "decipher_only")  # fmt: skip
    return x509.KeyUsage(**{each: each in uses for each in all_uses})


def elliptic_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP384R1())


def rsa_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65_537, 2048)
