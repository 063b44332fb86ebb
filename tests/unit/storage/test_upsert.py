import pytest
from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite

from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.tables import SettingTable
from kansrijk_desktop.storage.upsert import _statement, upsert


def test_no_rows_are_nothing_to_write(database: Database) -> None:
    with database.transaction() as session:
        upsert(session)


def test_a_row_with_the_same_key_is_replaced(database: Database) -> None:
    with database.transaction() as session:
        upsert(session, SettingTable(key="a", value="1"), SettingTable(key="b", value="1"))
        upsert(session, SettingTable(key="a", value="2"))

    with database.reading() as session:
        found = [session.get_one(SettingTable, key).value for key in "ab"]
    assert found == ["2", "1"]


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()], ids=lambda d: d.name)
def test_the_statement_is_the_same_on_either_database(
    dialect: Dialect,
) -> None:
    statement = str(_statement("answer", dialect.name).compile(dialect=dialect))

    assert "ON CONFLICT (address, screening_id) DO UPDATE SET" in statement
    assert "content = excluded.content" in statement
    assert "address = excluded" not in statement
