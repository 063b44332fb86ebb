from dataclasses import replace

import pytest

from kansrijk_desktop.documents.content import (
    Client,
    ConsentGiven,
    Heard,
    Obstetrics,
    Recipient,
    ReferralContent,
    Sender,
)
from kansrijk_desktop.documents.preview import page_count, page_texts
from kansrijk_desktop.documents.referral_letter import build
from kansrijk_desktop.documents.wording import NO_DIAGNOSIS, SELECTION
from kansrijk_desktop.errors import MissingGlyphError
from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.people import Safe
from kansrijk_desktop.records.pregnancy import GestationalAge
from kansrijk_desktop.records.referral import RecipientKind, Urgency
from tests.unit.documents.hearing import Node, artifacts, structure
from tests.unit.documents.letters import (
    TODAY,
    a_bare_letter,
    a_client,
    a_letter,
    a_letter_of_many_scripts,
    a_long_letter,
    a_subject,
)


def front(letter: ReferralContent) -> Node:
    return structure(build(letter)).children[0]


def behind(letter: ReferralContent) -> Node:
    return structure(build(letter)).children[1]


def rows(part: Node) -> dict[str, str]:
    """Label and value of every row with a label in front."""
    return {
        row.children[0].text: row.children[1].text
        for row in part.all("TR")
        if row.children[0].scope == "Row"
    }


def headings(part: Node) -> list[str]:
    return [node.text for node in part.walk() if node.role in {"H1", "H2"}]


def test_the_front_is_in_sbar_order() -> None:
    assert headings(front(a_letter())) == [
        "Verwijsbrief",
        "Urgentie",
        "Van",
        "Aan",
        "Cliënt",
        "Situatie",
        "Achtergrond",
        "Beoordeling",
        "Wat ik van u vraag",
    ]


def test_the_details_follow_behind() -> None:
    assert headings(behind(a_letter())) == [
        "Gezin",
        "Geld · oranje",
        "Stress · geel",
        "Krachten",
        "Afspraken",
        "Al betrokken",
        "Meldcode",
        "Toestemming",
        "Over deze brief",
        "Antwoordstrook",
    ]


def test_the_text_of_the_front_is_as_expected() -> None:
    text = page_texts(build(a_letter()))[0]

    for line in (
        "Sanne Reuring · geboren 14 maart 1994 · kenmerk KS-2026-0017 pagina 1 van 3",
        "aan jeugdgezondheidszorg · 21 november 2026 · kenmerk KS-2026-0017",
        "Binnen 48 uur",
        "verloskundige, Praktijk De Wieg",
        "010 000 00 00 · 12.30-13.30 uur",
        "AGB 08012345 · BIG 19012345603",
        "t.a.v. mw. De Groot",
        "kopie aan huisarts De Vries",
        "geboren 14 maart 1994 · BSN 999910644",
        "Gezin: partner Mark (34), sinds vorige week zonder werk; dochter Lotte (4)",
        "Al betrokken: Huisarts De Vries (kent het gezin); Oma",
        "Met mondelinge toestemming van 21 november 2026.",
        "Graag een ontvangstbevestiging binnen 5 werkdagen.",
    ):
        assert line in text


def test_labels_are_tied_to_their_values() -> None:
    told = rows(front(a_letter()))

    assert told["Zwanger"] == "27+3 weken"
    assert told["À terme"] == "18 februari 2027 (echo)"
    assert told["G en P"] == "G2 P1"
    assert told["Risicostatus"] == "VIL A"
    assert told["Telefoon"].endswith("bellen ja · voicemail nee")
    assert told["Adres"].endswith("hier schrijven: veilig")


@pytest.mark.parametrize(
    ("safe", "words"), [(Safe.NO, "niet"), (Safe.UNKNOWN, "niet gevraagd, liever niet")]
)
def test_writing_is_safe_only_when_she_said_so(safe: Safe, words: str) -> None:
    letter = a_letter(client=a_client(may_write=safe))

    assert rows(front(letter))["Adres"].endswith(f"hier schrijven: {words}")


def test_it_is_said_when_nobody_knows_whether_calling_is_safe() -> None:
    letter = a_bare_letter(client=Client("Anna Wit", phone="06 00 00 00 00"))

    assert rows(front(letter))["Telefoon"].endswith("of bellen veilig is: niet bekend")


def test_a_letter_being_filled_in_can_be_previewed() -> None:
    letter = a_bare_letter(question="", recipient=Recipient(RecipientKind.YOUTH_HEALTH, ""))

    assert page_count(build(letter)) == 2


def test_her_own_words_are_quoted_and_facts_are_not() -> None:
    told = rows(behind(a_letter()))

    assert told["In haar woorden"] == "“Ik durf de brieven niet meer open te maken.”"
    assert told["Rondkomen"] == "met moeite"


def test_a_subject_tells_what_she_wants_and_does_not_want() -> None:
    told = rows(behind(a_letter(subjects=(a_subject(summary="kort gezegd"),))))

    assert told["In het kort"] == "kort gezegd"
    assert told["Sinds"] == "drie maanden"
    assert told["Wat zij wil"] == "hulp bij het regelen"
    assert told["Wat zij niet wil"] == "geen bewindvoerder"
    assert told["Besproken op"] == "21 november 2026, alleen met cliënt besproken"


@pytest.mark.parametrize("kind", list(RecipientKind))
def test_levels_are_words_for_professionals_in_care_only(kind: RecipientKind) -> None:
    letter = a_letter(recipient=Recipient(kind, "Iemand"))

    text = structure(build(letter)).full_text.lower()

    readers = {"jgz", "verloskundige", "huisarts", "ziekenhuis", "kraamzorg", "wijkteam"}
    assert ("oranje" in text) is (kind.value in readers)
    assert "met moeite" in text


@pytest.mark.parametrize(
    ("urgency", "word"),
    [
        (Urgency.TODAY, "Vandaag"),
        (Urgency.WITHIN_48_HOURS, "Binnen 48 uur"),
        (Urgency.WITHIN_2_WEEKS, "Binnen 2 weken"),
        (Urgency.ROUTINE, "Regulier"),
    ],
)
def test_the_urgency_stands_on_the_front(urgency: Urgency, word: str) -> None:
    assert word in front(a_letter(urgency=urgency)).full_text


def test_the_consent_says_what_to_whom_how_when_and_by_whom() -> None:
    told = rows(behind(a_letter()))

    assert told["Om te delen"] == "Geld, Stress"
    assert told["Met"] == "JGZ Maasoever"
    assert told["Waarvoor"] == "prenataal huisbezoek"
    assert told["Hoe"] == "mondeling"
    assert told["Op"] == "21 november 2026"
    assert told["Gegeven door"] == "cliënt zelf"
    assert told["Gevraagd door"] == "Fatma Yıldız"
    assert told["Tolk"] == "tolk Tigrinya"
    assert told["Geldig tot"] == "21 mei 2027"


def test_agreements_stand_in_a_table_with_headers() -> None:
    tables = [table for table in behind(a_letter()).all("Table") if "Wie" in table.full_text]

    (header, first, _) = tables[0].children
    assert [cell.text for cell in header.children] == ["Wie", "Wat", "Wanneer"]
    assert [cell.text for cell in first.children] == [
        "Sanne",
        "zoekt de brieven bij elkaar",
        "1 december 2026",
    ]
    assert rows(behind(a_letter()))["Houdt het overzicht"] == "Fatma Yıldız"


def test_the_return_slip_names_the_letter_and_not_the_client() -> None:
    text = behind(a_letter()).full_text
    slip = text[text.index("Antwoordstrook") :]

    assert "KS-2026-0017" in slip
    assert "Praktijk De Wieg" in slip
    assert "gelukt" in slip
    assert "Reuring" not in slip


@pytest.mark.parametrize(
    "letter", [a_bare_letter(), a_letter(), a_long_letter(), a_letter_of_many_scripts()]
)
def test_identifiers_and_page_numbers_stand_on_every_page(letter: ReferralContent) -> None:
    pages = artifacts(build(letter))

    first_name = letter.client.name.split()[0]
    for number, text in enumerate(pages, 1):
        assert f"pagina {number} van {len(pages)}" in text
        assert first_name in text
        assert f"kenmerk {letter.reference}" in text
        assert f"{NO_DIAGNOSIS} {SELECTION}" in text


@pytest.mark.parametrize("letter", [a_bare_letter(), a_letter(), a_long_letter()])
def test_every_paper_says_in_the_same_words_what_it_is(letter: ReferralContent) -> None:
    text = structure(build(letter)).full_text

    assert f"{NO_DIAGNOSIS} {SELECTION} Gespreksinstrument: Signalering zwangerschap 1.0.0." in text


def test_nothing_shows_that_something_was_left_out() -> None:
    everything = a_letter()
    less = a_letter(subjects=everything.subjects[:1])

    text = structure(build(less)).full_text + " ".join(artifacts(build(less)))

    assert "Stress" not in text.replace("Geld, Stress", "")
    for word in ("verborgen", "weggelaten", "niet gedeeld", "niet gevraagd", "[", "…"):
        assert word not in text


def test_what_is_not_known_leaves_no_empty_label() -> None:
    tree = structure(build(a_bare_letter()))

    assert headings(tree.children[0]) == [
        "Verwijsbrief",
        "Urgentie",
        "Van",
        "Aan",
        "Cliënt",
        "Wat ik van u vraag",
    ]
    assert headings(tree.children[1]) == ["Toestemming", "Over deze brief", "Antwoordstrook"]
    assert all(value for value in rows(tree).values())
    assert "BSN" not in tree.full_text


def test_obstetric_facts_may_be_partly_known() -> None:
    twins = Obstetrics(
        parity=0, due_date=TODAY, gestational_age=GestationalAge(8, 0), is_multiple=True
    )
    client = Client("Anna Wit", address="Kade 1")

    told = rows(front(a_bare_letter(obstetrics=twins, client=client)))

    assert told["G en P"] == "P0"
    assert told["À terme"] == "21 november 2026"
    assert told["Zwanger"] == "8+0 weken, meerling"


def test_obstetric_facts_say_of_which_moment_they_are() -> None:
    after = Obstetrics(2, 1, "voor deze bevalling")
    overdue = Obstetrics(due_date=TODAY, due_remark="nog niet genoteerd", is_multiple=True)
    client = Client("Anna Wit", address="Kade 1")

    born, waiting = (
        rows(front(a_bare_letter(obstetrics=one, client=client))) for one in (after, overdue)
    )

    assert born["G en P"] == "G2 P1 (voor deze bevalling)"
    assert waiting["À terme"] == "21 november 2026, nog niet genoteerd, meerling"
    assert "Zwanger" not in waiting


def test_a_subject_with_nothing_but_a_title_keeps_its_place() -> None:
    subject = replace(a_subject(), heard=(), since="", arranged="", wish="", unwanted="")
    bare = replace(subject, asked_on=None, asked_alone=None, weighing="", level="")

    assert "Geld" in headings(behind(a_letter(subjects=(bare,))))


def test_a_maternity_carer_signs_with_her_own_register() -> None:
    sender = Sender("Joke", "kraamverzorgende", "Kraamzorg", kckz_number="12345")

    assert "KCKZ 12345" in front(a_letter(sender=sender)).full_text


def test_one_day_is_one_day() -> None:
    text = front(a_letter(confirm_within_days=1, feedback="")).full_text

    assert "binnen 1 werkdag." in text


def test_a_coordinator_without_agreements_is_still_told() -> None:
    assert rows(behind(a_letter(agreements=())))["Houdt het overzicht"] == "Fatma Yıldız"


def test_an_answer_in_a_summary_ends_where_it_ends() -> None:
    subject = a_subject(heard=(Heard("A", "een."), Heard("B", "twee"), Heard("C", "wat?", True)))

    assert rows(front(a_letter(subjects=(subject,))))["Geld"].strip() == (
        "Oranje. A: een. B: twee. C: “wat?”"
    )


@pytest.mark.parametrize("count", [0, 1, 2, 5, 8, 30])
def test_the_front_is_one_page_for_any_number_of_subjects(count: int) -> None:
    letter = a_letter(subjects=(a_subject(),) * count)

    tree = structure(build(letter))

    assert {page for node in tree.children[0].walk() for page in node.pages} == {0}


@pytest.mark.parametrize("words", [10, 100, 1000])
def test_a_long_text_is_cut_on_the_front_and_stands_in_full_behind(words: int) -> None:
    reason = ("woord " * words).strip()

    tree = structure(build(a_letter(reason=reason)))

    on_front = tree.children[0].full_text
    if words == 1000:
        assert "… zie blad 2" in on_front
        assert rows(tree.children[1])["Reden"] == reason
        assert headings(tree.children[1])[0] == "Vervolg van blad 1"
    else:
        assert reason in on_front


def test_the_front_of_the_longest_letter_is_one_page_and_loses_nothing() -> None:
    letter = a_long_letter()

    tree = structure(build(letter))

    assert {page for node in tree.children[0].walk() for page in node.pages} == {0}
    text = tree.children[1].full_text
    for wanted in (
        letter.client.name,
        letter.client.address,
        letter.reason,
        letter.background,
        letter.assessment,
        letter.question,
        letter.subjects[0].summary,
        letter.subjects[4].arranged,
    ):
        assert wanted.strip() in text


def test_a_text_that_would_print_as_a_box_is_refused() -> None:
    with pytest.raises(MissingGlyphError, match="Naam cliënt: 王"):
        build(a_letter(client=a_client(name="王")))


def test_markup_is_only_text() -> None:
    name = "<b>Jan</b> & <img src='file:///etc/passwd'> </para> %s {x}"

    tree = structure(build(a_letter(client=a_client(name=name), question=name)))

    assert name in tree.full_text
    assert page_count(build(a_letter(client=a_client(name=name)))) == 3


def test_consent_may_be_in_writing() -> None:
    letter = a_letter(consent=ConsentGiven(ConsentForm.WRITTEN, TODAY, recipient="JGZ Noord"))

    assert "Met schriftelijke toestemming van 21 november 2026." in front(letter).full_text
    assert rows(behind(letter))["Met"] == "JGZ Noord"
