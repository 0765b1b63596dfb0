"""Release 2: monthly keys around the visits' own, and heads of the chain that are signed.

Visits of release 1 stay wrapped by the workstation's key: their `epoch` is NULL.
"""

import sqlalchemy as sa
from alembic import op

from citizenspot.journal.releases.versions.format_1 import STRICT

revision = "format_2"
down_revision = "format_1"


def upgrade() -> None:
    """Add what release 2 keeps."""
    op.add_column("visits", sa.Column("epoch", sa.Text))
    op.create_table(
        "epochs",
        sa.Column("epoch", sa.Text, primary_key=True),
        sa.Column("key_id", sa.Text, nullable=False),
        sa.Column("nonce", sa.LargeBinary),
        sa.Column("wrapped", sa.LargeBinary),
        sqlite_with_rowid=False,
        **STRICT,
    )
    op.create_table(
        "heads",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        **STRICT,
    )
    op.execute("UPDATE identity SET format = 2")
