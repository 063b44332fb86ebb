"""What one family's screen does: read, change, and begin the conversation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.records.screening import Moment, Screening, ScreeningStatus
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.dossier_form import DossierForm, RelatedPersonForm, form_of
from kansrijk_desktop.services.dossier_words import moment_word, status_word
from kansrijk_desktop.services.dossiers import Dossiers
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.forms import OfferedForm
from kansrijk_desktop.services.screenings import OpenedScreening, Screenings
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.routes import (
    Route,
    ShowDocument,
    ShowHousehold,
    ShowHouseholds,
    ShowScreening,
    ShowSummary,
)
from kansrijk_desktop.ui.screens.household.wording import Fact, facts_of, person_fact

PREGNANCY_FORM = "signalering-zwangerschap"


@dataclass(frozen=True, slots=True)
class MomentRow:
    """One conversation on the time line.

    Attributes:
        form: which questionnaire; empty where there is only one.
    """

    screening_id: str
    title: str
    day: str
    status: str
    is_open: bool
    form: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One letter that went out."""

    document_id: str
    title: str
    recipient: str
    day: str


@dataclass(frozen=True, slots=True)
class HouseholdState:
    """Everything the screen shows.

    Attributes:
        is_demo: the example family: invented, and said to be.
        forms: key and title of the questionnaires a conversation may begin with.
        facts: label and value per line, per card: patient, pregnancy, contact.
        saved_at: the time of the commit ("14:03"), empty while there is nothing to tell.
    """

    is_loaded: bool = False
    is_new: bool = False
    is_editing: bool = False
    is_saving: bool = False
    title: str = ""
    is_demo: bool = False
    form: DossierForm = field(default_factory=DossierForm)
    problems: dict[str, str] = field(default_factory=dict)
    forms: tuple[tuple[str, str], ...] = ()
    facts: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    people: tuple[Fact, ...] = ()
    moments: tuple[MomentRow, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    saved_at: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    """What the screen is made of.

    Attributes:
        form_titles: of the questionnaires her conversations were begun with, by identity.
    """

    dossier: Dossier
    forms: tuple[OfferedForm, ...]
    form_titles: Mapping[str, str]


class HouseholdPresenter:
    """One dossier: `household_id` is empty for a new one."""

    def __init__(
        self,
        household_id: str,
        dossiers: Dossiers,
        screenings: Screenings,
        tasks: RunsTasks,
        go: Callable[[Route], None],
        now: Clock,
    ) -> None:
        self._household_id = household_id
        self._dossiers = dossiers
        self._screenings = screenings
        self._tasks = tasks
        self._go = go
        self._now = now
        self._dossier: Dossier | None = None
        self._state = HouseholdState(is_new=not household_id, is_editing=not household_id)
        self._publish: Callable[[HouseholdState], None] | None = None

    def attach(self, publish: Callable[[HouseholdState], None]) -> None:
        """Show the state to a view from now on, and fill it."""
        self._publish = publish
        if self._household_id:
            # Before the dossier is there, no button may seem to work.
            publish(self._state)
            self._load()
        else:
            self._show(replace(self._state, is_loaded=True, title=_("Nieuw dossier")))

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def edit(self) -> None:
        """Begin to change the dossier."""
        self._show(replace(self._state, is_editing=True, saved_at=""))

    def leave(self) -> None:
        """Go back to the list."""
        self._go(ShowHouseholds())

    def cancel(self) -> None:
        """Leave the form without keeping it."""
        if self._dossier is None:
            self.leave()
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

    def start_screening(self, moment: Moment, form: str = "") -> None:
        """Begin a conversation, or go on with the one that is open for this moment.

        Without a choice the first questionnaire in use is taken: ours, if it is among them.
        """
        if self._dossier is None:
            return
        patient_id = self._dossier.patient.id
        first = self._state.forms[0][0] if self._state.forms else PREGNANCY_FORM
        begin = partial(self._screenings.start, patient_id, form or first, moment)
        self._tasks.run(begin, self._on_started, self._show_error)

    def open_screening(self, screening_id: str) -> None:
        """Go on with an open conversation, or look at the summary of a finished one."""
        row = next(row for row in self._state.moments if row.screening_id == screening_id)
        self._go(ShowScreening(screening_id) if row.is_open else ShowSummary(screening_id))

    def open_document(self, document_id: str) -> None:
        """Read a letter again."""
        self._go(ShowDocument(self._household_id, document_id))

    def _load(self) -> None:
        self._tasks.run(self._read, self._on_loaded, self._show_error)

    def _read(self) -> _Read:
        dossier = self._dossiers.open(self._household_id)
        identities = {each.questionnaire for each in dossier.screenings}
        return _Read(
            dossier,
            self._screenings.offered_forms(),
            {identity: self._screenings.form_title(identity) for identity in identities},
        )

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
        saved_at = self._now().astimezone().strftime("%H:%M")
        self._show(
            replace(self._state, is_saving=False, is_editing=False, problems={}, saved_at=saved_at)
        )
        self._load()

    def _on_started(self, opened: OpenedScreening) -> None:
        self._go(ShowScreening(opened.screening.id))

    def _on_loaded(self, read: _Read) -> None:
        dossier = self._dossier = read.dossier
        titles = read.form_titles
        is_one_form = len(read.forms) <= 1 and len(set(titles.values())) <= 1
        self._show(
            replace(
                self._state,
                is_loaded=True,
                title=dossier.patient.full_name,
                is_demo=dossier.household.is_demo,
                form=form_of(dossier),
                facts=facts_of(dossier, local_day(self._now())),
                people=tuple(person_fact(person) for person in dossier.related_persons),
                forms=tuple((form.key, form.title) for form in read.forms),
                moments=tuple(
                    _moment_row(each, "" if is_one_form else titles[each.questionnaire])
                    for each in dossier.screenings
                ),
                documents=tuple(
                    DocumentRow(
                        document.id,
                        document.title,
                        document.recipient,
                        long_date(local_day(document.created_at)),
                    )
                    for document in dossier.documents
                ),
                error="",
            )
        )

    def _show_error(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_saving=False, error=error.message))

    def _show(self, state: HouseholdState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)


def _field(form: DossierForm, name: str) -> object:
    if name.startswith("related_persons."):
        return form.related_persons
    return getattr(form, name)


def _moment_row(screening: Screening, form: str) -> MomentRow:
    is_open = screening.status is ScreeningStatus.IN_PROGRESS
    return MomentRow(
        screening_id=screening.id,
        title=moment_word(screening.moment),
        day=long_date(local_day(screening.started_at)),
        status=status_word(screening.status),
        is_open=is_open,
        form=form,
    )
