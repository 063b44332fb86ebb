"""Change who is at the keyboard: her own details and those of her organisation."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.services.practitioner_form import (
    PractitionerForm,
    form_of,
    organization_problems,
    practitioner_problems,
)
from kansrijk_desktop.services.tasks import RunsTasks


@dataclass(frozen=True, slots=True)
class DetailsState:
    """What the card shows.

    Attributes:
        problems: what is wrong, by field of the form.
        error: why the details could not be kept.
        is_saved: they are kept as they stand here, and were not before.
    """

    form: PractitionerForm
    problems: dict[str, str] = field(default_factory=dict)
    error: str = ""
    is_busy: bool = False
    is_saved: bool = False


class DetailsPresenter:
    """Begins with the details as they are `known`, and keeps others when she asks for it.

    `keep` may raise an `ExpectedError`; `kept` hears the name that is signed in from then on.
    """

    def __init__(
        self,
        known: Practitioner,
        keep: Callable[[PractitionerForm], Practitioner],
        kept: Callable[[str], None],
        tasks: RunsTasks,
    ) -> None:
        self._keep = keep
        self._kept = kept
        self._tasks = tasks
        self._state = DetailsState(form_of(known))
        self._publish: Callable[[DetailsState], None] | None = None

    def attach(self, publish: Callable[[DetailsState], None]) -> None:
        """Publish the state now and after every change."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Publish no more."""
        self._publish = None

    def fill_in(self, name: str, value: str) -> None:
        """Take what was typed or chosen for a field; its problem goes away."""
        problems = {key: text for key, text in self._state.problems.items() if key != name}
        form = self._state.form.filled_in(name, value)
        self._show(form=form, problems=problems, is_saved=False, error="")

    def save(self) -> None:
        """Keep the details, or say what is wrong with them."""
        if self._state.is_busy:
            return
        form = self._state.form
        problems = practitioner_problems(form) | organization_problems(form)
        self._show(problems=problems, error="", is_saved=False, is_busy=not problems)
        if not problems:
            work = partial(self._keep, form)
            self._tasks.run(work, partial(self._on_saved, form), self._on_failed)

    def _on_saved(self, form: PractitionerForm, practitioner: Practitioner) -> None:
        self._kept(practitioner.name)
        self._show(is_busy=False, is_saved=self._state.form == form)

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(is_busy=False, error=error.message)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by name
        if self._publish is not None:
            self._publish(self._state)
