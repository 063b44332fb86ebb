"""What each paper says, and what it never says."""

import json
from dataclasses import replace
from datetime import date

import pytest

from kansrijk_desktop.documents.wording import SELECTION
from kansrijk_desktop.errors import NoConsentError
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.services.papers.making import make_paper
from kansrijk_desktop.services.papers.rules import RULES
from tests.builders import TODAY, a_pregnancy
from tests.unit.services.every_paper import MARKS, a_draft, agreed_family, make, the_region
from tests.unit.services.letters import chosen
from tests.unit.services.paper_families import (
    a_conversation,
    a_family,
    everything_family,
    full_consent,
)
from tests.unit.services.paper_reading import bundle_of, said, text_of

Kind = DocumentKind
FOR_OTHERS = [kind for kind, rule in RULES.items() if rule.needs_consent]
ABOUT_HER = [kind for kind in RULES if kind is not Kind.LOCAL_OFFERS]


@pytest.mark.parametrize("kind", ABOUT_HER)
def test_every_paper_about_a_family_says_that_it_is_a_selection(kind: DocumentKind) -> None:
    assert SELECTION in said(kind)


def test_the_sheet_for_anyone_says_it_of_the_offers() -> None:
    assert "Dit is een selectie van het aanbod." in said(Kind.LOCAL_OFFERS)


@pytest.mark.parametrize("kind", RULES)
def test_no_paper_calls_a_family_names(kind: DocumentKind) -> None:
    words = said(kind).lower()

    assert "kwetsbaar" not in words
    assert "verslaafd" not in words
    assert "probleemgezin" not in words


@pytest.mark.parametrize("kind", RULES)
def test_the_file_says_nothing_of_whom_it_is_about(kind: DocumentKind) -> None:
    rule = RULES[kind]

    assert rule.file_title in make(kind).content.decode("latin-1")
    assert "Reuring" not in rule.file_title
    assert rule.file_title.lower() not in {"veiligheid", "geweld"}


def test_the_handover_tells_all_moments_and_how_they_went() -> None:
    words = said(Kind.YOUTH_HEALTH_HANDOVER)

    assert "Overdracht aan de JGZ" in words
    assert "Besproken met de cliënt: zij weet dat dit wordt gedeeld" in words
    assert "INTAKE" in words or "intake" in words
    assert "28 weken, 9 mei 2026, bij Kraamzorg De Roos" in words
    assert "Ja, net" in words
    assert "Noor Reuring, 14 november 2026, na 39+2 weken, 3400 gram" in words


def test_safety_is_on_a_handover_only_when_it_is_chosen_and_agreed() -> None:
    without = frozenset({"money", "stress"})

    assert "duwde" in said(Kind.YOUTH_HEALTH_HANDOVER)
    assert "duwde" not in said(Kind.YOUTH_HEALTH_HANDOVER, subjects=without)
    assert "Veiligheid" not in said(Kind.YOUTH_HEALTH_HANDOVER, subjects=without)


def test_the_youth_health_dataset_stands_ready_to_copy() -> None:
    words = said(Kind.YOUTH_HEALTH_HANDOVER)

    assert "R014 Zwangerschap Roken tijdens zwangerschap ja (gestopt tijdens" in words
    assert "R014 Zwangerschap Graviditeit 2 dossier" in words
    assert "R014 Zwangerschap Zwangerschapsduur 39+2 weken dossier" in words
    assert "R012 Kenmerken ouder Moeder psychische klachten" in words
    assert "R013 Bedreigingen Woning slecht binnenklimaat" in words
    assert "R035 Ontvangen hulp Geldfit teruggekoppeld" in words
    assert "R010 Toestemming prenataal huisbezoek ja, mondeling, door cliënt zelf" in words


@pytest.mark.parametrize("kind", [Kind.YOUTH_HEALTH_HANDOVER, Kind.MATERNITY_CARE_HANDOVER])
def test_after_a_birth_the_counts_say_that_it_is_not_among_them(kind: DocumentKind) -> None:
    words = said(kind)

    assert "G2 P1 (voor deze bevalling)" in words
    is_copied = kind is Kind.YOUTH_HEALTH_HANDOVER
    assert ("R014 Zwangerschap Pariteit 1 (voor deze bevalling)" in words) == is_copied


def test_before_a_birth_the_counts_stand_alone() -> None:
    family = everything_family(pregnancy=a_pregnancy(), births=())
    known = agreed_family(Kind.YOUTH_HEALTH_HANDOVER, family)

    words = text_of(make(Kind.YOUTH_HEALTH_HANDOVER, known).content)

    assert "G2 P1" in words
    assert "R014 Zwangerschap Pariteit 1 dossier" in words
    assert "voor deze bevalling" not in words


def test_a_paper_counts_no_weeks_of_a_pregnancy_that_is_long_over() -> None:
    overdue = a_pregnancy(due_date=date(2026, 7, 5), is_multiple=True)
    family = everything_family(pregnancy=overdue, births=())
    known = agreed_family(Kind.MATERNITY_CARE_HANDOVER, family)

    words = text_of(make(Kind.MATERNITY_CARE_HANDOVER, known).content)

    assert "5 juli 2026 (echo), bevalling nog niet genoteerd, meerling" in words
    assert "Zwanger " not in words
    assert "59+" not in words


def test_a_line_of_the_dataset_is_only_there_when_it_was_told() -> None:
    words = said(Kind.YOUTH_HEALTH_HANDOVER, subjects=frozenset({"money"}))

    assert "Roken tijdens" not in words
    assert "R013" not in words
    assert "onbekend" not in words


def test_plain_answers_are_copied_plainly_and_drugs_by_kind() -> None:
    answers = (
        chosen("M1", "M1-nee")
        | chosen("M2", "M2-slokje")
        | chosen("M3", "M3-cannabis")
        | chosen("M3-welke", "M3-welke-cannabis")
    )
    known = agreed_family(Kind.YOUTH_HEALTH_HANDOVER, a_family([a_conversation(answers)]))

    words = text_of(make(Kind.YOUTH_HEALTH_HANDOVER, known).content)

    assert "Roken tijdens zwangerschap nee intake" in words
    assert "Alcohol tijdens zwangerschap ja (" in words
    assert "Soort drugs Cannabis" in words


def test_kraamzorg_gets_no_table_for_another_record() -> None:
    words = said(Kind.MATERNITY_CARE_HANDOVER)

    assert "Om over te nemen" not in words
    assert "Er is een kleine hond." in words


def test_a_request_tells_the_three_explanations() -> None:
    words = said(Kind.HOME_VISIT_REQUEST)

    assert "Aanmelding prenataal huisbezoek" in words
    for title in ("Wat het bezoek is", "Waarom het kan helpen", "Wat er wordt gedeeld"):
        assert f"Uitgelegd: {title}" in words
    assert "Vooraf uitgelegd: wat het bezoek is; waarom het kan helpen; wat er wordt" in words
    assert "Nee, nu niet" in words


def test_a_request_needs_a_consent_given_after_the_explanations() -> None:
    known = agreed_family(Kind.HOME_VISIT_REQUEST)
    (consent,) = known.dossier.consents
    silent = replace(consent, explanations=("bezoek", "waarom"))
    known = replace(known, dossier=replace(known.dossier, consents=(silent,)))
    draft = a_draft(Kind.HOME_VISIT_REQUEST, known)

    with pytest.raises(NoConsentError, match="huisbezoek hebt uitgelegd"):
        make_paper(known, the_region(), draft, MARKS)


@pytest.mark.parametrize("kind", FOR_OTHERS)
def test_without_consent_there_is_no_paper(kind: DocumentKind) -> None:
    known = agreed_family(kind)
    draft = a_draft(kind, known)
    nothing = replace(known, dossier=replace(known.dossier, consents=()))
    withdrawn = replace(known.dossier.consents[0], withdrawn_on=TODAY)
    taken_back = replace(known, dossier=replace(known.dossier, consents=(withdrawn,)))

    for family in (nothing, taken_back):
        with pytest.raises(NoConsentError):
            make_paper(family, the_region(), draft, MARKS)


def test_the_agenda_begins_with_the_question_of_the_parents() -> None:
    words = said(Kind.CASE_TALK_AGENDA)

    assert "De vraag van de ouders Hoe krijgen wij weer rust in huis? Wat goed" in words.replace(
        "DE VRAAG VAN DE OUDERS", "De vraag van de ouders"
    )
    assert "donderdag 3 december, wijkcentrum" in words
    assert "Met moeite" not in words
    assert "Nieuwe afspraken" in words


def test_feedback_tells_what_was_done_and_leaves_lines_for_the_rest() -> None:
    told = said(Kind.FEEDBACK_SLIP)
    blank = said(Kind.FEEDBACK_SLIP, received_on="morgenvroeg", contact_made="", agreed="")

    assert "Ontvangen op 20 november 2026" in told
    assert "Contact met cliënt gelukt" in told
    assert "Uw brief K261020-0001" in told
    assert "Wat is afgesproken" in blank
    assert "morgenvroeg" not in blank


def test_the_bundle_holds_what_the_handover_tells() -> None:
    found = bundle_of(make(Kind.YOUTH_HEALTH_HANDOVER, subjects=frozenset({"money"})).content)

    assert len(found["QuestionnaireResponse"]) == 3
    assert {one["code"]["coding"][0]["code"] for one in found["Observation"]} >= {"money"}
    assert "safety" not in json.dumps(found)
    assert found["Consent"][0]["provision"]["class"] == [
        {"system": "https://kansrijk-desktop.nl/fhir/CodeSystem/domain", "code": "money"}
    ]
    assert found["Composition"][0]["title"] == "Overdracht"


def test_a_request_asks_in_its_bundle_as_well() -> None:
    found = bundle_of(make(Kind.HOME_VISIT_REQUEST).content)

    orders = [one for one in found["ServiceRequest"] if one["intent"] == "order"]
    assert len(orders) == 1
    assert orders[0]["note"][0]["text"].startswith("Wilt u een prenataal huisbezoek")


def test_a_request_rests_on_the_last_conversation_that_is_told() -> None:
    about_smoking = a_conversation(chosen("M1", "M1-nee"), number=1)
    about_money = a_conversation(chosen("G1", "G1-moeite"), number=2)
    family = a_family([about_smoking, about_money])

    paper = make(Kind.HOME_VISIT_REQUEST, family, subjects=frozenset({"substances"}))

    (order,) = bundle_of(paper.content)["ServiceRequest"]
    assert paper.referral is not None
    assert paper.referral.screening_id == about_smoking.screening.id
    assert order["supportingInfo"] == [{"reference": f"urn:uuid:{about_smoking.screening.id}"}]


@pytest.mark.parametrize("kind", [Kind.CASE_TALK_AGENDA, Kind.FEEDBACK_SLIP])
def test_a_paper_without_answers_has_none_in_its_bundle(kind: DocumentKind) -> None:
    found = bundle_of(make(kind).content)

    assert "QuestionnaireResponse" not in found
    assert "Observation" not in found
    assert "address" not in found["Patient"][0]
    assert "identifier" not in found["Patient"][0]


def test_the_child_part_tells_no_levels_to_machines_either() -> None:
    found = bundle_of(make(Kind.CHILD_PART).content)

    assert len(found["QuestionnaireResponse"]) == 3
    assert "Observation" not in found or all(
        "level" not in json.dumps(one["code"]) for one in found["Observation"]
    )
    assert "orange" not in json.dumps(found)


def test_consent_without_a_purpose_or_kind_still_reads_well() -> None:
    consent = full_consent(purpose="", recipient_kind="", recipient="Organisatie jgz")
    known = everything_family(consents=(consent,))
    draft = a_draft(Kind.YOUTH_HEALTH_HANDOVER, known)
    draft = replace(
        draft,
        subjects=draft.subjects - {"safety", "housing"},
        includes_not_for_home=False,
    )

    words = text_of(make_paper(known, the_region(), draft, MARKS).content)

    assert "R010 Toestemming gegevens delen ja" in words
