"""Six sides of her life as she rates them herself, moment by moment; no sum and no level.

It is a talk, not a measurement (forms/README.md): the figures only show what to speak about.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from kansrijk_desktop.records.screening import Author, Screening
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.told_answers import ToldAnswer
from kansrijk_desktop.texts import N_, _

FORM: Final = "/gesprek-positieve-gezondheid|"
"""Part of the identity of every version of the form."""

AXES: Final = {
    "PG-lichaam": N_("Lichaam"),
    "PG-gevoel": N_("Gevoel"),
    "PG-zin": N_("Zin"),
    "PG-leven": N_("Leven"),
    "PG-meedoen": N_("Meedoen"),
    "PG-dag": N_("Dagelijks leven"),
}
"""Link ids in the order of the form, clockwise from the top."""

MOST_MOMENTS: Final = 3
HIGHEST: Final = 10
_TALK: Final = "-praten"
_WORDS: Final = "-woorden"
ADDRESSES: Final = tuple(f"{axis}{end}" for axis in AXES for end in ("", _TALK, _WORDS))
"""What has to be read of a conversation."""


@dataclass(frozen=True, slots=True)
class HealthSide:
    """One side at one moment.

    Attributes:
        value: 0 to 10, None where she gave none.
        wants_to_talk: "hier wil ik over praten".
        words: her own words.
    """

    title: str
    value: int | None
    wants_to_talk: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class HealthMoment:
    """One conversation; `sides` in the order of the axes."""

    screening_id: str
    held_on: date
    sides: tuple[HealthSide, ...]
    is_self_filled: bool = False

    @property
    def values(self) -> tuple[int | None, ...]:
        """The figures in the order of the axes."""
        return tuple(side.value for side in self.sides)


def axis_titles() -> tuple[str, ...]:
    """Return the names of the six sides."""
    return tuple(_(title) for title in AXES.values())


def health_over_time(
    screenings: Iterable[Screening],
    told: Mapping[str, Mapping[str, ToldAnswer]],
    *,
    with_not_for_home: bool,
) -> tuple[HealthMoment, ...]:
    """Return the last three moments at which she gave a figure, the last first.

    What is not for home is left out as if it were not given.
    """
    held = sorted(
        (one for one in screenings if one.is_ended and FORM in one.questionnaire),
        key=lambda one: (one.started_at, one.id),
        reverse=True,
    )
    moments = (_moment(one, _shown(told.get(one.id, {}), with_not_for_home)) for one in held)
    rated = (one for one in moments if any(value is not None for value in one.values))
    return tuple(islice(rated, MOST_MOMENTS))


def health_in_words(moment: HealthMoment) -> str:
    """Return one moment in words, for who does not see the web."""
    sides = (
        _("{side}: {value}").format(
            side=side.title, value=_("geen cijfer") if side.value is None else side.value
        )
        for side in moment.sides
    )
    return ", ".join(sides)


def _shown(
    answers: Mapping[str, ToldAnswer],
    with_not_for_home: bool,  # noqa: FBT001 - handed on as it came
) -> Mapping[str, ToldAnswer]:
    if with_not_for_home:
        return answers
    marked = {address for address, answer in answers.items() if answer.is_not_for_home}
    # What was said beside a figure stays away with it.
    marked |= {f"{address}{end}" for address in marked for end in (_TALK, _WORDS)}
    return {address: answer for address, answer in answers.items() if address not in marked}


def _moment(screening: Screening, answers: Mapping[str, ToldAnswer]) -> HealthMoment:
    return HealthMoment(
        screening_id=screening.id,
        held_on=local_day(screening.started_at),
        sides=tuple(
            HealthSide(
                title=_(title),
                value=_number(answers.get(axis)),
                wants_to_talk=_is_yes(answers.get(axis + _TALK)),
                words=_text(answers.get(axis + _WORDS)),
            )
            for axis, title in AXES.items()
        ),
        is_self_filled=screening.author is Author.RESPONDENT,
    )


def _number(answer: ToldAnswer | None) -> int | None:
    for value in answer.values if answer else ():
        number = value.json
        if isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= HIGHEST:
            return number
    return None


def _is_yes(answer: ToldAnswer | None) -> bool:
    return answer is not None and any(value.json is True for value in answer.values)


def _text(answer: ToldAnswer | None) -> str:
    return ", ".join(value.label for value in answer.values) if answer else ""
