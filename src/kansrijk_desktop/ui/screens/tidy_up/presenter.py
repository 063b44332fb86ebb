"""What the screen does: find what is double or misplaced, and lead to putting it right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.dossier import Dossier, DossierRow
from kansrijk_desktop.records.life_event import KeptMerge
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.dossiers import Dossiers
from kansrijk_desktop.services.doubles import Doubles
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.tidying import Tidying
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.latest_search import LatestSearch
from kansrijk_desktop.ui.routes import Route, ShowHousehold
from kansrijk_desktop.ui.screens.tidy_up.conversation_presenter import ConversationPresenter
from kansrijk_desktop.ui.screens.tidy_up.merge_presenter import MergePresenter
from kansrijk_desktop.ui.screens.tidy_up.rows import PickRow, conversation_rows, dossier_rows


class Page(StrEnum):
    """What is on the screen."""

    OVERVIEW = "overview"
    SEARCH = "search"
    COMPARE = "compare"
    MERGE = "merge"
    APART = "apart"
    CONVERSATION = "conversation"
    MOVE = "move"
    WITHDRAW = "withdraw"


class Purpose(StrEnum):
    """What another dossier is looked for."""

    MERGE = "merge"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class TidyUpState:
    """Everything around the pages, the first page, and the search.

    Attributes:
        doubles: dossiers that are likely about the same woman.
        merges: what was made one, in words; the last first.
        told: what was kept, after the commit.
    """

    page: Page = Page.OVERVIEW
    name: str = ""
    doubles: tuple[PickRow, ...] = ()
    merges: tuple[str, ...] = ()
    conversations: tuple[PickRow, ...] = ()
    purpose: Purpose = Purpose.MERGE
    query: str = ""
    found: tuple[PickRow, ...] = ()
    is_loaded: bool = False
    told: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    dossier: Dossier
    doubles: Sequence[DossierRow]
    merges: Sequence[KeptMerge]


class TidyUpPresenter:
    """One dossier; merging, and conversations, have presenters of their own.

    Attributes:
        merge, conversation: those of the pages.
    """

    def __init__(
        self,
        household_id: str,
        services: tuple[Dossiers, Doubles, Tidying],
        tasks: RunsTasks,
        go: Callable[[Route], None],
    ) -> None:
        self._household_id = household_id
        self._dossiers, self._doubles, tidying = services
        self._tasks = tasks
        self._go = go
        self._state = TidyUpState()
        self._told_after = ""
        self._publish: Callable[[TidyUpState], None] | None = None
        self._searching = LatestSearch(
            self._dossiers.search, tasks, self._show_found, self._on_failed
        )
        self.merge = MergePresenter(household_id, self._doubles, tasks, self._show_kept)
        self.conversation = ConversationPresenter(household_id, tidying, tasks, self._show_kept)

    def attach(self, publish: Callable[[TidyUpState], None]) -> None:
        """Show the state to a view from now on, and fill it."""
        self._publish = publish
        self._load()

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def leave(self) -> None:
        """Go to the dossier."""
        self._go(ShowHousehold(self._household_id))

    def turn(self, page: Page) -> None:
        """Go to another page; nothing is kept by that."""
        self._show(page=page, told="", error="")

    def look_for(self, purpose: Purpose) -> None:
        """Look for another dossier, to merge or to move a conversation to."""
        self._show(page=Page.SEARCH, purpose=purpose, query="", found=(), told="", error="")

    def search(self, query: str) -> None:
        """Find the other dossier."""
        self._state = replace(self._state, query=query)
        self._searching.search(query)

    def pick_dossier(self, household_id: str) -> None:
        """Take a dossier that was found, for what it was looked for."""
        if self._state.purpose is Purpose.MOVE:
            self.conversation.look_at_move(household_id)
            self.turn(Page.MOVE)
        else:
            self.pick_double(household_id)

    def pick_double(self, household_id: str) -> None:
        """Put this dossier and another side by side."""
        self.merge.begin(household_id)
        self.turn(Page.COMPARE)

    def pick_conversation(self, screening_id: str) -> None:
        """Take one conversation, to put it right."""
        self.conversation.begin(screening_id)
        self.turn(Page.CONVERSATION)

    def turn_to_conversation(self, page: Page) -> None:
        """Go to a page about the conversation that was picked."""
        self.conversation.look()
        self.turn(page)

    def ask_apart(self) -> None:
        """Ask whether the last merge is to be taken apart."""
        self.merge.forget()
        self.turn(Page.APART)

    def _show_kept(self, told: str) -> None:
        self._told_after = told
        self._load()

    def _load(self) -> None:
        self._tasks.run(self._read, self._on_loaded, self._on_failed)

    def _read(self) -> _Read:
        return _Read(
            self._dossiers.open(self._household_id),
            self._doubles.likely(self._household_id),
            self._doubles.merges(self._household_id),
        )

    def _on_loaded(self, read: _Read) -> None:
        told, self._told_after = self._told_after, ""
        self._show(
            page=Page.OVERVIEW,
            name=read.dossier.patient.full_name,
            doubles=dossier_rows(read.doubles, self._household_id),
            merges=tuple(_merge_words(one) for one in read.merges),
            conversations=conversation_rows(read.dossier),
            is_loaded=True,
            told=told,
            error="",
        )

    def _show_found(self, query: str, found: Sequence[DossierRow]) -> None:
        rows = dossier_rows(found, self._household_id) if query.strip() else ()
        self._show(found=rows, error="")

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(error=error.message)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by name
        if self._publish is not None:
            self._publish(self._state)


def _merge_words(merge: KeptMerge) -> str:
    return _("Samengevoegd op {day} door {name}.").format(
        day=long_date(local_day(merge.merged_at)), name=merge.merged_by
    )
