"""One conversation as a table: for the professional with weights, for who answered without.

For who answered it holds what her or his own paper would hold (`shared_dossier.py`). For the
professional it is a working file: safety stays out of it unless asked for, and notes never leave.
"""

from collections.abc import Iterator

from kansrijk_desktop.engine.interpretation import OVERALL, weighted_answers
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.exchange.csv_file import csv_bytes
from kansrijk_desktop.fhir.extensions import OWN_WEIGHING_FOR
from kansrijk_desktop.services.absence_words import absence_words
from kansrijk_desktop.services.letter_subjects import heard_answer
from kansrijk_desktop.services.shared_dossier import (
    KnownFamily,
    SharedDossier,
    share_partner,
    share_with_herself,
    speaker_in,
)
from kansrijk_desktop.services.sharing import (
    SAFETY,
    is_for_professional,
    is_kept_from_home,
    leads_on,
    subject_of,
)
from kansrijk_desktop.texts import _


def table_for_professional(
    known: KnownFamily, screening_id: str, *, includes_safety: bool
) -> bytes:
    """Return every answer of a conversation with what it weighs."""
    opened = next(one for one in known.conversations if one.screening.id == screening_id)
    rows = (
        (*_row(item), _weight(item))
        for item in known.whole(opened).walk()
        if _is_answered(item) and (includes_safety or not _is_about_safety(item))
    )
    return csv_bytes((*_header(), _("Gewicht")), rows)


def table_for_respondent(known: KnownFamily, screening_id: str, *, is_safe_to_keep: bool) -> bytes:
    """Return what who answered may have: without weights, and without what may not lie at home."""
    speaker = speaker_in(known, screening_id)
    shared = (
        share_with_herself(known, is_safe_to_keep=is_safe_to_keep)
        if speaker.is_patient
        else share_partner(known, speaker)
    )
    return csv_bytes(_header(), _told(shared, screening_id))


def _told(shared: SharedDossier, screening_id: str) -> Iterator[tuple[str, str, str]]:
    for moment in shared.moments:
        if moment.screening.id == screening_id:
            yield from map(_row, moment.conversation.told)


def _header() -> tuple[str, str, str]:
    return (_("Code"), _("Vraag"), _("Antwoord"))


def _row(item: ItemState) -> tuple[str, str, str]:
    words = heard_answer(item).answer if item.values else absence_words(item)
    return item.address, item.text, words


def _weight(item: ItemState) -> str:
    weights = [int(one.weight) for one in weighted_answers(item)]
    return str(max(weights, default=0)) if item.values else ""


def _is_answered(item: ItemState) -> bool:
    is_asked = item.is_shown and item.item.is_question and not leads_on(item.item)
    return is_asked and (bool(item.values) or item.absent is not None)


def _is_about_safety(item: ItemState) -> bool:
    """Tell whether it is about safety, or may give away what is: the professional's own words."""
    return subject_of(item.item) == SAFETY or (
        is_for_professional(item.item)
        and (
            is_kept_from_home(item)
            or any(value.type == "String" for value in item.values)
            or item.item.extension(OWN_WEIGHING_FOR) in {SAFETY, OVERALL}
        )
    )
