"""What the form of a dossier does: a new one, or the facts of a known one changed."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.services.dossier_form import DossierForm, RelatedPersonForm, form_of
from kansrijk_desktop.services.dossiers import Dossiers
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.ui.routes import Route, ShowHousehold, ShowHouseholds


@dataclass(frozen=True, slots=True)
class EditingState:
    """Everything the form shows.

    Attributes:
        title: whose dossier it is; empty for a new one.
    """

    is_new: bool = False
    is_editing: bool = False
    is_saving: bool = False
    title: str = ""
    form: DossierForm = field(default_factory=DossierForm)
    problems: dict[str, str] = field(default_factory=dict)
    error: str = ""


class EditingPresenter:
    """The form of one dossier: `household_id` is empty for a new one.

    `kept` is called each time a change was kept.
    """

    def __init__(
        self,
        household_id: str,
        dossiers: Dossiers,
        tasks: RunsTasks,
        go: Callable[[Route], None],
        kept: Callable[[], None],
    ) -> None:
        self._household_id = household_id
        self._dossiers = dossiers
        self._tasks = tasks
        self._go = go
        self._kept = kept
        self._dossier: Dossier | None = None
        self._state = EditingState(is_new=not household_id, is_editing=not household_id)
        self._publish: Callable[[EditingState], None] | None = None

    def attach(self, publish: Callable[[EditingState], None]) -> None:
        """Show the state to a view from now on."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def take(self, dossier: Dossier) -> None:
        """Learn the dossier as it is kept now."""
        self._dossier = dossier
        if not self._state.is_editing:
            self._show(replace(self._state, title=dossier.patient.full_name, form=form_of(dossier)))

    def edit(self) -> None:
        """Begin to change the dossier."""
        if self._dossier is not None:
            self._show(replace(self._state, is_editing=True, form=form_of(self._dossier)))

    def cancel(self) -> None:
        """Leave the form without keeping it."""
        if self._dossier is None:
            self._go(ShowHouseholds())
        else:
            form = form_of(self._dossier)
            self._show(replace(self._state, is_editing=False, form=form, problems={}, error=""))

    def change(self, form: DossierForm) -> None:
        """Take over what was typed; messages of fields that changed disappear."""
        before = self._state.form
        problems = {
            name: message
            for name, message in self._state.problems.items()
            if _field(form, name) == _field(before, name)
        }
        self._show(replace(self._state, form=form, problems=problems))

    def add_person(self, relationship: Relationship) -> None:
        """Add an empty line for a partner, child or someone else."""
        people = (*self._state.form.related_persons, RelatedPersonForm(relationship))
        self.change(replace(self._state.form, related_persons=people))

    def remove_person(self, index: int) -> None:
        """Take one line of the people away."""
        people = self._state.form.related_persons
        self.change(replace(self._state.form, related_persons=people[:index] + people[index + 1 :]))

    def save(self) -> None:
        """Keep the form, or show what is wrong with it."""
        if self._state.is_saving:
            return
        form = self._state.form
        self._show(replace(self._state, is_saving=True, error=""))
        self._tasks.run(partial(self._check_and_save, form), self._on_saved, self._show_error)

    def _check_and_save(self, form: DossierForm) -> tuple[str, dict[str, str]]:
        problems = self._dossiers.check(form, self._household_id)
        if problems:
            return "", problems
        return self._dossiers.save(form, self._household_id), {}

    def _on_saved(self, result: tuple[str, dict[str, str]]) -> None:
        household_id, problems = result
        if problems:
            self._show(replace(self._state, is_saving=False, problems=problems))
            return
        if not self._household_id:
            self._go(ShowHousehold(household_id))
            return
        self._show(replace(self._state, is_saving=False, is_editing=False, problems={}))
        self._kept()

    def _show_error(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_saving=False, error=error.message))

    def _show(self, state: EditingState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)


def _field(form: DossierForm, name: str) -> object:
    if name.startswith("related_persons."):
        return form.related_persons
    return getattr(form, name)
