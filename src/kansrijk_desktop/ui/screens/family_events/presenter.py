"""What the screen does: show the family, and lead to one event at a time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import StopReason
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.dossiers import Dossiers
from kansrijk_desktop.services.family_events import FamilyEvents
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.transfers import Transfers
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.routes import Route, ShowHousehold
from kansrijk_desktop.ui.screens.family_events.birth_presenter import BirthPresenter
from kansrijk_desktop.ui.screens.family_events.facts import FamilyFacts, facts_of
from kansrijk_desktop.ui.screens.family_events.pregnancy_presenter import PregnancyPresenter
from kansrijk_desktop.ui.screens.family_events.stop_presenter import StopPresenter
from kansrijk_desktop.ui.screens.family_events.transfer_presenter import TransferPresenter


class Page(StrEnum):
    """What is on the screen."""

    OVERVIEW = "overview"
    BIRTH = "birth"
    STOP = "stop"
    PREGNANCY = "pregnancy"
    TRANSFER = "transfer"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be sure about before it is done.

    Attributes:
        lines: what it does.
        yes: the words on the button.
    """

    title: str
    lines: tuple[str, ...]
    yes: str


@dataclass(frozen=True, slots=True)
class FamilyEventsState:
    """Everything around the pages, and the first page itself.

    Attributes:
        told: what was kept, after the commit.
    """

    page: Page = Page.OVERVIEW
    facts: FamilyFacts | None = None
    question: Question | None = None
    told: str = ""
    error: str = ""
    is_busy: bool = False


class FamilyEventsPresenter:
    """One family; each kind of event has a presenter of its own.

    Attributes:
        birth, stop, pregnancy, transfer: those of the pages.
    """

    def __init__(
        self,
        household_id: str,
        services: tuple[Dossiers, FamilyEvents, Transfers],
        tasks: RunsTasks,
        go: Callable[[Route], None],
        now: Clock,
    ) -> None:
        self._household_id = household_id
        self._dossiers, self._events, self._transfers = services
        self._tasks = tasks
        self._go = go
        self._now = now
        self._dossier: Dossier | None = None
        self._state = FamilyEventsState()
        self._answer: Callable[[], None] = _nothing
        self._told_after = ""
        self._publish: Callable[[FamilyEventsState], None] | None = None
        work = (household_id, self._events, tasks, now)
        self.birth = BirthPresenter(*work, self._show_kept)
        self.stop = StopPresenter(*work, self._show_kept)
        self.pregnancy = PregnancyPresenter(household_id, self._events, tasks, self._show_kept)
        self.transfer = TransferPresenter(
            household_id, self._transfers, tasks, now, self._show_kept
        )

    def attach(self, publish: Callable[[FamilyEventsState], None]) -> None:
        """Show the state to a view from now on, and fill it."""
        self._publish = publish
        self._load()

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def leave(self) -> None:
        """Go to the dossier."""
        self._go(ShowHousehold(self._household_id))

    def back(self) -> None:
        """Go back to the first page; nothing is kept."""
        self._show(page=Page.OVERVIEW, question=None, error="")

    def begin_birth(self) -> None:
        """Note a birth, or correct the one that was noted."""
        self._begin(Page.BIRTH, self.birth.begin)

    def begin_stop(self, reason: StopReason) -> None:
        """Note that a pregnancy ended, or that a child died or lives elsewhere."""
        self._begin(Page.STOP, partial(self.stop.begin, reason))

    def begin_pregnancy(self) -> None:
        """Begin another pregnancy."""
        self._begin(Page.PREGNANCY, self.pregnancy.begin)

    def begin_transfer(self) -> None:
        """Hand the family over to another practice."""
        self._begin(Page.TRANSFER, self.transfer.begin)

    def ask_take_back(self) -> None:
        """Ask whether a birth was noted by mistake."""
        children = ", ".join(self._state.facts.born if self._state.facts else ())
        question = Question(
            _("Deze geboorte weghalen?"),
            (
                _("Alleen als de geboorte hier per ongeluk is genoteerd."),
                _("Uit het gezin gaat: {children}.").format(children=children),
                _("De zwangerschap loopt weer, en de weken tellen weer."),
            ),
            _("Ja, haal de geboorte weg"),
        )
        work = partial(self._events.take_back_birth, self._household_id)
        self._ask(question, work, _("De geboorte is weggehaald. De zwangerschap loopt weer."))

    def ask_resume(self) -> None:
        """Ask whether the program is to remind again."""
        question = Question(
            _("Toch weer herinneren?"),
            (
                _("Herinneringen en vaste momenten komen weer terug."),
                _("Wat er gebeurd is, blijft staan."),
                _("Aanbod dat gesloten is, blijft gesloten. U kunt het opnieuw voorstellen."),
            ),
            _("Ja, herinner weer"),
        )
        work = partial(self._events.resume, self._household_id)
        self._ask(question, work, _("Het programma herinnert weer."))

    def ask_undo(self, stop_id: str) -> None:
        """Ask whether something was noted by mistake."""
        stops = self._state.facts.stops if self._state.facts else ()
        text = next((row.text for row in stops if row.stop_id == stop_id), "")
        question = Question(
            _("Was dit een vergissing?"),
            (
                text,
                _("Alles wordt weer zoals het was: herinneringen, weken en aanbod."),
            ),
            _("Ja, het was een vergissing"),
        )
        work = partial(self._events.undo_stop, self._household_id, stop_id)
        self._ask(question, work, _("Het is teruggedraaid. Alles is weer zoals het was."))

    def ask_bring_back(self) -> None:
        """Ask whether the family is in care here again."""
        question = Question(
            _("Is dit gezin weer hier in zorg?"),
            (_("Herinneringen en vaste momenten komen weer terug."),),
            _("Ja, weer hier in zorg"),
        )
        work = partial(self._transfers.bring_back, self._household_id)
        self._ask(question, work, _("Dit gezin is weer hier in zorg."))

    def answer_yes(self) -> None:
        """Do what was asked."""
        if self._state.question is not None and not self._state.is_busy:
            self._show(is_busy=True, error="")
            self._answer()

    def _ask(self, question: Question, work: Callable[[], None], told: str) -> None:
        def done(_result: None) -> None:
            self._show_kept(told)

        self._answer = partial(self._tasks.run, work, done, self._on_failed)
        self._show(page=Page.QUESTION, question=question, told="", error="")

    def _begin(self, page: Page, begin: Callable[[Dossier], None]) -> None:
        if self._dossier is not None:
            begin(self._dossier)
            self._show(page=page, told="", error="")

    def _show_kept(self, told: str) -> None:
        self._told_after = told
        self._load()

    def _load(self) -> None:
        work = partial(self._dossiers.open, self._household_id)
        self._tasks.run(work, self._on_loaded, self._on_failed)

    def _on_loaded(self, dossier: Dossier) -> None:
        self._dossier = dossier
        told, self._told_after = self._told_after, ""
        self._show(
            page=Page.OVERVIEW,
            facts=facts_of(dossier, local_day(self._now())),
            question=None,
            told=told,
            error="",
            is_busy=False,
        )

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(error=error.message, is_busy=False)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by name
        if self._publish is not None:
            self._publish(self._state)


def _nothing() -> None:
    """Stand in while nothing was asked."""
