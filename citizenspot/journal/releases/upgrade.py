"""Brings a journal of an earlier release to the tables of this one, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

FOLDER = Path(__file__).parent


def upgrade(connection: Connection, release: int) -> None:
    """Bring the tables from a release to the newest, within the transaction that is open.

    The caller commits: a start cut short leaves the journal as it was.
    """
    config = _config(connection)
    command.stamp(config, f"format_{release}")
    command.upgrade(config, "head")


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
