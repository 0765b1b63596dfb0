"""A PKCS#11 module with a token of the tests' own (Debian packages softhsm2 and opensc).

Its token is filled with tools that know nothing of this program.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from training.cards.practice_signers import PracticeKey

MODULE = Path("/usr/lib/softhsm/libsofthsm2.so")
TOOLS = ("softhsm2-util", "pkcs11-tool")
LABEL, PIN = "counter", "1234"
LIMIT_S = 60.0


class SoftHsm:
    """One token, whose certificates and keys have the numbers they are given."""

    module = str(MODULE)

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / "tokens").mkdir()
        self._configuration = folder / "softhsm2.conf"
        self._configuration.write_text(
            f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\n"
        )
        self._run("softhsm2-util", "--init-token", "--free", "--label", LABEL, "--so-pin",
                  "87654321", "--pin", PIN)  # fmt: skip

    @property
    def environment(self) -> dict[str, str]:
        """What a program finds this token by."""
        return os.environ | {"SOFTHSM2_CONF": str(self._configuration)}

    def hold(self, number: int, key: PracticeKey, certificate: x509.Certificate) -> None:
        """Keep a key and its certificate."""
        file = self._folder / f"{number:02}"
        file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        self._run("softhsm2-util", "--import", str(file), "--token", LABEL, "--pin", PIN,
                  "--label", f"key {number}", "--id", f"{number:02}")  # fmt: skip
        file.write_bytes(certificate.public_bytes(Encoding.DER))
        self._run("pkcs11-tool", "--module", self.module, "--token-label", LABEL, "--login",
                  "--pin", PIN, "--write-object", str(file), "--type", "cert", "--id",
                  f"{number:02}", "--label", f"certificate {number}")  # fmt: skip

    def _run(self, *words: str) -> None:
        subprocess.run(
            words, env=self.environment, capture_output=True, check=True, timeout=LIMIT_S
        )


@pytest.fixture
def softhsm(tmp_path: Path) -> SoftHsm:
    """An empty token; skips where the packages are missing."""
    if not MODULE.exists() or not all(shutil.which(each) for each in TOOLS):
        pytest.skip("no SoftHSM here: install the packages softhsm2 and opensc")
    return SoftHsm(tmp_path)
