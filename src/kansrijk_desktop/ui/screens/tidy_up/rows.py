"""Dossiers and conversations as lines to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass

from kansrijk_desktop.records.dossier import Dossier, DossierRow
from kansrijk_desktop.records.people import Patient
from kansrijk_desktop.services.dossier_words import status_word
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.tidying import conversation_name
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class PickRow:
    """One line.

    Attributes:
        key: what a click on it says.
        cover: initials that stand for the title until the line is pointed at.
    """

    key: str
    title: str
    detail: str = ""
    cover: str = ""


def dossier_rows(found: Iterable[DossierRow], besides: str) -> tuple[PickRow, ...]:
    """Return dossiers, but not the one it is about."""
    return tuple(
        PickRow(
            row.household_id,
            row.patient.full_name,
            _birth(row.patient),
            row.patient.initials,
        )
        for row in found
        if row.household_id != besides
    )


def conversation_rows(dossier: Dossier) -> tuple[PickRow, ...]:
    """Return the conversations of a dossier."""
    return tuple(
        PickRow(one.id, conversation_name(one), status_word(one.status))
        for one in dossier.screenings
    )


def who(patient: Patient) -> str:
    """Return a woman so that she is not taken for another: name, birth date, BSN."""
    bsn = _("BSN {number}").format(number=patient.bsn) if patient.bsn else ""
    return " · ".join(filter(None, (patient.full_name, _birth(patient), bsn)))


def _birth(patient: Patient) -> str:
    day = long_date(patient.birth_date)
    return _("geboren {day}").format(day=day) if day else ""
