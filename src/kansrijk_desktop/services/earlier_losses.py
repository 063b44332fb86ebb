"""What stands on top of a dossier, so that nobody asks wrongly: a loss, a child who is away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import CareStop, StopReason
from kansrijk_desktop.records.pregnancy import Pregnancy, PregnancyEnd
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.told_answers import ToldAnswer

WEIGHS_ON_HER: Final = "S3"
"""The question what weighs on her now, in every instrument."""

LOST_SOMEONE: Final = "S3-verlies"


class LossKind(StrEnum):
    """What there was."""

    PREGNANCY = "pregnancy"
    CHILD_DIED = "child-died"
    CHILD_PLACED = "child-placed"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Loss:
    """One loss.

    Attributes:
        happened_on: None where the day is not known; for what she told the day she told it.
        child_name: of the child it is about, where the dossier has it.
        is_now: it is about the pregnancy or the child the care is for now.
    """

    kind: LossKind
    happened_on: date | None
    child_name: str = ""
    is_now: bool = False


def earlier_losses(
    dossier: Dossier,
    told: Mapping[str, Mapping[str, ToldAnswer]],
    *,
    with_not_for_home: bool,
) -> tuple[Loss, ...]:
    """Return every loss the dossier knows of, the latest first.

    Args:
        dossier: as the page of one respondent may show it.
        told: answers by screening and address.
        with_not_for_home: also what she told and wants kept from home.
    """
    losses = [*_stops(dossier), *_pregnancies(dossier)]
    last_told = next(_told(dossier, told, with_not_for_home=with_not_for_home), None)
    if last_told is not None:
        losses.append(last_told)
    return tuple(sorted(losses, key=lambda one: one.happened_on or date.min, reverse=True))


def lasting_stops(dossier: Dossier) -> tuple[CareStop, ...]:
    """Return the ends and losses that were not taken back, the first first."""
    stops = (stop for stop in dossier.stops if stop.undone_at is None)
    return tuple(sorted(stops, key=lambda stop: stop.happened_on))


def _stops(dossier: Dossier) -> Iterator[Loss]:
    kinds = {
        StopReason.PREGNANCY_ENDED: LossKind.PREGNANCY,
        StopReason.CHILD_DIED: LossKind.CHILD_DIED,
        StopReason.CHILD_PLACED: LossKind.CHILD_PLACED,
    }
    names = {person.id: person.name for person in dossier.related_persons}
    now = {dossier.pregnancy.id} if dossier.pregnancy else set()
    now |= {birth.child_id for birth in dossier.births if birth.pregnancy_id in now}
    for stop in lasting_stops(dossier):
        yield Loss(
            kinds[stop.reason],
            stop.happened_on,
            names.get(stop.subject_id, ""),
            is_now=stop.subject_id in now,
        )


def _pregnancies(dossier: Dossier) -> Iterator[Loss]:
    """Yield those that ended in a loss, where no stop tells so already."""
    stopped = {stop.subject_id for stop in lasting_stops(dossier)}
    pregnancies: tuple[Pregnancy | None, ...] = (dossier.pregnancy, *dossier.earlier_pregnancies)
    for pregnancy in pregnancies:
        is_lost = pregnancy is not None and pregnancy.ended_by is PregnancyEnd.LOSS
        if pregnancy is not None and is_lost and pregnancy.id not in stopped:
            is_now = pregnancy is dossier.pregnancy
            yield Loss(LossKind.PREGNANCY, pregnancy.ended_on, is_now=is_now)


def _told(
    dossier: Dossier,
    told: Mapping[str, Mapping[str, ToldAnswer]],
    *,
    with_not_for_home: bool,
) -> Iterator[Loss]:
    """Yield what she told in her conversations, the last first."""
    for screening in dossier.screenings:
        answer = told.get(screening.id, {}).get(WEIGHS_ON_HER)
        if answer is None or (answer.is_not_for_home and not with_not_for_home):
            continue
        if any(value.code == LOST_SOMEONE for value in answer.values):
            yield Loss(LossKind.TOLD, local_day(screening.started_at))
