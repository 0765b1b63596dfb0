"""Brings a journal of an earlier release to the tables of this one, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, StaticPool, create_engine
from sqlalchemy.exc import DBAPIError

from citizenspot.journal.database import Database

FOLDER = Path(__file__).parent


def upgrade(opened: Database, release: int) -> None:
    """Bring the tables from a release to the newest in one transaction.

    A start cut short leaves the journal as it was.
    """
    # The connection is lent: SQLAlchemy begins, ends and closes nothing of it.
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: opened.driver,
        poolclass=StaticPool,
        pool_reset_on_return=None,
        isolation_level="AUTOCOMMIT",
    )
    # In this order: to set a connection's mode, as connecting does, ends a transaction.
    with engine.connect() as connection, opened.changing():
        # Alembic commits each step by itself, unless a transaction was begun around it.
        connection.begin()
        config = _config(connection)
        try:
            command.stamp(config, f"format_{release}")
            command.upgrade(config, "head")
        except DBAPIError as error:
            raise error.orig or error from error


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
