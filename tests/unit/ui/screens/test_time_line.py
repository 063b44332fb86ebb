"""The time line holds everything that happened, the latest first, in neutral words."""

from dataclasses import replace
from datetime import timedelta

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
from kansrijk_desktop.records.offer import OfferEvent, OfferState
from kansrijk_desktop.records.people import Household, RelatedPerson, Relationship
from kansrijk_desktop.records.reminder import Reminder, ReminderKind
from kansrijk_desktop.records.screening import Author, Moment, Screening, ScreeningStatus
from kansrijk_desktop.ui.routes import ShowDocument, ShowReceived, ShowScreening, ShowSummary
from kansrijk_desktop.ui.screens.household.event_words import event_word, stop_word
from kansrijk_desktop.ui.screens.household.time_line import TimeLineEntry, time_line
from tests.builders import HOUSEHOLD_ID, NOW, PATIENT_ID, TODAY, a_patient, a_pregnancy, a_referral
from tests.families import an_offer

PLAIN = Dossier(Household(HOUSEHOLD_ID), a_patient(), a_pregnancy())
TALK = Screening("talk", PATIENT_ID, "form|1", Moment.INTAKE, ScreeningStatus.COMPLETED, NOW)


def lines(
    dossier: Dossier,
    *steps: OfferEvent,
    shows_apart: bool = False,
    title: str = "",
) -> tuple[TimeLineEntry, ...]:
    return time_line(dossier, steps, lambda _identity: title, shows_apart=shows_apart)


def a_step(offer_id: str, number: int, state: OfferState, days_ago: int) -> OfferEvent:
    day = TODAY - timedelta(days=days_ago)
    return OfferEvent(offer_id, number, state, day, "", "", NOW - timedelta(days=days_ago))


def a_document(key: str = "paper", **changes: object) -> GeneratedDocument:
    document = GeneratedDocument(
        key, PATIENT_ID, "", "Verwijsbrief", "JGZ Voorbeeld", Delivery.SAVED, NOW, b""
    )
    return replace(document, **changes)  # type: ignore[arg-type]  # by name


def test_a_conversation_opens_what_belongs_to_how_far_it_is() -> None:
    draft = replace(TALK, id="draft", status=ScreeningStatus.IN_PROGRESS)
    own = replace(TALK, author=Author.RESPONDENT)
    elsewhere = replace(own, source="Kraamzorg De Wieg")

    (ended,) = lines(replace(PLAIN, screenings=(own,)))
    (told,) = lines(replace(PLAIN, screenings=(elsewhere,)), title="Vragenlijst")
    (begun,) = lines(replace(PLAIN, screenings=(draft,)))

    assert ended.target == ShowSummary("talk")
    assert told.target == ShowReceived(HOUSEHOLD_ID, "talk")
    assert told.detail == "Vragenlijst · afgerond · zelf ingevuld · van Kraamzorg De Wieg"
    assert (begun.target, begun.aside) == (ShowScreening("draft"), "Verder gaan")


def test_steps_of_an_offer_stand_each_on_their_own_day() -> None:
    dossier = replace(PLAIN, offers=(an_offer("o", "Huisbezoek", "money"),))
    steps = (
        a_step("o", 1, OfferState.PROPOSED, 3),
        a_step("o", 2, OfferState.DECLINED, 1),
        a_step("another", 1, OfferState.PROPOSED, 2),
    )

    found = lines(dossier, *steps)

    assert [(one.title, one.day, one.detail) for one in found] == [
        ("Huisbezoek", "20 november 2026", "nee, nu niet"),
        ("Huisbezoek", "18 november 2026", "voorgesteld"),
    ]
    assert all(one.target is None for one in found)


def test_an_offer_that_tells_of_safety_shows_with_its_papers_only_when_asked_for() -> None:
    dossier = replace(
        PLAIN,
        offers=(an_offer("o", "Vrouwenopvang", "safety"),),
        referrals=(a_referral(id="letter", offer_id="o"),),
        documents=(a_document(referral_id="letter"), a_document("other")),
        handovers=(Handover("h", PATIENT_ID, "", "ander", "Opvang", NOW, document_id="paper"),),
        warm_handovers=(WarmHandover("w", PATIENT_ID, "Opvang", NOW, "h", held_on=TODAY),),
    )
    step = a_step("o", 1, OfferState.PROPOSED, 1)

    without, asked = (lines(dossier, step, shows_apart=apart) for apart in (False, True))

    assert [one.key for one in without] == ["other"]
    assert {one.title for one in asked} >= {"Vrouwenopvang", "Overdracht", "Warme overdracht"}


def test_an_offer_that_helps_with_much_gives_nothing_away() -> None:
    dossier = replace(PLAIN, offers=(an_offer("o", "Huisbezoek", "money", "safety"),))

    assert lines(dossier, a_step("o", 1, OfferState.PROPOSED, 1))


def test_a_letter_is_read_and_the_meldcode_is_never_among_them() -> None:
    secret = a_document("secret", kind=DocumentKind.MELDCODE_FILE, title="Meldcode")

    (letter,) = lines(replace(PLAIN, documents=(a_document(), secret)), shows_apart=True)

    assert letter.target == ShowDocument(HOUSEHOLD_ID, "paper")
    assert (letter.title, letter.detail) == ("Verwijsbrief", "JGZ Voorbeeld")


def test_a_handover_is_followed_by_its_receipt() -> None:
    handover = Handover(
        "h", PATIENT_ID, "", "jgz", "JGZ", NOW - timedelta(days=4), received_on=TODAY
    )
    planned = WarmHandover("w", PATIENT_ID, "JGZ", NOW, planned_on=TODAY + timedelta(days=2))
    loose = WarmHandover("x", PATIENT_ID, "JGZ", NOW)

    found = lines(replace(PLAIN, handovers=(handover,), warm_handovers=(planned, loose)))

    assert [one.title for one in found] == [
        "Warme overdracht gepland",
        "Overdracht aangekomen",
        "Overdracht",
    ]


def test_births_stops_and_what_was_done_to_the_dossier_are_on_it() -> None:
    child = RelatedPerson("child", HOUSEHOLD_ID, Relationship.CHILD, "Mees")
    dossier = replace(
        PLAIN,
        related_persons=(child,),
        births=(
            Birth("child", a_pregnancy().id, TODAY - timedelta(days=9), 276, 3410),
            Birth("unknown", a_pregnancy().id, TODAY - timedelta(days=10)),
        ),
        stops=(
            CareStop("s", HOUSEHOLD_ID, StopReason.CHILD_PLACED, "child", TODAY, "", NOW),
            CareStop(
                "u", HOUSEHOLD_ID, StopReason.CHILD_DIED, "child", TODAY, "", NOW, undone_at=NOW
            ),
        ),
        events=(DossierEvent("e", HOUSEHOLD_ID, DossierEventKind.MERGED, NOW, "", "dubbel"),),
    )

    found = [(one.title, one.detail) for one in lines(dossier)]

    assert found == [
        ("Kind woont ergens anders", "Mees"),
        ("Dossiers samengevoegd", "dubbel"),
        ("Geboorte van Mees", "na 39+3 weken · 3410 gram"),
        ("Geboorte", ""),
    ]


def test_a_moment_alone_is_planned_in_neutral_words_and_silent_after_a_stop() -> None:
    reminder = Reminder("r", PATIENT_ID, ReminderKind.TALK_ALONE, "talk", TODAY)
    done = replace(reminder, id="d", done_on=TODAY)
    stop = CareStop("s", HOUSEHOLD_ID, StopReason.PREGNANCY_ENDED, a_pregnancy().id, TODAY, "", NOW)
    waiting = replace(PLAIN, reminders=(reminder, done))

    (planned,) = lines(waiting)
    stopped = lines(replace(waiting, stops=(stop,)))

    assert (planned.title, planned.detail) == ("Gesprek afmaken", "gepland")
    assert [one.icon for one in stopped] == ["heart"]


def test_everything_that_happens_has_a_word() -> None:
    assert all(stop_word(reason) for reason in StopReason)
    assert "Dossier gewijzigd" not in {event_word(kind) for kind in DossierEventKind}


def test_what_cannot_be_read_here_is_laid_beside_nothing() -> None:
    own = replace(TALK, id="own", author=Author.RESPONDENT)
    screenings = (TALK, replace(own, source="Praktijk Ver"))

    entries = time_line(
        replace(PLAIN, screenings=screenings),
        (),
        lambda _identity: "",
        shows_apart=False,
        missing_forms={TALK.questionnaire},
    )

    assert [one.beside for one in entries] == [None, None]
    assert [one.beside for one in lines(replace(PLAIN, screenings=screenings))] == [
        ("talk", "own"),
        ("talk", "own"),
    ]
