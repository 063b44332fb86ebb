import errno
from types import SimpleNamespace

import pytest
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from kansrijk_desktop.errors import (
    AlreadyOpenError,
    DamagedDatabaseError,
    DiskFailedError,
    DiskFullError,
    ExpectedError,
)
from kansrijk_desktop.storage.disk_failures import disk_told_in_dutch
from kansrijk_desktop.storage.failures import told_in_dutch

CODES = [
    (5, AlreadyOpenError),
    (6, AlreadyOpenError),
    (11, DamagedDatabaseError),
    (26, DamagedDatabaseError),
    (13, DiskFullError),
    (8, DiskFailedError),
    (10, DiskFailedError),
    (778, DiskFailedError),  # SQLITE_IOERR_WRITE: the low byte is what counts.
    (14, DiskFailedError),
]


def an_error(code: int) -> dbapi2.DatabaseError:
    error = dbapi2.DatabaseError("a text with GEHEIM-7f3a in it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(("code", "expected"), CODES)
def test_a_failure_of_the_library_is_told_in_dutch(
    code: int, expected: type[ExpectedError]
) -> None:
    with pytest.raises(expected) as direct, told_in_dutch():
        raise an_error(code)
    with pytest.raises(expected) as wrapped, told_in_dutch():
        raise DBAPIError("INSERT", {}, an_error(code))

    assert direct.value.message == wrapped.value.message
    assert "GEHEIM" not in direct.value.message + direct.value.details


@pytest.mark.parametrize("code", [0, 1, 19])
def test_any_other_failure_of_the_library_stays_a_bug(code: int) -> None:
    with pytest.raises(dbapi2.DatabaseError), told_in_dutch():
        raise an_error(code)
    with pytest.raises(DBAPIError), told_in_dutch():
        raise DBAPIError("INSERT", {}, an_error(code))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EIO, DiskFailedError),
        (errno.EACCES, DiskFailedError),
        (errno.EROFS, DiskFailedError),
        (errno.ENOENT, DiskFailedError),
    ],
)
def test_a_failure_of_the_disk_is_told_in_dutch(number: int, expected: type[ExpectedError]) -> None:
    with pytest.raises(expected) as caught, disk_told_in_dutch():
        raise OSError(number, "text", "/home/sanne-reuring/keys.json")

    assert "sanne" not in caught.value.message + caught.value.details


def test_any_other_failure_of_the_system_stays_a_bug() -> None:
    with pytest.raises(FileExistsError), disk_told_in_dutch():
        raise FileExistsError("keys.json")


def test_every_text_says_what_to_do_and_what_is_kept() -> None:
    messages = []
    for code, expected in CODES:
        with pytest.raises(expected) as caught, told_in_dutch():
            raise an_error(code)
        messages.append(caught.value.message)

    for message in messages:
        assert message.endswith((".",))
        assert any(word in message for word in ("Sluit", "sluit", "Maak", "Kijk"))


def test_an_error_without_a_code_stays_a_bug() -> None:
    with pytest.raises(DBAPIError), told_in_dutch():
        raise DBAPIError("INSERT", {}, SimpleNamespace())  # type: ignore[arg-type] # no error
