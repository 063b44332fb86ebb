"""A loss stands on top, so that nobody asks wrongly."""

from dataclasses import replace
from datetime import date

from kansrijk_desktop.engine.answers import Value, value_coding
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import Birth, CareStop, StopReason
from kansrijk_desktop.records.people import Household, RelatedPerson, Relationship
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.records.screening import Moment, Screening, ScreeningStatus
from kansrijk_desktop.services.earlier_losses import Loss, LossKind, earlier_losses
from kansrijk_desktop.services.told_answers import ToldAnswer
from tests.builders import HOUSEHOLD_ID, NOW, PATIENT_ID, TODAY, a_patient, a_pregnancy
from tests.families import a_lost_pregnancy

PLAIN = Dossier(Household(HOUSEHOLD_ID), a_patient(), a_pregnancy())
TALK = Screening("talk", PATIENT_ID, "form|1", Moment.INTAKE, ScreeningStatus.COMPLETED, NOW)
LOST = value_coding("s", "S3-verlies")


def told(*values: Value, is_not_for_home: bool = False) -> dict[str, dict[str, ToldAnswer]]:
    return {"talk": {"S3": ToldAnswer(values, None, is_not_for_home)}}


def a_stop(reason: StopReason, subject: str) -> CareStop:
    return CareStop("stop", HOUSEHOLD_ID, reason, subject, TODAY, "", NOW)


def test_a_pregnancy_that_was_lost_before_is_told() -> None:
    dossier = replace(PLAIN, earlier_pregnancies=(a_lost_pregnancy(),))

    assert earlier_losses(dossier, {}, with_not_for_home=False) == (
        Loss(LossKind.PREGNANCY, date(2025, 7, 3)),
    )


def test_a_birth_is_no_loss() -> None:
    born = a_pregnancy(id="earlier", ended_on=TODAY, ended_by=PregnancyEnd.BIRTH)

    assert not earlier_losses(
        replace(PLAIN, earlier_pregnancies=(born,)), {}, with_not_for_home=True
    )


def test_one_loss_is_told_once_however_it_was_noted() -> None:
    lost = replace(a_pregnancy(), ended_on=TODAY, ended_by=PregnancyEnd.LOSS)
    stop = a_stop(StopReason.PREGNANCY_ENDED, lost.id)

    found = earlier_losses(
        replace(PLAIN, pregnancy=lost, stops=(stop,)), {}, with_not_for_home=False
    )

    assert found == (Loss(LossKind.PREGNANCY, TODAY, is_now=True),)


def test_a_child_who_died_or_lives_elsewhere_is_named() -> None:
    child = RelatedPerson("child", HOUSEHOLD_ID, Relationship.CHILD, "Mees")
    born = replace(
        PLAIN,
        related_persons=(child,),
        births=(Birth("child", a_pregnancy().id, date(2026, 11, 1)),),
    )

    kinds = {
        reason: earlier_losses(
            replace(born, stops=(a_stop(reason, "child"),)), {}, with_not_for_home=False
        )
        for reason in (StopReason.CHILD_DIED, StopReason.CHILD_PLACED)
    }

    assert kinds[StopReason.CHILD_DIED] == (Loss(LossKind.CHILD_DIED, TODAY, "Mees", is_now=True),)
    assert kinds[StopReason.CHILD_PLACED] == (
        Loss(LossKind.CHILD_PLACED, TODAY, "Mees", is_now=True),
    )


def test_a_stop_that_was_taken_back_is_no_loss() -> None:
    stop = replace(a_stop(StopReason.PREGNANCY_ENDED, a_pregnancy().id), undone_at=NOW)

    assert not earlier_losses(replace(PLAIN, stops=(stop,)), {}, with_not_for_home=True)


def test_what_she_told_in_a_conversation_counts_once() -> None:
    again = replace(TALK, id="again")
    dossier = replace(PLAIN, screenings=(TALK, again))
    both = told(LOST) | {"again": told(LOST)["talk"]}

    assert earlier_losses(dossier, both, with_not_for_home=False) == (Loss(LossKind.TOLD, TODAY),)


def test_another_answer_is_no_loss() -> None:
    answers = told(value_coding("s", "S3-ziekte"))

    assert not earlier_losses(replace(PLAIN, screenings=(TALK,)), answers, with_not_for_home=True)


def test_what_must_stay_from_home_is_told_only_when_asked_for() -> None:
    dossier = replace(PLAIN, screenings=(TALK,))
    answers = told(LOST, is_not_for_home=True)

    assert not earlier_losses(dossier, answers, with_not_for_home=False)
    assert earlier_losses(dossier, answers, with_not_for_home=True)
