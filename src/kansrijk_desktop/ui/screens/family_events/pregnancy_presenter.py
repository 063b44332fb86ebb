"""Begin another pregnancy after the one that ended."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.pregnancy import DueDateMethod, PregnancyEnd
from kansrijk_desktop.services.dossier_form import DossierForm, form_of
from kansrijk_desktop.services.family_events import FamilyEvents
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.sheet import Sheet


@dataclass(frozen=True, slots=True)
class PregnancyState:
    """Everything the page shows; of the form only the pregnancy is asked."""

    form: DossierForm = field(default_factory=DossierForm)
    problems: dict[str, str] = field(default_factory=dict)
    error: str = ""
    is_busy: bool = False


class PregnancyPresenter:
    """Holds what is typed until it is kept; `kept` hears what to tell.

    Attributes:
        sheet: what the page shows.
    """

    def __init__(
        self,
        household_id: str,
        events: FamilyEvents,
        tasks: RunsTasks,
        kept: Callable[[str], None],
    ) -> None:
        self._household_id = household_id
        self._events = events
        self.sheet = Sheet(PregnancyState(), tasks, kept)

    def begin(self, dossier: Dossier) -> None:
        """Begin with an empty form; G and P follow from the pregnancy before."""
        before = dossier.pregnancy
        gravidity = before.gravidity + 1 if before and before.gravidity else None
        is_born = before is not None and before.ended_by is PregnancyEnd.BIRTH
        parity = before.parity + 1 if is_born and before and before.parity is not None else None
        form = replace(
            form_of(dossier),
            gravidity="" if gravidity is None else str(gravidity),
            parity="" if parity is None else str(parity),
            due_date="",
            due_date_method=DueDateMethod.UNKNOWN,
            is_multiple=False,
            risk_status="",
            planned_birth_place="",
        )
        self.sheet.show(PregnancyState(form=form))

    def change(self, name: str, value: object) -> None:
        """Take what was typed or chosen for a field."""
        form = replace(self.sheet.state.form, **{name: value})  # type: ignore[arg-type]  # by name
        problems = {key: text for key, text in self.sheet.state.problems.items() if key != name}
        self.sheet.change(form=form, problems=problems, error="")

    def save(self) -> None:
        """Keep the pregnancy, or say what is wrong with it."""
        about = (self._household_id, self.sheet.state.form)
        self.sheet.keep_checked(
            partial(self._events.check_pregnancy, *about),
            partial(self._events.begin_pregnancy, *about),
            _("De nieuwe zwangerschap staat in het dossier."),
        )
