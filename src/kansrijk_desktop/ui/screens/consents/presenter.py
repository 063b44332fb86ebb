"""What the consents screen does: list, record one, withdraw one, read what was shared."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.consent import Explanation
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.consent_draft import ConsentDraft
from kansrijk_desktop.services.consents import Consents, ConsentsPage
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.routes import Route, ShowCareRoute, ShowDocument, ShowHousehold


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A withdrawal while it is being noted.

    Attributes:
        with_others: the other consents for the same recipient too.
    """

    consent_id: str
    day: str
    note: str = ""
    with_others: bool = True


@dataclass(frozen=True, slots=True)
class ConsentsState:
    """Everything the screen shows.

    Attributes:
        draft: the form; None while the list shows.
        problems: what is wrong with it, by field.
        withdrawal: what is being noted; None while nothing is.
        withdrawn: the consent that was withdrawn just now: what was shared is shown at once.
        saved_at: "Opgeslagen 14:03" after the commit, else empty.
    """

    page: ConsentsPage | None = None
    draft: ConsentDraft | None = None
    problems: dict[str, str] = field(default_factory=dict)
    withdrawal: Withdrawal | None = None
    withdrawal_error: str = ""
    withdrawn: str = ""
    is_saving: bool = False
    saved_at: str = ""
    error: str = ""


class ConsentsPresenter:
    """One family's consents."""

    def __init__(
        self,
        household_id: str,
        consents: Consents,
        tasks: RunsTasks,
        go: Callable[[Route], None],
        now: Clock,
    ) -> None:
        self._household_id = household_id
        self._consents = consents
        self._tasks = tasks
        self._go = go
        self._now = now
        self._state = ConsentsState()
        self._publish: Callable[[ConsentsState], None] | None = None

    def attach(self, publish: Callable[[ConsentsState], None]) -> None:
        """Show the state to a view from now on, and fill it."""
        self._publish = publish
        publish(self._state)
        read = partial(self._consents.open, self._household_id)
        self._tasks.run(read, self._on_page, self._on_error)

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def begin(self) -> None:
        """Begin to record a consent."""
        language = self._state.page.language if self._state.page else ""
        draft = ConsentDraft(given_on=self._today(), language=language)
        self._show(
            replace(self._state, draft=draft, problems={}, withdrawal=None, saved_at="", error="")
        )

    def change(self, draft: ConsentDraft) -> None:
        """Take over what was typed or chosen; messages of fields that changed disappear."""
        before = self._state.draft
        if before is not None:
            problems = {
                name: message
                for name, message in self._state.problems.items()
                if _part(draft, name) == _part(before, name)
            }
            self._show(replace(self._state, draft=draft, problems=problems))

    def explain(self, part: Explanation) -> None:
        """Note that a part of the explanation was told, or was not."""
        if self._state.draft is not None:
            told = self._state.draft.explained ^ {part}
            self.change(replace(self._state.draft, explained=told))

    def share(self, subject: str) -> None:
        """Add a subject to what may be told, or take it out."""
        if self._state.draft is not None:
            subjects = self._state.draft.subjects ^ {subject}
            self.change(replace(self._state.draft, subjects=subjects))

    def leave_form(self) -> None:
        """Go back to the list without keeping the form."""
        self._show(replace(self._state, draft=None, problems={}, error=""))

    def record(self) -> None:
        """Keep the consent, or show what still misses."""
        draft = self._state.draft
        if draft is None or self._state.is_saving:
            return
        problems = self._consents.check(draft)
        if problems:
            self._show(replace(self._state, problems=problems))
            return
        self._show(replace(self._state, is_saving=True, problems={}, error=""))
        record = partial(self._consents.record, self._household_id, draft)
        self._tasks.run(record, self._on_recorded, self._on_error)

    def begin_withdrawal(self, consent_id: str) -> None:
        """Begin to note that she withdrew a consent."""
        withdrawal = Withdrawal(consent_id, self._today())
        self._show(
            replace(self._state, withdrawal=withdrawal, withdrawal_error="", saved_at="", error="")
        )

    def change_withdrawal(self, withdrawal: Withdrawal | None) -> None:
        """Take over what was typed; None withdraws nothing after all."""
        self._show(replace(self._state, withdrawal=withdrawal, withdrawal_error=""))

    def withdraw(self) -> None:
        """Keep the withdrawal."""
        noted = self._state.withdrawal
        if noted is None or self._state.is_saving:
            return
        self._show(replace(self._state, is_saving=True, withdrawal_error="", error=""))
        work = partial(
            self._consents.withdraw,
            self._household_id,
            noted.consent_id,
            noted.day,
            noted.note,
            with_others=noted.with_others,
        )
        done = partial(self._on_withdrawn, noted.consent_id)
        self._tasks.run(work, done, self._on_withdrawal_refused)

    def read(self, document_id: str) -> None:
        """Read what was shared."""
        self._go(ShowDocument(self._household_id, document_id))

    def show_care_route(self) -> None:
        """Go to what was offered."""
        self._go(ShowCareRoute(self._household_id))

    def back(self) -> None:
        """Go back to the dossier."""
        self._go(ShowHousehold(self._household_id))

    def _on_page(self, page: ConsentsPage) -> None:
        self._show(replace(self._state, page=page, error=""))

    def _on_recorded(self, page: ConsentsPage) -> None:
        self._on_saved(replace(self._state, page=page, draft=None))

    def _on_withdrawn(self, consent_id: str, page: ConsentsPage) -> None:
        self._on_saved(replace(self._state, page=page, withdrawal=None, withdrawn=consent_id))

    def _on_saved(self, state: ConsentsState) -> None:
        time = self._now().astimezone().strftime("%H:%M")
        saved_at = _("Opgeslagen {time}").format(time=time)
        self._show(replace(state, is_saving=False, saved_at=saved_at))

    def _on_withdrawal_refused(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_saving=False, withdrawal_error=error.message))

    def _on_error(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_saving=False, error=error.message))

    def _today(self) -> str:
        return short_date(local_day(self._now()))

    def _show(self, state: ConsentsState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)


def _part(draft: ConsentDraft, name: str) -> object:
    return getattr(draft, name)
