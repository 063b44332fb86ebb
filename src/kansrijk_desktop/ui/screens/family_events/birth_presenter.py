"""Note a birth: the day, how long the pregnancy was, and one, two or three children."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.services.birth_form import (
    BirthForm,
    ChildForm,
    birth_form_of,
    births_of_pregnancy,
    children_already_here,
    with_duration,
)
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.family_events import FamilyEvents
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.family_events.facts import Choice, child_words
from kansrijk_desktop.ui.sheet import Sheet


@dataclass(frozen=True, slots=True)
class BirthState:
    """Everything the page shows.

    Attributes:
        is_correction: the birth was noted before.
        known_children: children in the dossier who may be the one that was born.
        problems: field to Dutch message.
    """

    form: BirthForm = field(default_factory=BirthForm)
    is_correction: bool = False
    known_children: tuple[Choice, ...] = ()
    problems: dict[str, str] = field(default_factory=dict)
    error: str = ""
    is_busy: bool = False


class BirthPresenter:
    """Holds what is typed until it is kept; `kept` hears what to tell.

    Attributes:
        sheet: what the page shows.
    """

    def __init__(
        self,
        household_id: str,
        events: FamilyEvents,
        tasks: RunsTasks,
        now: Clock,
        kept: Callable[[str], None],
    ) -> None:
        self._household_id = household_id
        self._events = events
        self._now = now
        self._dossier: Dossier | None = None
        self.sheet = Sheet(BirthState(), tasks, kept)

    def begin(self, dossier: Dossier) -> None:
        """Begin with what the dossier says."""
        self._dossier = dossier
        known = children_already_here(dossier, local_day(self._now()))
        self.sheet.show(
            BirthState(
                form=birth_form_of(dossier),
                is_correction=bool(births_of_pregnancy(dossier)),
                known_children=tuple((child.id, child_words(child)) for child in known),
            )
        )

    def type_born_on(self, typed: str) -> None:
        """Take the day; the duration follows it unless it was typed."""
        self._change("born_on", replace(self.sheet.state.form, born_on=typed))

    def type_duration(self, typed: str) -> None:
        """Take weeks and days as they were typed; empty lets them follow the day again."""
        form = replace(self.sheet.state.form, duration=typed, is_own_duration=bool(typed.strip()))
        self._change("duration", form)

    def choose_count(self, count: str) -> None:
        """Take how many children there are; what was typed of the others is kept."""
        self._change("children", replace(self.sheet.state.form, count=int(count)))

    def choose_known(self, index: int, child_id: str) -> None:
        """Take a child that stands in the dossier already, with its name; or a new one."""
        names = {
            person.id: person.name
            for person in (self._dossier.related_persons if self._dossier else ())
        }
        child = self.sheet.state.form.children[index]
        name = names.get(child_id, "") or child.name
        self._change_child(index, "children", replace(child, id=child_id, name=name))

    def change_child(self, index: int, name: str, value: str | bool) -> None:  # noqa: FBT001 - a field's value
        """Take what was typed or chosen for a field of a child."""
        child: ChildForm = replace(self.sheet.state.form.children[index], **{name: value})  # type: ignore[arg-type]  # by name
        self._change_child(index, f"children.{index}.{name}", child)

    def save(self) -> None:
        """Keep the birth, or say what is wrong with it."""
        about = (self._household_id, self.sheet.state.form)
        self.sheet.keep_checked(
            partial(self._events.check_birth, *about),
            partial(self._events.keep_birth, *about),
            _("De geboorte is verbeterd.")
            if self.sheet.state.is_correction
            else _("De geboorte staat in het dossier."),
        )

    def _change_child(self, index: int, name: str, child: ChildForm) -> None:
        children = self.sheet.state.form.children
        changed = (*children[:index], child, *children[index + 1 :])
        self._change(name, replace(self.sheet.state.form, children=changed))

    def _change(self, name: str, form: BirthForm) -> None:
        """Take another form; what was wrong with the field that changed goes away."""
        if self._dossier is not None:
            form = with_duration(form, self._dossier, local_day(self._now()))
        gone = {name, "children"} | ({"duration"} if name == "born_on" else set())
        problems = {key: text for key, text in self.sheet.state.problems.items() if key not in gone}
        self.sheet.change(form=form, problems=problems, error="")
