"""Begin another pregnancy after the one that ended."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.pregnancy import DueDateMethod, PregnancyEnd
from kansrijk_desktop.services.dossier_form import DossierForm, form_of
from kansrijk_desktop.services.family_events import FamilyEvents
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class PregnancyState:
    """Everything the page shows; of the form only the pregnancy is asked."""

    form: DossierForm = field(default_factory=DossierForm)
    problems: dict[str, str] = field(default_factory=dict)
    error: str = ""
    is_busy: bool = False


class PregnancyPresenter:
    """Holds what is typed until it is kept; `kept` hears what to tell."""

    def __init__(
        self,
        household_id: str,
        events: FamilyEvents,
        tasks: RunsTasks,
        kept: Callable[[str], None],
    ) -> None:
        self._household_id = household_id
        self._events = events
        self._tasks = tasks
        self._kept = kept
        self._state = PregnancyState()
        self._publish: Callable[[PregnancyState], None] | None = None

    def attach(self, publish: Callable[[PregnancyState], None]) -> None:
        """Publish the state now and after every change."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Publish no more."""
        self._publish = None

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
        self._state = PregnancyState()
        self._show(form=form)

    def change(self, name: str, value: object) -> None:
        """Take what was typed or chosen for a field."""
        form = replace(self._state.form, **{name: value})  # type: ignore[arg-type]  # by name
        problems = {key: text for key, text in self._state.problems.items() if key != name}
        self._show(form=form, problems=problems, error="")

    def save(self) -> None:
        """Keep the pregnancy, or say what is wrong with it."""
        if not self._state.is_busy:
            self._show(is_busy=True, error="")
            work = partial(self._check_and_keep, self._state.form)
            self._tasks.run(work, self._on_kept, self._on_failed)

    def _check_and_keep(self, form: DossierForm) -> dict[str, str]:
        problems = self._events.check_pregnancy(self._household_id, form)
        if not problems:
            self._events.begin_pregnancy(self._household_id, form)
        return problems

    def _on_kept(self, problems: dict[str, str]) -> None:
        self._show(is_busy=False, problems=problems)
        if not problems:
            self._kept(_("De nieuwe zwangerschap staat in het dossier."))

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(is_busy=False, error=error.message)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by name
        if self._publish is not None:
            self._publish(self._state)
