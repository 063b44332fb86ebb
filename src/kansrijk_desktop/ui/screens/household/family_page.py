"""What the page of one respondent shows, made from the whole dossier; plain and quick."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.screening import ScreeningStatus
from kansrijk_desktop.services.comparable_conversations import last_two
from kansrijk_desktop.services.dossier_over_time import OpenedDossier
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.earlier_losses import Loss, LossKind, earlier_losses
from kansrijk_desktop.services.levels_over_time import LevelsOverTime, levels_over_time
from kansrijk_desktop.services.moments import MomentState, PlannedMoment
from kansrijk_desktop.services.positive_health import HealthMoment, health_over_time
from kansrijk_desktop.services.respondents import PATIENT, Speaker, speakers, told_by
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.household.standing import rest_words, standing_today
from kansrijk_desktop.ui.screens.household.time_line import TimeLineEntry, time_line

MOST_COLUMNS = 6
"""So many conversations stand in the picture of the levels; the time line has them all."""


@dataclass(frozen=True, slots=True)
class Station:
    """One moment of care on the line.

    Attributes:
        words: how it stands, in words.
        screening_id: what a click opens; empty where a click prepares a new conversation.
        is_open: that conversation waits to be finished.
        can_begin: a conversation for it can be begun.
    """

    moment: PlannedMoment
    title: str
    words: str
    screening_id: str = ""
    is_open: bool = False
    can_begin: bool = False

    @property
    def state(self) -> MomentState:
        """How it stands."""
        return self.moment.state


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """Everything one respondent's page shows; nothing of another is in it.

    Attributes:
        subtitle: weeks and days today, or the age of the baby.
        losses: what stands on top, so that nobody asks wrongly.
        rest: why nothing is reminded of now; empty where it is.
        compared: the two conversations whose difference is told.
    """

    speaker: Speaker = PATIENT
    shows_apart: bool = False
    title: str = ""
    subtitle: str = ""
    losses: tuple[str, ...] = ()
    rest: str = ""
    stations: tuple[Station, ...] = ()
    levels: LevelsOverTime = field(default_factory=LevelsOverTime)
    health: tuple[HealthMoment, ...] = ()
    entries: tuple[TimeLineEntry, ...] = ()
    compared: tuple[str, str] | None = None


def family_page(
    opened: OpenedDossier,
    speaker: Speaker,
    form_titles: Mapping[str, str],
    *,
    shows_apart: bool,
) -> FamilyPage:
    """Return the page of one respondent.

    Args:
        opened: the whole dossier.
        speaker: whose page it is.
        form_titles: of the questionnaires, by identity.
        shows_apart: also safety and what is not for home: she asked for it.
    """
    dossier = told_by(opened.dossier, speaker)
    missing = opened.missing_forms
    pair = last_two(one for one in dossier.screenings if one.questionnaire not in missing)
    return FamilyPage(
        speaker=speaker,
        shows_apart=shows_apart,
        title=dossier.patient.full_name,
        subtitle=standing_today(dossier, opened.today),
        losses=_losses(dossier, opened, shows_apart=shows_apart) if speaker.is_patient else (),
        rest=rest_words(dossier),
        stations=_stations(opened, dossier) if speaker.is_patient else (),
        levels=levels_over_time(
            dossier.screenings, dossier.levels, with_safety=shows_apart, most=MOST_COLUMNS
        ),
        health=health_over_time(dossier.screenings, opened.told, with_not_for_home=shows_apart),
        entries=time_line(
            dossier,
            opened.steps,
            _titles(dossier, form_titles),
            shows_apart=shows_apart,
            missing_forms=missing,
        ),
        compared=(pair[0].id, pair[1].id) if pair else None,
    )


def speaker_options(dossier: Dossier) -> tuple[tuple[Speaker, str], ...]:
    """Return whose pages there are, with the words on the switch; one where she is alone."""
    found = speakers(dossier)
    names = {person.id: person.name for person in dossier.related_persons}
    is_one_partner = len(found) == 2  # noqa: PLR2004 - she and one partner

    def word(speaker: Speaker) -> str:
        if speaker.is_patient:
            return _("Cliënt")
        name = "" if is_one_partner else names.get(speaker.related_id, "")
        return _("Partner {name}").format(name=name) if name else _("Partner")

    return tuple((speaker, word(speaker)) for speaker in found)


def _titles(dossier: Dossier, form_titles: Mapping[str, str]) -> Callable[[str], str]:
    """Name the questionnaire only where there are several."""
    shown = {form_titles.get(each.questionnaire, "") for each in dossier.screenings}
    if len(shown) <= 1:
        return lambda _identity: ""
    return lambda identity: form_titles.get(identity, "")


def _losses(dossier: Dossier, opened: OpenedDossier, *, shows_apart: bool) -> tuple[str, ...]:
    losses = earlier_losses(dossier, opened.told, with_not_for_home=shows_apart)
    return tuple(map(_loss_words, losses))


def _loss_words(loss: Loss) -> str:
    day = long_date(loss.happened_on)
    who = loss.child_name or _("Een kind")
    if loss.kind is LossKind.TOLD:
        return _("Zij vertelde over een verlies, op {day}.").format(day=day)
    pregnancy = _("Deze zwangerschap") if loss.is_now else _("Een eerdere zwangerschap")
    texts = {
        LossKind.PREGNANCY: _("{who} is gestopt").format(who=pregnancy),
        LossKind.CHILD_DIED: _("{who} is overleden").format(who=who),
        LossKind.CHILD_PLACED: _("{who} woont ergens anders").format(who=who),
    }
    since = _("sinds {day}") if loss.kind is LossKind.CHILD_PLACED else _("op {day}")
    return f"{texts[loss.kind]} {since.format(day=day)}." if day else f"{texts[loss.kind]}."


def _stations(opened: OpenedDossier, dossier: Dossier) -> tuple[Station, ...]:
    is_draft = {
        each.id for each in dossier.screenings if each.status is ScreeningStatus.IN_PROGRESS
    }
    return tuple(
        Station(
            moment=planned,
            title=_capital(planned.name),
            words=_station_words(planned),
            screening_id=planned.screening_id,
            is_open=planned.screening_id in is_draft,
            can_begin=planned.state is not MomentState.MISSED and not planned.screening_id,
        )
        for planned in opened.planned
    )


def _station_words(planned: PlannedMoment) -> str:
    if planned.is_begun:
        return _("al begonnen")
    return {
        MomentState.DONE: long_date(planned.held_on),
        MomentState.DUE: _day_words(_("nu, tot {day}"), planned.until) or _("nu"),
        MomentState.OVERDUE: _day_words(_("te laat, was tot {day}"), planned.until) or _("te laat"),
        MomentState.LATER: _day_words(_("vanaf {day}"), planned.opens_on) or _("later"),
        MomentState.PASSED_OVER: planned.reason or _("overgeslagen"),
        MomentState.MISSED: _("niet gehouden"),
        MomentState.ELSEWHERE: _("houdt een collega"),
    }[planned.state]


def _day_words(text: str, day: date | None) -> str:
    return text.format(day=long_date(day)) if day else ""


def _capital(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"
