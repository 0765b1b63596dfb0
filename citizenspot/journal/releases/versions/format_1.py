"""Release 1: identity, visits, events, stretches and deliveries; what later ones begin from."""

from typing import Final

revision = "format_1"
down_revision = None

STRICT: Final = {"sqlite_strict": True}


def upgrade() -> None:
    """Do nothing: release 1 was made without Alembic, and is only named here."""
