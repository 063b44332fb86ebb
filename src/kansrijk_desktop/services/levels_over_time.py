"""The levels per subject over the moments, as they were kept; no form is opened for it.

Never a sum, a mean or a trend line: five subjects stand beside one another, moment by moment.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kansrijk_desktop.records.screening import Author, Moment, Screening, ScreeningLevel
from kansrijk_desktop.services.advice import LEVEL_WORDS, domain_word
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.sharing import SAFETY
from kansrijk_desktop.services.summary import LEVELLED, NOT_ASKED
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class LevelCell:
    """The level of one subject at one moment.

    Attributes:
        level: that which holds: the professional's own goes before the form's.
        is_own: the professional weighed it otherwise than the form.
    """

    level: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class LevelColumn:
    """One conversation.

    Attributes:
        is_self_filled: she filled it in herself, alone.
    """

    screening_id: str
    moment: Moment
    held_on: date
    is_self_filled: bool = False


@dataclass(frozen=True, slots=True)
class LevelsOverTime:
    """Subjects from top to bottom, conversations from the first to the last.

    Attributes:
        domains: codes; `titles` has their names in the same order.
        cells: by domain and screening id; a pair that is not there has no level.
    """

    domains: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    columns: tuple[LevelColumn, ...] = ()
    cells: dict[tuple[str, str], LevelCell] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> LevelCell | None:
        """Return one cell by its place; None where there is no level."""
        return self.cells.get((self.domains[row], self.columns[column].screening_id))


def levels_over_time(
    screenings: Iterable[Screening],
    levels: Iterable[ScreeningLevel],
    *,
    with_safety: bool,
    most: int | None = None,
) -> LevelsOverTime:
    """Return the levels of ended conversations, the last `most` of them.

    Without safety its row is not there at all.
    """
    known: dict[str, dict[str, LevelCell]] = {}
    for one in levels:
        if one.domain in LEVELLED and one.agreed:
            is_own = bool(one.own_level) and one.own_level != one.level
            known.setdefault(one.screening_id, {})[one.domain] = LevelCell(one.agreed, is_own)
    held = sorted(
        (one for one in screenings if one.is_ended and one.id in known),
        key=lambda one: (one.started_at, one.id),
    )
    shown = held if most is None else held[-most:]
    domains = tuple(
        domain
        for domain in LEVELLED
        if (with_safety or domain != SAFETY) and any(domain in known[one.id] for one in shown)
    )
    return LevelsOverTime(
        domains=domains,
        titles=tuple(subject_title(domain) for domain in domains),
        columns=tuple(
            LevelColumn(
                one.id,
                one.moment,
                local_day(one.started_at),
                is_self_filled=one.author is Author.RESPONDENT,
            )
            for one in shown
        ),
        cells={
            (domain, one.id): cell
            for one in shown
            for domain, cell in known[one.id].items()
            if domain in domains
        },
    )


def subject_title(domain: str) -> str:
    """Return the name of a subject as it may stand on a screen: neutral for safety."""
    return _("En verder") if domain == SAFETY else domain_word(domain)


def level_word(level: str) -> str:
    """Return a level in words."""
    return _("niet gevraagd") if level == NOT_ASKED else _(LEVEL_WORDS.get(level, level))
