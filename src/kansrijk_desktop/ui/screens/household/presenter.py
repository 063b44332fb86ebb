"""What one family's screen does: read it, and whose page it shows."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import cast

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.screening import Respondent
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.conversation_comparison import Changes
from kansrijk_desktop.services.dossier_over_time import (
    Compared,
    DossierOverTime,
    OpenedDossier,
)
from kansrijk_desktop.services.respondents import PATIENT, Speaker
from kansrijk_desktop.services.screenings import Screenings
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.ui.routes import (
    Route,
    ShowHousehold,
    ShowHouseholds,
    ShowScreening,
    ShowSummary,
)
from kansrijk_desktop.ui.screens.household.family_page import (
    FamilyPage,
    Station,
    family_page,
    speaker_options,
)
from kansrijk_desktop.ui.screens.household.parts import FamilyPart, known_parts
from kansrijk_desktop.ui.screens.household.time_line import TimeLineEntry
from kansrijk_desktop.ui.screens.household.wording import Fact, facts_of, person_fact


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the screen can lead.

    Attributes:
        known: the routes there is a screen for.
    """

    go: Callable[[Route], None]
    known: Collection[type] = frozenset()


@dataclass(frozen=True, slots=True)
class HouseholdState:
    """Everything the screen shows.

    Attributes:
        is_demo: the example family: invented, and said to be.
        facts: label and value per line, per card: patient, pregnancy, contact.
        page: of the respondent it is about now.
        speakers: whose pages there are, with the words on the switch.
        changes: what became different since the conversation before; None while it is worked out,
            and where there is nothing to compare.
        changes_apart: the same of safety and what is not for home; None until she asks for it.
        not_compared: why it could not be worked out.
        parts: the screens that belong to this family, as far as they are there.
        saved_at: the time of the commit ("14:03"), empty while there is nothing to tell.
    """

    is_loaded: bool = False
    is_demo: bool = False
    facts: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    people: tuple[Fact, ...] = ()
    page: FamilyPage = field(default_factory=FamilyPage)
    speakers: tuple[tuple[Speaker, str], ...] = ()
    changes: Changes | None = None
    changes_apart: Changes | None = None
    not_compared: str = ""
    parts: tuple[FamilyPart, ...] = ()
    saved_at: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    """What the screen is made of.

    Attributes:
        form_titles: of the questionnaires her conversations were begun with, by identity.
    """

    opened: OpenedDossier
    form_titles: Mapping[str, str]


class HouseholdPresenter:
    """One dossier, read."""

    def __init__(
        self,
        place: ShowHousehold,
        over_time: DossierOverTime,
        screenings: Screenings,
        tasks: RunsTasks,
        ways: Ways,
        now: Clock,
    ) -> None:
        self._household_id = place.household_id
        self._over_time = over_time
        self._screenings = screenings
        self._tasks = tasks
        self._ways = ways
        self._go = ways.go
        self._now = now
        self._read_last: _Read | None = None
        self._compared: dict[tuple[str, str], Compared] = {}
        self._state = HouseholdState(page=FamilyPage(speaker=_speaker(place)))
        self._publish: Callable[[HouseholdState], None] | None = None
        self._opened: Callable[[Dossier], None] = _ignore

    def attach(
        self,
        publish: Callable[[HouseholdState], None],
        opened: Callable[[Dossier], None] | None = None,
    ) -> None:
        """Show the state to a view from now on, and fill it.

        `opened` is told the dossier each time it was read.
        """
        self._publish = publish
        self._opened = opened or _ignore
        # Before the dossier is there, no button may seem to work.
        publish(self._state)
        if self._household_id:
            self._load()

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def leave(self) -> None:
        """Go back to the list."""
        self._go(ShowHouseholds())

    def show_kept(self) -> None:
        """Read the dossier again after it was changed, and say that the change is kept."""
        saved_at = self._now().astimezone().strftime("%H:%M")
        self._show(replace(self._state, saved_at=saved_at))
        self._load()

    def open_station(self, station: Station) -> None:
        """Go on with the conversation of a moment, or look at its summary."""
        if station.screening_id:
            is_open = station.is_open
            route = ShowScreening if is_open else ShowSummary
            self._go(route(station.screening_id))

    def open_entry(self, entry: TimeLineEntry) -> None:
        """Open what a line of the time line is about."""
        if entry.target is not None:
            self._go(entry.target)

    def open_part(self, part: FamilyPart) -> None:
        """Go to a screen that belongs to this family."""
        self._go(cast("Route", part.route(self._household_id)))

    def choose_speaker(self, speaker: Speaker) -> None:
        """Show the page of another respondent; what stands apart is covered again."""
        self._turn(speaker, shows_apart=False)

    def show_apart(self, *, is_shown: bool) -> None:
        """Show safety and what is not for home as well, because she asks for it; or cover it."""
        self._turn(self._state.page.speaker, shows_apart=is_shown)

    def _load(self) -> None:
        self._tasks.run(self._read, self._on_loaded, self._show_error)

    def _read(self) -> _Read:
        opened = self._over_time.open(self._household_id)
        identities = {each.questionnaire for each in opened.dossier.screenings}
        return _Read(
            opened,
            {identity: self._screenings.form_title(identity) for identity in identities},
        )

    def _on_loaded(self, read: _Read) -> None:
        self._read_last = read
        self._compared.clear()
        dossier = read.opened.dossier
        self._state = replace(
            self._state,
            is_loaded=True,
            is_demo=dossier.household.is_demo,
            facts=facts_of(dossier, local_day(self._now())),
            people=tuple(person_fact(person) for person in dossier.related_persons),
            speakers=speaker_options(dossier),
            parts=known_parts(self._ways.known),
            error="",
        )
        known = [speaker for speaker, _word in self._state.speakers]
        speaker = self._state.page.speaker
        self._opened(dossier)
        self._turn(
            speaker if speaker in known else PATIENT, shows_apart=self._state.page.shows_apart
        )

    def _turn(self, speaker: Speaker, *, shows_apart: bool) -> None:
        if self._read_last is None:
            return
        page = family_page(
            self._read_last.opened, speaker, self._read_last.form_titles, shows_apart=shows_apart
        )
        self._show_page(page)
        if page.compared is not None and page.compared not in self._compared:
            # After the page itself: working out two whole forms takes longer than reading them.
            compare = partial(self._over_time.compare, *page.compared)
            self._tasks.run(compare, self._on_compared, self._on_not_compared)

    def _on_compared(self, compared: Compared) -> None:
        self._compared[compared.before_id, compared.now_id] = compared
        self._show_page(self._state.page)

    def _on_not_compared(self, error: ExpectedError) -> None:
        self._show(replace(self._state, not_compared=error.message))

    def _show_page(self, page: FamilyPage) -> None:
        compared = self._compared.get(page.compared) if page.compared else None
        self._show(
            replace(
                self._state,
                page=page,
                changes=compared.open if compared else None,
                changes_apart=compared.apart if compared and page.shows_apart else None,
                not_compared="",
            )
        )

    def _show_error(self, error: ExpectedError) -> None:
        self._show(replace(self._state, error=error.message))

    def _show(self, state: HouseholdState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)


def _speaker(place: ShowHousehold) -> Speaker:
    """Return whose page a place names."""
    return Speaker(Respondent.PARTNER, place.partner_id) if place.partner_id else PATIENT


def _ignore(_dossier: Dossier) -> None:
    """Tell nobody."""
