"""Make one dossier of two: side by side, a choice per difference, a second look."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.doubles import Comparison, Doubles
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.merge_plan import Difference, Side
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.tidy_up.rows import who
from kansrijk_desktop.ui.sheet import Sheet


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One line about both dossiers."""

    label: str
    here: str
    other: str


@dataclass(frozen=True, slots=True)
class MergeState:
    """Everything the pages show.

    Attributes:
        lines: what each of the two holds.
        here, other: who they are about, for the second look.
        refusal: why they cannot become one.
        warnings: what makes one doubt.
    """

    lines: tuple[SideBySide, ...] = ()
    differences: tuple[Difference, ...] = ()
    here: str = ""
    other: str = ""
    refusal: str = ""
    warnings: tuple[str, ...] = ()
    error: str = ""
    is_ready: bool = False
    is_busy: bool = False


class MergePresenter:
    """Keeps nothing before the second look; `kept` hears what to tell.

    Attributes:
        sheet: what the pages show.
    """

    def __init__(
        self,
        household_id: str,
        doubles: Doubles,
        tasks: RunsTasks,
        kept: Callable[[str], None],
    ) -> None:
        self._household_id = household_id
        self._doubles = doubles
        self._other_id = ""
        self.sheet = Sheet(MergeState(), tasks, kept)

    def begin(self, other_id: str) -> None:
        """Put the two dossiers side by side."""
        self._other_id = other_id
        self.forget()
        work = partial(self._doubles.compare, self._household_id, other_id)
        self.sheet.read(work, self._on_compared)

    def forget(self) -> None:
        """Leave the comparison."""
        self.sheet.show(MergeState())

    def choose(self, key: str, side: Side) -> None:
        """Take the value of one of the two for a field."""
        self.sheet.change(
            differences=tuple(
                replace(one, side=side) if one.key == key else one
                for one in self.sheet.state.differences
            )
        )

    def keep(self) -> None:
        """Make one dossier of the two."""
        choices = {one.key: one.side for one in self.sheet.state.differences}
        work = partial(self._doubles.merge, self._household_id, self._other_id, choices)
        self.sheet.keep(work, _("De twee dossiers zijn nu één. Alles van beide staat hierin."))

    def take_apart(self) -> None:
        """Make two dossiers of the last that were made one."""
        work = partial(self._doubles.take_apart, self._household_id)
        self.sheet.keep(work, _("Het zijn weer twee dossiers. Zoek het andere in de lijst."))

    def _on_compared(self, comparison: Comparison) -> None:
        here, other = comparison.here, comparison.other
        self.sheet.change(
            lines=_lines(here, other),
            differences=comparison.differences,
            here=who(here.patient),
            other=who(other.patient),
            refusal=comparison.refusal,
            warnings=comparison.warnings,
            is_ready=True,
        )


def _lines(here: Dossier, other: Dossier) -> tuple[SideBySide, ...]:
    """Return what tells whether the two are about one woman; nothing of the Meldcode track."""
    lines = zip(_facts(here), _facts(other), strict=True)
    return tuple(SideBySide(label, one, two) for (label, one), (_label, two) in lines)


def _facts(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    patient, contact, pregnancy = dossier.patient, dossier.patient.contact, dossier.pregnancy
    made_at = dossier.household.created_at
    place = " ".join(filter(None, (contact.postal_code, contact.city)))
    people = len(dossier.related_persons)
    return (
        (_("Naam"), patient.full_name),
        (_("Geboren"), long_date(patient.birth_date)),
        (_("BSN"), patient.bsn),
        (_("Adres"), ", ".join(filter(None, (contact.street, place)))),
        (_("Uitgerekend"), long_date(pregnancy.due_date) if pregnancy else ""),
        (_("Partner, kinderen en anderen"), str(people)),
        (_("Gesprekken"), str(len(dossier.screenings))),
        (_("Aanbod"), str(len(dossier.offers))),
        (_("Documenten"), str(len(dossier.documents))),
        (_("Begonnen"), long_date(local_day(made_at)) if made_at else ""),
    )
