"""What a handover has that a letter does not."""

from dataclasses import replace

import pytest

from kansrijk_desktop.documents.content import Course, Heard, Recipient
from kansrijk_desktop.documents.preview import page_texts
from kansrijk_desktop.documents.referral_letter import build
from kansrijk_desktop.records.referral import RecipientKind
from tests.unit.documents.hearing import Node, structure
from tests.unit.documents.letters import a_bare_letter, a_handover, a_long_letter, a_subject


def headings(part: Node) -> list[str]:
    return [node.text for node in part.walk() if node.role in {"H1", "H2"}]


def table_rows(part: Node) -> list[list[str]]:
    return [[cell.text for cell in row.children] for row in part.all("TR")]


def test_the_front_has_the_course_after_the_assessment() -> None:
    front = structure(build(a_handover())).children[0]

    assert headings(front)[-3:] == ["Beoordeling", "Verloop", "Wat ik van u vraag"]
    assert ["Geld", "rood", "geel", "–", "oranje"] in table_rows(front)
    assert ["Stress", "geel", "–", "groen", "geel"] in table_rows(front)


def test_what_she_knows_stands_on_top() -> None:
    front = structure(build(a_handover())).children[0]

    texts = [node.text for node in front.walk() if node.text]
    assert texts[0] == "Overdracht aan de JGZ"
    assert texts.index("Van") > next(
        index for index, text in enumerate(texts) if text.startswith("Besproken met de cliënt")
    )


def test_the_front_is_one_page_however_much_there_is() -> None:
    long = replace(
        a_long_letter(),
        known="zij weet dat dit wordt gedeeld: " + "geld, stress, " * 60,
        course=a_handover().course,
        births=("14 november 2026, na 39+2 weken, 3400 gram",) * 3,
        help_offered=a_handover().help_offered * 20,
    )

    front, behind = structure(build(long)).children

    assert "Verloop" in headings(behind)
    assert {page for node in front.walk() for page in node.pages} == {0}


def test_the_heaviest_subject_is_told_longest_where_there_is_no_room_for_all() -> None:
    many = tuple(
        Heard(f"Vraag {number}", "een antwoord van enkele woorden") for number in range(30)
    )
    subjects = tuple(
        a_subject(title=title, level=level, heard=many)
        for title, level in (("Wonen", "groen"), ("Geld", "oranje"), ("Stress", "geel"))
    )

    to_youth_health = Recipient(RecipientKind.YOUTH_HEALTH, "JGZ")
    letter = a_bare_letter(recipient=to_youth_health, subjects=subjects)

    front, _behind = structure(build(letter)).children

    length = {row[0]: len(row[1]) for row in table_rows(front)}
    assert length["Geld"] > length["Stress"]
    assert length["Geld"] > 2 * length["Wonen"]


def test_what_weighs_most_is_what_the_front_begins_with() -> None:
    rent, bailiff = Heard("Huur", "op tijd"), Heard("Dreiging", "deurwaarder")
    money = a_subject(title="Geld", heard=(rent, bailiff), heaviest_first=(bailiff, rent))

    front, behind = structure(build(a_handover(subjects=(money,)))).children

    told = next(row[1] for row in table_rows(front) if row[0] == "Geld")
    assert told.index("deurwaarder") < told.index("op tijd")
    labels = [row[0] for row in table_rows(behind)]
    assert labels.index("Huur") < labels.index("Dreiging")


def test_one_moment_has_no_course_and_neither_has_who_reads_no_levels() -> None:
    one = Course((("intake", "3-5-2026"),), (("Geld", ("rood",)),))
    debt_help = a_handover(recipient=Recipient(RecipientKind.DEBT_HELP, "Kredietbank"))

    for letter in (a_handover(course=one), debt_help):
        assert "Verloop" not in headings(structure(build(letter)))


def test_only_the_last_moments_stand_on_the_front() -> None:
    many = Course(
        tuple((f"m{number}", f"{number}-5-2026") for number in range(1, 10)),
        (("Geld", ("geel",) * 9), ("Wonen", ("rood", *[""] * 8))),
    )

    front, behind = structure(build(a_handover(course=many))).children

    assert ["Geld", *["geel"] * 5] in table_rows(front)
    assert not [row for row in table_rows(front) if row[0] == "Wonen"]
    assert ["Geld", *["geel"] * 5] in table_rows(behind)
    assert ["Geld", *["geel"] * 4] in table_rows(behind)
    assert ["Wonen", "rood", *["–"] * 4] in table_rows(behind)


def test_what_was_told_before_stands_under_its_subject() -> None:
    behind = structure(build(a_handover())).children[1]

    rows = dict(row for row in table_rows(behind) if len(row) == 2)
    assert rows["28 weken, 3 september 2026"] == (
        "Geel. Rondkomen: net. Eigen wens: “Minder brieven”. Wat zij wil: Informatie"
    )
    assert rows["intake, 3 mei 2026"] == "Rood. Rondkomen: niet. "
    assert rows["Besproken op"].endswith("alleen met cliënt besproken")


def test_help_and_values_to_copy_are_tables_behind() -> None:
    behind = structure(build(a_handover())).children[1]

    assert "Hulp" in headings(behind)
    assert "Om over te nemen in het JGZ-dossier" in headings(behind)
    assert ["Geldfit", "gestart", "1 juni 2026"] in table_rows(behind)
    assert [
        "R014 Zwangerschap",
        "Roken in de zwangerschap",
        "nee",
        "intake, 3-5-2026",
    ] in table_rows(behind)


def test_what_was_explained_stands_with_the_consent() -> None:
    text = " ".join(page_texts(build(a_handover())))

    assert "Vooraf uitgelegd: wat het bezoek is." in " ".join(text.split())
    assert "Een verpleegkundige komt thuis langs." in text


@pytest.mark.parametrize("count", [1, 40])
def test_many_moments_of_one_subject_lose_no_text(count: int) -> None:
    earlier = a_handover().subjects[0].earlier * count
    letter = a_handover(subjects=(a_subject(earlier=earlier),))

    tree = structure(build(letter))

    words = " ".join(node.text for node in tree.walk())
    assert words.count("Minder brieven") == count
