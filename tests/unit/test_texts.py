from pathlib import Path

import pytest

from kansrijk_desktop import texts
from kansrijk_desktop.texts import (
    N_,
    _,
    available_languages,
    current_language,
    ngettext,
    use_language,
)

POLISH = """
msgid ""
msgstr ""
"Language: pl\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; "
"plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"

msgid "Opslaan"
msgstr "Zapisz"

msgid "{count} vraag"
msgid_plural "{count} vragen"
msgstr[0] "{count} pytanie"
msgstr[1] "{count} pytania"
msgstr[2] "{count} pytań"
"""


@pytest.fixture
def _polish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pl.po").write_text(POLISH, encoding="utf-8")
    monkeypatch.setattr(texts, "resource", lambda _folder, *parts: tmp_path.joinpath(*parts))


def test_dutch_is_the_source_and_needs_no_catalogue() -> None:
    assert current_language() == "nl"
    assert _("Opslaan") == "Opslaan"
    assert ngettext("{count} vraag", "{count} vragen", 2) == "{count} vragen"


@pytest.mark.usefixtures("_polish")
def test_a_message_marked_in_a_constant_is_looked_up_when_it_is_shown() -> None:
    title = N_("Opslaan")

    use_language("pl")

    assert title == "Opslaan"
    assert _(title) == "Zapisz"
    assert current_language() == "pl"


@pytest.mark.usefixtures("_polish")
def test_plurals_follow_the_rules_of_the_language() -> None:
    use_language("pl")

    forms = [ngettext("{count} vraag", "{count} vragen", count) for count in (1, 3, 5)]

    assert forms == ["{count} pytanie", "{count} pytania", "{count} pytań"]


@pytest.mark.usefixtures("_polish")
def test_what_a_catalogue_lacks_stays_dutch() -> None:
    use_language("pl")

    assert _("Nog niet vertaald") == "Nog niet vertaald"


@pytest.mark.usefixtures("_polish")
def test_the_way_back_to_dutch_is_open() -> None:
    use_language("pl")

    use_language("nl")

    assert _("Opslaan") == "Opslaan"
    assert available_languages() == ("nl", "pl")


def test_a_language_without_a_catalogue_changes_nothing() -> None:
    with pytest.raises(LookupError):
        use_language("xx")

    assert current_language() == "nl"
