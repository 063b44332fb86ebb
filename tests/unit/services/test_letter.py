"""What a letter says, and what it does not."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import simplejson

from kansrijk_desktop.documents.content import ReferralContent, Subject
from kansrijk_desktop.engine.answers import AnswerRecord, Value
from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.records.screening import ScreeningStatus
from kansrijk_desktop.services.letter import consent_of, letter_content, referral_of
from kansrijk_desktop.services.referral_draft import ReferralDraft
from tests.builders import TODAY, a_partner, a_pregnancy
from tests.questionnaires import a_definition, question, section
from tests.unit.services.letters import (
    chosen,
    facts_with,
    reuring_answers,
    switched_on,
    typed,
)

CARE = [
    RecipientKind.YOUTH_HEALTH,
    RecipientKind.MIDWIFE,
    RecipientKind.GENERAL_PRACTITIONER,
    RecipientKind.HOSPITAL,
    RecipientKind.MATERNITY_CARE,
]
MUNICIPAL = [RecipientKind.FAMILY_WORKER, RecipientKind.DEBT_HELP]
OTHERS = [RecipientKind.CHILD_CARE, RecipientKind.OTHER]


def a_draft(*subjects: str, **changes: Any) -> ReferralDraft:
    fields: dict[str, Any] = {
        "organization": "JGZ Voorbeeld",
        "purpose": "prenataal huisbezoek",
        "subjects": frozenset(subjects),
        "consent_form": ConsentForm.SPOKEN,
        "question": "Wilt u op bezoek gaan?",
    }
    return ReferralDraft(**(fields | changes))


def letter(answers: dict[str, AnswerRecord], *subjects: str, **changes: Any) -> ReferralContent:
    return letter_content(facts_with(answers), a_draft(*subjects, **changes))


def subject(content: ReferralContent, title: str) -> Subject:
    return next(one for one in content.subjects if one.title == title)


def titles(content: ReferralContent) -> list[str]:
    return [one.title for one in content.subjects]


def resources(content: ReferralContent, kind: str) -> list[dict[str, Any]]:
    entries = simplejson.loads(content.bundle)["entry"]
    found: list[dict[str, Any]] = [one["resource"] for one in entries]
    return [one for one in found if one["resourceType"] == kind]


def link_ids(content: ReferralContent) -> str:
    (response,) = resources(content, "QuestionnaireResponse")
    return simplejson.dumps(response)


def test_a_subject_is_told_with_her_words_her_wish_and_its_level() -> None:
    content = letter(reuring_answers(), "money")

    money = subject(content, "Geld")
    assert money.level == "oranje"
    assert money.wish == "Hulp"
    assert ("Eigen wens", "De post weer durven openen", True) in [
        (one.label, one.answer, one.is_quote) for one in money.heard
    ]
    assert money.asked_on == date(2026, 11, 21)
    assert titles(content) == ["Geld"]


def test_what_weighs_most_comes_first_on_the_front() -> None:
    answers = reuring_answers() | chosen("G3", "G3-deurwaarder")

    money = subject(letter(answers, "money"), "Geld")

    assert sorted(one.label for one in money.heaviest_first) == sorted(
        one.label for one in money.heard
    )
    assert money.heaviest_first[0].label == "Dreiging door schuld"
    assert money.heard[0].label != "Dreiging door schuld"


def test_what_was_opened_by_hand_is_told_with_its_subject() -> None:
    answers = (
        chosen("W1", "W1-vast")
        | chosen("W2", "W2-geen")
        | switched_on("W-verdieping-openen")
        | chosen("W3", "W3-binnen-30")
    )

    content = letter(answers, "housing")

    assert subject(content, "Wonen").level == "rood"
    assert '"W3"' in link_ids(content)
    assert "openen" not in content.bundle.decode()


def test_safety_is_told_by_its_own_consent_and_says_that_she_was_alone() -> None:
    content = letter(reuring_answers(), "safety")

    safety = subject(content, "Veiligheid")
    assert safety.asked_alone is True
    assert safety.level == "oranje"
    assert [one.label for one in safety.heard][:1] == ["Niet voor thuis"]
    assert safety.heard[0].answer == "dit hele onderwerp"
    assert '"V0"' not in link_ids(content)


def test_an_answer_that_only_another_subject_opened_is_not_told() -> None:
    answers = (
        chosen("W1", "W1-vast")
        | chosen("W2", "W2-geen")
        | chosen("G1", "G1-niet")
        | chosen("G3", "G3-uithuiszetting")
        | chosen("W3", "W3-later")
    )

    alone, together = letter(answers, "housing"), letter(answers, "housing", "money")

    assert subject(alone, "Wonen").level == "groen"
    assert '"W3"' not in link_ids(alone)
    assert subject(together, "Wonen").level == "oranje"


@pytest.mark.parametrize("kind", [RecipientKind.YOUTH_HEALTH, RecipientKind.CHILD_CARE])
def test_a_letter_counts_no_weeks_from_42_weeks_onward(kind: RecipientKind) -> None:
    def obstetrics(days_over: int) -> tuple[bool, str]:
        pregnancy = a_pregnancy(due_date=TODAY - timedelta(days=days_over))
        facts = facts_with({})
        facts = replace(facts, dossier=replace(facts.dossier, pregnancy=pregnancy))
        told = letter_content(facts, a_draft("money", recipient_kind=kind)).obstetrics
        assert told.due_date == pregnancy.due_date
        return told.gestational_age is not None, told.due_remark

    assert obstetrics(13) == (True, "")
    assert obstetrics(14) == (False, "bevalling nog niet genoteerd")


def test_a_marked_answer_stays_here_and_so_does_its_weight() -> None:
    answers = chosen("G1", "G1-makkelijk") | chosen("G2", "G2-niet-verzekerd", is_not_for_home=True)

    without = letter(answers, "money")
    with_marked = letter(answers, "money", includes_not_for_home=True)

    assert subject(without, "Geld").level == "groen"
    assert subject(with_marked, "Geld").level == "oranje"
    warning = subject(with_marked, "Geld").heard[0]
    assert (warning.label, warning.answer) == ("Niet voor thuis", "Achterstanden")
    assert "not-for-home" in with_marked.bundle.decode()


def test_a_subject_without_anything_to_tell_is_not_mentioned() -> None:
    answers = chosen("M4", "M4-gokken") | chosen("G1", "G1-moeite")

    content = letter(answers, "substances", "money")

    assert titles(content) == ["Geld"]
    assert content.consent.subjects == ("Geld",)
    assert "substances" not in content.bundle.decode()
    kept = consent_of(facts_with(answers), a_draft("substances", "money"))
    assert kept.domains == ("money", "substances")


def test_the_professionals_own_level_is_told_where_all_of_it_is() -> None:
    answers = chosen("G1", "G1-moeite") | chosen("weging-geld", "red", is_changed_by_user=True)
    reason = typed("weging-geld-reden", "omdat ik het zie")
    marked = chosen("G2", "G2-huur", is_not_for_home=True)

    told, held_back = letter(answers | reason, "money"), letter(answers | reason | marked, "money")

    assert subject(told, "Geld").level == "rood"
    assert subject(told, "Geld").weighing == "Eigen inschatting van de zorgverlener."
    assert "omdat ik het zie" not in str(told)
    assert subject(held_back, "Geld").level == "geel"
    assert subject(held_back, "Geld").weighing == ""


def test_what_was_seen_of_her_safety_holds_back_the_own_level() -> None:
    answers = reuring_answers() | chosen("weging-veiligheid", "red", is_changed_by_user=True)
    seen = chosen("niet-pluis", "niet-pluis-ja")

    assert subject(letter(answers, "safety"), "Veiligheid").level == "rood"
    assert subject(letter(answers | seen, "safety"), "Veiligheid").level == "oranje"


def test_strengths_are_told_in_the_words_of_the_form_and_hers_as_a_quotation() -> None:
    answers = chosen("K1", "K1-zin") | typed("K1-eigen", "ik zing graag") | chosen("K2", "K2-nee")

    content = letter(answers, "strengths", "stress")

    assert content.strengths == ("Ziet uit naar de baby", "“ik zing graag”")
    assert titles(content) == ["Stress"]
    assert letter(answers, "stress").strengths == ()


def test_strengths_she_wants_kept_from_home_come_with_a_warning() -> None:
    answers = chosen("K1", "K1-hulp", is_not_for_home=True)

    content = letter(answers, "strengths", includes_not_for_home=True)

    assert subject(content, "Kracht").heard[0].label == "Niet voor thuis"


def test_what_she_will_do_first_is_told_only_with_her_wishes() -> None:
    answers = reuring_answers() | chosen("wens-anders", "wens-anders-praten")

    content = letter(answers, "money", "wishes")

    assert [one.what for one in content.agreements] == ["Alle brieven op een stapel"]
    assert titles(content) == ["Geld", "Wensen"]
    assert letter(answers, "money").agreements == ()


@pytest.mark.parametrize("kind", CARE)
def test_care_providers_read_levels_counts_and_the_whole_family(kind: RecipientKind) -> None:
    content = letter(reuring_answers(), "money", recipient_kind=kind, includes_bsn=True)

    assert subject(content, "Geld").level == "oranje"
    assert content.obstetrics.gravidity == 2
    assert content.obstetrics.due_date_method == "echo"
    assert content.client.bsn == "999910644"
    assert len(content.household) == 1
    codes = simplejson.dumps(resources(content, "Observation"))
    assert "orange" in codes
    assert "Gravidity" in codes
    assert resources(content, "RelatedPerson")[0]["birthDate"]
    assert "name" not in resources(content, "RelatedPerson")[0]


@pytest.mark.parametrize("kind", MUNICIPAL + OTHERS)
def test_others_read_no_levels_and_no_counts(kind: RecipientKind) -> None:
    content = letter(reuring_answers(), "money", recipient_kind=kind, includes_bsn=True)

    assert subject(content, "Geld").level == ""
    assert content.obstetrics.gravidity is None
    assert content.obstetrics.gestational_age is not None
    assert (content.client.bsn != "") == (kind in MUNICIPAL)
    assert referral_of(
        facts_with({}), a_draft(recipient_kind=kind, includes_bsn=True)
    ).includes_bsn == (kind in MUNICIPAL)
    assert (len(content.household) == 1) == (kind in MUNICIPAL)
    bundle = content.bundle.decode()
    assert "orange" not in bundle
    assert "Gravidity" not in bundle
    assert not [one for one in resources(content, "RelatedPerson") if "birthDate" in one]


def test_the_municipality_reads_only_of_those_who_live_in() -> None:
    elsewhere = a_partner(
        id="x", relationship=Relationship.CHILD, birth_date=date(2020, 1, 1), lives_in=False
    )
    facts = facts_with({})
    facts = replace(facts, dossier=replace(facts.dossier, related_persons=(elsewhere,)))

    municipal = letter_content(facts, a_draft(recipient_kind=RecipientKind.DEBT_HELP))
    care = letter_content(facts, a_draft())

    assert municipal.household == ()
    assert [(one.who, one.remark) for one in care.household] == [
        ("kind van 6 jaar", "woont elders")
    ]


@pytest.mark.parametrize(
    ("birth_date", "who"),
    [
        (None, "kind"),
        (date(2026, 1, 1), "kind van nog geen jaar"),
        (date(2020, 11, 21), "kind van 6 jaar"),
        (date(2020, 11, 22), "kind van 5 jaar"),
    ],
)
def test_a_child_is_named_by_its_age(birth_date: date | None, who: str) -> None:
    child = a_partner(relationship=Relationship.CHILD, birth_date=birth_date)
    facts = facts_with({})
    facts = replace(facts, dossier=replace(facts.dossier, related_persons=(child,)))

    assert letter_content(facts, a_draft()).household[0].who == who


def test_a_letter_works_without_a_pregnancy() -> None:
    facts = facts_with({})
    facts = replace(facts, dossier=replace(facts.dossier, pregnancy=None))

    content = letter_content(facts, a_draft())

    assert content.obstetrics.due_date is None
    assert resources(content, "Observation") == []


@pytest.mark.parametrize(
    ("method", "word"), [("last-period", "laatste menstruatie"), ("ivf", "ivf"), ("", "")]
)
def test_the_due_date_says_how_it_was_fixed(method: str, word: str) -> None:
    facts = facts_with({})
    pregnancy = a_pregnancy(due_date_method=method)
    facts = replace(facts, dossier=replace(facts.dossier, pregnancy=pregnancy))

    assert letter_content(facts, a_draft()).obstetrics.due_date_method == word


def test_the_bundle_says_whether_the_conversation_was_finished() -> None:
    facts = facts_with(reuring_answers())
    finished = replace(facts, screening=replace(facts.screening, status=ScreeningStatus.COMPLETED))

    (open_one,) = resources(letter_content(facts, a_draft("money")), "QuestionnaireResponse")
    (done,) = resources(letter_content(finished, a_draft("money")), "QuestionnaireResponse")

    assert (open_one["status"], done["status"]) == ("in-progress", "completed")
    assert done["authored"].startswith("2026-11-21")


def test_consent_says_until_when_and_by_whom() -> None:
    draft = a_draft("money", valid_until="1-6-2027", given_by=" ", interpreter="Tolk 12")

    consent = consent_of(facts_with({}), draft)
    unread = consent_of(facts_with({}), replace(draft, valid_until="morgen", consent_form=None))

    assert consent.valid_until == date(2027, 6, 1)
    assert consent.given_by == "cliënt zelf"
    assert consent.interpreter == "Tolk 12"
    assert unread.valid_until is None
    assert unread.form is ConsentForm.SPOKEN


def test_answers_of_every_type_read_as_words() -> None:
    definition = a_definition(
        section(
            "geld",
            "money",
            question("werk", "boolean", text="Werk"),
            question("sinds", "date", text="Sinds"),
            question("jaar", "date", text="Jaar"),
        )
    )
    answers = {
        "werk": AnswerRecord((Value("Boolean", False),)),
        "sinds": AnswerRecord((Value("Date", "2026-05-01"),)),
        "jaar": AnswerRecord((Value("Date", "2020"),)),
    }

    content = letter_content(facts_with(answers, definition=definition), a_draft("money"))

    heard = {one.label: one.answer for one in subject(content, "Geld").heard}
    assert heard == {"Werk": "nee", "Sinds": "1 mei 2026", "Jaar": "2020"}
    assert subject(content, "Geld").level == ""


def test_an_interpreter_is_named_by_language() -> None:
    facts = facts_with({})
    patient = replace(
        facts.dossier.patient, language="Turks", needs_interpreter=True, interpreter_language=""
    )
    facts = replace(facts, dossier=replace(facts.dossier, patient=patient))

    assert letter_content(facts, a_draft()).client.interpreter == "Turks"
