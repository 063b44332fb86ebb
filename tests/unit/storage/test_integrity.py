from collections.abc import Callable

import pytest
from sqlcipher3 import dbapi2

from kansrijk_desktop.errors import DamagedDatabaseError
from kansrijk_desktop.storage import integrity
from kansrijk_desktop.storage.database import Database


class Answers:
    """A connection whose checks give other answers than a whole file would."""

    def __init__(self, **answers: tuple[str] | None) -> None:
        self._answers = answers
        self._row: tuple[str] | None = None

    def execute(self, statement: str) -> "Answers":
        name = statement.removeprefix("PRAGMA ").partition("(")[0]
        whole = None if name in {"cipher_integrity_check", "foreign_key_check"} else ("ok",)
        self._row = self._answers.get(name, whole)
        return self

    def fetchone(self) -> tuple[str] | None:
        return self._row


@pytest.mark.parametrize(
    ("check", "name", "answer"),
    [
        (integrity.quick_check, "quick_check", ("row 1 missing from index",)),
        (integrity.check, "cipher_integrity_check", ("HMAC verification failed for page 3",)),
        (integrity.check, "integrity_check", ("wrong # of entries in index",)),
        (integrity.check, "foreign_key_check", ("answer",)),
    ],
)
def test_whatever_a_check_reports_is_damage(
    check: Callable[[dbapi2.Connection], None], name: str, answer: tuple[str]
) -> None:
    with pytest.raises(DamagedDatabaseError) as caught:
        check(Answers(**{name: answer}))

    assert caught.value.details == name


def test_a_reference_to_nothing_is_damage(database: Database) -> None:
    with database._raw() as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("INSERT INTO search_word VALUES ('reuring', 'unknown')")
        raw.execute("PRAGMA foreign_keys = ON")

    with pytest.raises(DamagedDatabaseError):
        database.check()
