"""What the screen of a conversation of others shows: to read, never to change."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kansrijk_desktop.errors import ExpectedError, InvalidInputError
from kansrijk_desktop.exchange.bundle_content import SharedScreening
from kansrijk_desktop.records.screening import Respondent
from kansrijk_desktop.services.advice import domain_word
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.dossier_words import moment_word
from kansrijk_desktop.services.dossiers import Dossiers
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.forms import Forms
from kansrijk_desktop.services.handover_import import HandoverImport
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.told_lines import ToldLine, told_lines
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.routes import Route, ShowHousehold, ShowReceived


@dataclass(frozen=True, slots=True)
class ReceivedState:
    """Everything the screen shows.

    Attributes:
        held: who held it, when, in words.
        levels: domain in words, and level code.
    """

    title: str = ""
    held: str = ""
    form: str = ""
    levels: tuple[tuple[str, str], ...] = ()
    lines: tuple[ToldLine, ...] = ()
    is_loaded: bool = False
    error: str = ""


class ReceivedPresenter:
    """Reads the conversation as it was told last."""

    def __init__(
        self,
        route: ShowReceived,
        services: tuple[HandoverImport, Dossiers, Forms],
        tasks: RunsTasks,
        go: Callable[[Route], None],
    ) -> None:
        self._route = route
        self._importing, self._dossiers, self._forms = services
        self._tasks = tasks
        self._go = go
        self._state = ReceivedState()
        self._publish: Callable[[ReceivedState], None] | None = None

    def attach(self, publish: Callable[[ReceivedState], None]) -> None:
        """Show the state to a view from now on, and fill it."""
        self._publish = publish
        publish(self._state)
        self._tasks.run(self._read, self._show, self._on_failed)

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def back(self) -> None:
        """Go back to the dossier."""
        self._go(ShowHousehold(self._route.household_id))

    def _read(self) -> ReceivedState:
        dossier = self._dossiers.open(self._route.household_id)
        screening_id = self._route.screening_id
        told = self._importing.told_screening(dossier.patient.id, screening_id)
        kept = next((one for one in dossier.screenings if one.id == screening_id), None)
        if told is None or kept is None:
            raise InvalidInputError(
                _("Dit gesprek is hier niet te lezen. Vraag de afzender om het opnieuw te sturen.")
            )
        return _state(told, kept.source, told_lines(told, self._forms))

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_loaded=True, error=error.message))

    def _show(self, state: ReceivedState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)


def _state(told: SharedScreening, source: str, lines: tuple[ToldLine, ...]) -> ReceivedState:
    day = long_date(local_day(told.started_at))
    held = _("Gehouden door {organization} op {day}").format(organization=source, day=day)
    if told.respondent is Respondent.PARTNER:
        held = _("{held}, met de partner").format(held=held)
    version = told.questionnaire.partition("|")[2]
    return ReceivedState(
        title=moment_word(told.moment),
        held=held,
        form=" ".join(part for part in (told.title, version) if part),
        levels=tuple((domain_word(one.domain), one.code) for one in told.levels),
        lines=lines,
        is_loaded=True,
    )
