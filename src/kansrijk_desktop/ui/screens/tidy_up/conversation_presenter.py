"""Put one conversation right: to another dossier, out of count, or back in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.document import GeneratedDocument
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.screening import ScreeningStatus
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.tidying import Refiling, Tidying, conversation_name
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.tidy_up.rows import who


@dataclass(frozen=True, slots=True)
class ConversationState:
    """Everything the pages show.

    Attributes:
        name: which conversation.
        here, there: whose dossier it stands in, and whose it goes to.
        goes: what moves along or is closed.
        stays: what went out and stays where it is.
        reason: why it does not count, as typed.
    """

    name: str = ""
    is_withdrawn: bool = False
    here: str = ""
    there: str = ""
    goes: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    reason: str = ""
    error: str = ""
    is_ready: bool = False
    is_busy: bool = False


class ConversationPresenter:
    """Keeps nothing before the second look; `kept` hears what to tell."""

    def __init__(
        self,
        household_id: str,
        tidying: Tidying,
        tasks: RunsTasks,
        kept: Callable[[str], None],
    ) -> None:
        self._household_id = household_id
        self._tidying = tidying
        self._tasks = tasks
        self._kept = kept
        self._screening_id = ""
        self._there_id = ""
        self._state = ConversationState()
        self._publish: Callable[[ConversationState], None] | None = None

    def attach(self, publish: Callable[[ConversationState], None]) -> None:
        """Publish the state now and after every change."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Publish no more."""
        self._publish = None

    def begin(self, screening_id: str) -> None:
        """Take a conversation."""
        self._screening_id = screening_id
        self._look("")

    def look_at_move(self, there_id: str) -> None:
        """Show what moves along to another dossier, and what stays."""
        self._look(there_id)

    def look(self) -> None:
        """Show the conversation, and what happens when it does not count any more."""
        self._look("")

    def type_reason(self, typed: str) -> None:
        """Take why it does not count."""
        self._show(reason=typed, error="")

    def move(self) -> None:
        """Move it to the dossier that was looked at."""
        work = partial(self._tidying.move, self._household_id, self._screening_id, self._there_id)
        self._run(work, _("Het gesprek is verplaatst. Beide dossiers vermelden dat."))

    def withdraw(self) -> None:
        """Take it out of count, with the reason."""
        work = partial(
            self._tidying.withdraw, self._household_id, self._screening_id, self._state.reason
        )
        self._run(work, _("Het gesprek telt niet meer mee. U kunt het nog lezen."))

    def reopen(self) -> None:
        """Count it again."""
        work = partial(self._tidying.reopen, self._household_id, self._screening_id)
        self._run(work, _("Het gesprek staat weer open. Rond het in het dossier opnieuw af."))

    def _look(self, there_id: str) -> None:
        self._there_id = there_id
        self._state = ConversationState()
        self._show()
        work = partial(self._tidying.look, self._household_id, self._screening_id, there_id)
        self._tasks.run(work, self._on_looked, self._on_failed)

    def _run(self, work: Callable[[], None], told: str) -> None:
        if not self._state.is_busy:
            self._show(is_busy=True, error="")
            self._tasks.run(work, partial(self._on_kept, told), self._on_failed)

    def _on_looked(self, look: Refiling) -> None:
        is_move = look.there is not None
        offers = look.offers if is_move else _waiting(look.offers)
        self._show(
            name=conversation_name(look.screening),
            is_withdrawn=look.screening.status is ScreeningStatus.WITHDRAWN,
            here=who(look.here.patient),
            there=who(look.there.patient) if look.there else "",
            goes=tuple(_("Aanbod: {name}").format(name=offer.name) for offer in offers),
            stays=(*map(_paper, look.papers), *map(_offer_out, look.offers_out)),
            is_ready=True,
        )

    def _on_kept(self, told: str, _result: None) -> None:
        self._show(is_busy=False)
        self._kept(told)

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(is_busy=False, error=error.message)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by name
        if self._publish is not None:
            self._publish(self._state)


def _waiting(offers: Sequence[CareOffer]) -> tuple[CareOffer, ...]:
    return tuple(one for one in offers if one.state in {OfferState.PROPOSED, OfferState.CONSENTED})


def _paper(document: GeneratedDocument) -> str:
    return _("{title} aan {recipient}, {day}").format(
        title=document.title,
        recipient=document.recipient or _("niemand"),
        day=long_date(local_day(document.created_at)),
    )


def _offer_out(offer: CareOffer) -> str:
    return _("Aanbod dat al verder is: {name}").format(name=offer.name)
