"""Bring a database up to the tables of this version of the program.

Alembic is imported only when a step is due; at a start only the version is compared, in SQL.
"""

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from kansrijk_desktop.errors import NewerDatabaseError

# Every revision, oldest first; a test compares it with the files in versions/.
REVISIONS = ("0001", "0002", "0003")
HEAD = REVISIONS[-1]


def version_of(connection: dbapi2.Connection) -> str | None:
    """Return the revision of a database; None when it has no tables yet.

    Raises:
        NewerDatabaseError: the revision is not one of ours.
    """
    found = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    ).fetchone()
    if found is None:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        return None
    if row[0] not in REVISIONS:
        raise NewerDatabaseError(
            "Deze dossiers zijn gemaakt met een nieuwere versie van het programma. Installeer "
            "die versie om ze te openen. Er is niets gewijzigd.",
            str(row[0]),
        )
    return str(row[0])


def upgrade(connection: Connection) -> None:
    """Take every step that is due, all in the transaction the connection is in."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "kansrijk_desktop.storage:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
