"""Put one conversation right: to another dossier, out of count, or back in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from kansrijk_desktop.records.document import GeneratedDocument
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.screening import ScreeningStatus
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.tidying import Refiling, Tidying, conversation_name
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.tidy_up.rows import who
from kansrijk_desktop.ui.sheet import Sheet


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
    """Keeps nothing before the second look; `kept` hears what to tell.

    Attributes:
        sheet: what the pages show.
    """

    def __init__(
        self,
        household_id: str,
        tidying: Tidying,
        tasks: RunsTasks,
        kept: Callable[[str], None],
    ) -> None:
        self._household_id = household_id
        self._tidying = tidying
        self._screening_id = ""
        self._there_id = ""
        self.sheet = Sheet(ConversationState(), tasks, kept)

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
        self.sheet.change(reason=typed, error="")

    def move(self) -> None:
        """Move it to the dossier that was looked at."""
        work = partial(self._tidying.move, self._household_id, self._screening_id, self._there_id)
        self.sheet.keep(work, _("Het gesprek is verplaatst. Beide dossiers vermelden dat."))

    def withdraw(self) -> None:
        """Take it out of count, with the reason."""
        work = partial(
            self._tidying.withdraw, self._household_id, self._screening_id, self.sheet.state.reason
        )
        self.sheet.keep(work, _("Het gesprek telt niet meer mee. U kunt het nog lezen."))

    def reopen(self) -> None:
        """Count it again."""
        work = partial(self._tidying.reopen, self._household_id, self._screening_id)
        self.sheet.keep(work, _("Het gesprek staat weer open. Rond het in het dossier opnieuw af."))

    def _look(self, there_id: str) -> None:
        self._there_id = there_id
        self.sheet.show(ConversationState())
        work = partial(self._tidying.look, self._household_id, self._screening_id, there_id)
        self.sheet.read(work, self._on_looked)

    def _on_looked(self, look: Refiling) -> None:
        is_move = look.there is not None
        offers = look.offers if is_move else _waiting(look.offers)
        self.sheet.change(
            name=conversation_name(look.screening),
            is_withdrawn=look.screening.status is ScreeningStatus.WITHDRAWN,
            here=who(look.here.patient),
            there=who(look.there.patient) if look.there else "",
            goes=tuple(_("Aanbod: {name}").format(name=offer.name) for offer in offers),
            stays=(*map(_paper, look.papers), *map(_offer_out, look.offers_out)),
            is_ready=True,
        )


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
