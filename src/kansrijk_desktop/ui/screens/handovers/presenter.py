"""What waits for a confirmation, and what came in last."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.handover import ReceivedHandover
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.handover_import import HandoverImport
from kansrijk_desktop.services.handovers import Handovers
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.storage.handovers import WaitingHandover
from kansrijk_desktop.texts import _, ngettext
from kansrijk_desktop.ui.routes import Route, ShowHandover

MOST_RECEIVED = 20


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A handover that nobody confirmed; the name shows only while the line is pointed at."""

    household_id: str
    initials: str
    name: str
    recipient: str
    since: str


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """Something that came in.

    Attributes:
        can_confirm: a receipt can be made, and was not made yet.
    """

    received_id: str
    organization: str
    detail: str
    can_confirm: bool


@dataclass(frozen=True, slots=True)
class HandoversState:
    """Everything the overview shows."""

    waiting: tuple[WaitingRow, ...] = ()
    received: tuple[ReceivedRow, ...] = ()
    is_loaded: bool = False
    error: str = ""


class HandoversPresenter:
    """Reads the two lists; what is done with them is for others."""

    def __init__(
        self,
        handovers: Handovers,
        importing: HandoverImport,
        tasks: RunsTasks,
        go: Callable[[Route], None],
        now: Clock,
    ) -> None:
        self._handovers = handovers
        self._importing = importing
        self._tasks = tasks
        self._go = go
        self._now = now
        self._state = HandoversState()
        self._publish: Callable[[HandoversState], None] | None = None

    def attach(self, publish: Callable[[HandoversState], None]) -> None:
        """Show the state to a view from now on, and fill it."""
        self._publish = publish
        publish(self._state)
        self.refresh()

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def refresh(self) -> None:
        """Read the lists again."""
        self._tasks.run(self._read, self._on_read, self._on_failed)

    def open(self, household_id: str) -> None:
        """Go to the handovers of a family."""
        self._go(ShowHandover(household_id))

    def _read(self) -> tuple[tuple[WaitingHandover, ...], tuple[ReceivedHandover, ...]]:
        return self._handovers.waiting(), self._importing.received(MOST_RECEIVED)

    def _on_read(
        self, read: tuple[tuple[WaitingHandover, ...], tuple[ReceivedHandover, ...]]
    ) -> None:
        waiting, received = read
        self._show(
            HandoversState(
                waiting=tuple(self._waiting(one) for one in waiting),
                received=tuple(_received(one) for one in received),
                is_loaded=True,
            )
        )

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_loaded=True, error=error.message))

    def _waiting(self, one: WaitingHandover) -> WaitingRow:
        sent_on = local_day(one.handover.created_at)
        days = (local_day(self._now()) - sent_on).days
        since = ngettext("{count} dag", "{count} dagen", days).format(count=days) if days else ""
        return WaitingRow(
            household_id=one.patient.household_id,
            initials=one.patient.initials,
            name=one.patient.full_name,
            recipient=_("{recipient}, verstuurd op {day}").format(
                recipient=one.handover.recipient_name, day=long_date(sent_on)
            ),
            since=since or _("vandaag"),
        )

    def _show(self, state: HandoversState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)


def _received(one: ReceivedHandover) -> ReceivedRow:
    came = _("ingelezen op {day}").format(day=long_date(local_day(one.received_at)))
    made = one.receipt_made_at
    if made is not None:
        told = _("bevestigd op {day}").format(day=long_date(local_day(made)))
    else:
        told = _("nog niet bevestigd") if one.is_signed else _("niet verzegeld")
    return ReceivedRow(
        received_id=one.id,
        organization=one.sender_organization,
        detail=f"{came}, {told}",
        can_confirm=one.is_signed and made is None,
    )
