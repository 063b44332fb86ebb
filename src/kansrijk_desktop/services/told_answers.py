"""Single answers as they were kept, read without working the whole form out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kansrijk_desktop.engine.answers import AbsentReason, AnswerRecord, Value
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.home_preset import is_preset_not_for_home
from kansrijk_desktop.errors import FormDefinitionError
from kansrijk_desktop.fhir.json import parse_json_object
from kansrijk_desktop.records.screening import SavedAnswer, Screening, ScreeningStatus


@dataclass(frozen=True, slots=True)
class ToldAnswer:
    """One answer.

    Attributes:
        absent: why there is no value.
        is_not_for_home: marked so, by hand or by the form.
    """

    values: tuple[Value, ...]
    absent: AbsentReason | None
    is_not_for_home: bool


def told_answers(
    kept: Iterable[SavedAnswer],
    screenings: Iterable[Screening],
    version: Callable[[str], Definition],
) -> dict[str, Mapping[str, ToldAnswer]]:
    """Return kept answers by screening and address; withdrawn conversations told nothing.

    `version` gives the questionnaire of an identity.
    """
    by_id = {each.id: each for each in screenings if each.status is not ScreeningStatus.WITHDRAWN}
    # Looking a version up takes a query; a dossier of years has few versions.
    version = cache(version)
    found: dict[str, dict[str, ToldAnswer]] = {}
    for answer in kept:
        screening = by_id.get(answer.screening_id)
        record = AnswerRecord.from_json(parse_json_object(answer.content.encode()))
        if screening is None or record.is_empty:
            continue
        found.setdefault(screening.id, {})[answer.address] = ToldAnswer(
            record.values,
            record.absent,
            _is_not_for_home(record, answer.address, screening.questionnaire, version),
        )
    return dict(found)


def _is_not_for_home(
    record: AnswerRecord, link_id: str, questionnaire: str, version: Callable[[str], Definition]
) -> bool:
    if record.is_not_for_home is not None:
        return record.is_not_for_home
    try:
        item = version(questionnaire).by_link_id.get(link_id)
    except FormDefinitionError:
        # Without the form nobody knows what it marks beforehand: then rather too much.
        return True
    return item is not None and is_preset_not_for_home(item, record.values)
