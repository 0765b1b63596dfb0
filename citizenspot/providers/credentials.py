"""The secrets that providers know this desk by: from the user's keyring, never from a file."""

from __future__ import annotations

from citizenspot import logs


def keyring_credential(name: str) -> str | None:
    """Return the secret kept under a name, and nothing where it cannot be had."""
    from citizenspot.journal.errors import KeysUnavailable  # noqa: PLC0415
    from citizenspot.journal.secret_service import named_secret  # noqa: PLC0415 - loads keyring

    try:
        return named_secret(name)
    except KeysUnavailable as error:
        logs.warning("credential not to be had", place=name, reason=type(error).__name__)
        return None
