"""What one respondent said stays off the other's page, with all that followed from it."""

from dataclasses import replace
from datetime import date

import pytest

from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.document import Delivery, DocumentKind, GeneratedDocument
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.handover import Handover, WarmHandover
from kansrijk_desktop.records.life_event import (
    Birth,
    CareStop,
    DossierEvent,
    DossierEventKind,
    StopReason,
)
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.reminder import Reminder, ReminderKind
from kansrijk_desktop.records.screening import (
    Moment,
    Respondent,
    Screening,
    ScreeningLevel,
    ScreeningStatus,
)
from kansrijk_desktop.services.respondents import PATIENT, Speaker, speakers, told_by
from tests.builders import (
    HOUSEHOLD_ID,
    NOW,
    PATIENT_ID,
    TODAY,
    a_consent,
    a_partner,
    a_patient,
    a_pregnancy,
    a_referral,
)
from tests.families import a_lost_pregnancy, a_note, an_agreement, an_offer

PARTNER = Speaker(Respondent.PARTNER, a_partner().id)


def a_screening(key: str, speaker: Speaker = PATIENT, **changes: object) -> Screening:
    screening = Screening(
        key,
        PATIENT_ID,
        "https://example.org/signalering-x|1",
        Moment.INTAKE,
        ScreeningStatus.COMPLETED,
        NOW,
        respondent=speaker.respondent,
        respondent_id=speaker.related_id,
    )
    return replace(screening, **changes)  # type: ignore[arg-type]  # by name


def a_document(key: str, referral_id: str = "") -> GeneratedDocument:
    return GeneratedDocument(
        key, PATIENT_ID, referral_id, "Brief", "JGZ", Delivery.SAVED, NOW, b"",
        DocumentKind.REFERRAL_LETTER,
    )  # fmt: skip


def a_handover(key: str, document_id: str = "", offer_id: str = "") -> Handover:
    return Handover(
        key, PATIENT_ID, "", "jgz", "JGZ", NOW, document_id=document_id, offer_id=offer_id
    )


@pytest.fixture
def dossier() -> Dossier:
    """A dossier in which every kind of record stands once for her and once for him."""
    consent: Consent = a_consent()
    return Dossier(
        household=Household(HOUSEHOLD_ID),
        patient=a_patient(),
        pregnancy=a_pregnancy(),
        related_persons=(a_partner(),),
        screenings=(a_screening("his", PARTNER), a_screening("hers")),
        levels=(
            ScreeningLevel("his", "money", "red"),
            ScreeningLevel("hers", "money", "green"),
        ),
        referrals=(
            a_referral(id="his-letter", screening_id="his"),
            a_referral(id="her-letter", screening_id="hers"),
        ),
        documents=(
            a_document("his-paper", "his-letter"),
            a_document("her-paper", "her-letter"),
            a_document("loose-paper"),
        ),
        earlier_pregnancies=(a_lost_pregnancy(),),
        births=(Birth("earlier-child", "earlier", date(2025, 7, 3)),),
        stops=(
            CareStop("stop", HOUSEHOLD_ID, StopReason.PREGNANCY_ENDED, "earlier", TODAY, "", NOW),
        ),
        offers=(
            an_offer("his-offer", "Hulp voor hem", screening_id="his"),
            an_offer("her-offer", "Hulp voor haar", screening_id="hers"),
            an_offer("loose-offer", "Aanbod"),
        ),
        consents=(consent,),
        agreements=(an_agreement("a", "cliënt", "iets"),),
        notes=(a_note("n", "iets"),),
        reminders=(
            Reminder("his-reminder", PATIENT_ID, ReminderKind.TALK_ALONE, "his", TODAY),
            Reminder("her-reminder", PATIENT_ID, ReminderKind.TALK_ALONE, "hers", TODAY),
        ),
        handovers=(
            a_handover("his-handover", "his-paper"),
            a_handover("his-offered-handover", offer_id="his-offer"),
            a_handover("her-handover", "her-paper"),
            a_handover("loose-handover"),
        ),
        warm_handovers=(
            WarmHandover("his-talk", PATIENT_ID, "JGZ", NOW, "his-handover"),
            WarmHandover("her-talk", PATIENT_ID, "JGZ", NOW, "her-handover"),
            WarmHandover("loose-talk", PATIENT_ID, "JGZ", NOW),
        ),
        events=(DossierEvent("e", HOUSEHOLD_ID, DossierEventKind.MERGED, NOW, ""),),
    )


def ids(dossier: Dossier) -> set[str]:
    records = (
        dossier.screenings
        + dossier.referrals
        + dossier.documents
        + dossier.offers
        + dossier.reminders
        + dossier.handovers
        + dossier.warm_handovers
    )
    return {one.id for one in records}


def test_her_page_holds_everything_but_what_is_his(dossier: Dossier) -> None:
    hers = told_by(dossier, PATIENT)

    assert ids(hers) == {one for one in ids(dossier) if not one.startswith("his")}
    assert [one.level for one in hers.levels] == ["green"]
    assert (hers.agreements, hers.notes, hers.stops) == (
        dossier.agreements,
        dossier.notes,
        dossier.stops,
    )


def test_his_page_holds_only_what_is_his_and_what_they_both_know(dossier: Dossier) -> None:
    his = told_by(dossier, PARTNER)

    assert ids(his) == {one for one in ids(dossier) if one.startswith("his")}
    assert [one.level for one in his.levels] == ["red"]
    assert his.pregnancy == dossier.pregnancy


def test_her_history_agreements_consents_and_notes_are_not_on_his_page(dossier: Dossier) -> None:
    his = told_by(dossier, PARTNER)

    assert his.earlier_pregnancies + his.births + his.stops == ()
    assert his.agreements + his.notes + his.consents + his.events == ()
    assert not his.is_stopped


def test_two_partners_do_not_read_each_other(dossier: Dossier) -> None:
    other = Speaker(Respondent.PARTNER, "another")
    both = replace(dossier, screenings=(*dossier.screenings, a_screening("next", other)))

    assert [one.id for one in told_by(both, PARTNER).screenings] == ["his"]
    assert [one.id for one in told_by(both, other).screenings] == ["next"]


def test_she_comes_first_and_who_was_never_spoken_with_has_no_page(dossier: Dossier) -> None:
    withdrawn = a_screening("gone", PARTNER, status=ScreeningStatus.WITHDRAWN)

    assert speakers(dossier) == (PATIENT, PARTNER)
    assert speakers(replace(dossier, screenings=(withdrawn,))) == (PATIENT,)
