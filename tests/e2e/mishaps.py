"""What can happen to the files of an installation while the program is closed."""

from pathlib import Path

from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.storage import connection
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.storage.key_file import KeyFile
from tests.e2e.desks import PASSPHRASE, opened


def damage(folder: Path) -> None:
    """Change one bit of the database."""
    path = Installation(folder).database_path
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)


def make_newer(folder: Path) -> None:
    """Let the database be of a later version of the program."""
    installation = Installation(folder)
    key = KeyFile(installation.key_path, KeyCost.floor()).unlock(PASSPHRASE)
    raw = connection.connect(installation.database_path, key)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()


def bring_out_of_date(folder: Path) -> None:
    """Put an older copy of the database back."""
    path = Installation(folder).database_path
    older = path.read_bytes()
    with opened(folder) as entry:
        for _save in range(3):
            entry.add_example()
    path.write_bytes(older)
