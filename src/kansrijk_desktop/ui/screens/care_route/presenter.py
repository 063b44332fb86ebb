"""What the klantroute screen does: take a step with an offer, make a new offer, go to a letter."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.services.family_route import (
    CareRoutePage,
    FamilyRoute,
    OfferOnRoute,
    OwnOffer,
    RouteOf,
    TypedStep,
)
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.routes import (
    Route,
    ShowCareRoute,
    ShowConsents,
    ShowHousehold,
    ShowReferral,
)


@dataclass(frozen=True, slots=True)
class CareRouteState:
    """Everything the screen shows.

    Attributes:
        step: the step that is being noted; None while none is.
        own: what is typed in the form for an offer in own words.
        step_error, own_error: what is wrong with those.
        saved_at: the time of the commit ("14:03"), empty while there is nothing to tell.
        offers_made: how many offers were made on this visit; the view empties its search then.
    """

    page: CareRoutePage | None = None
    step: TypedStep | None = None
    own: OwnOffer = field(default_factory=OwnOffer)
    step_error: str = ""
    own_error: str = ""
    is_saving: bool = False
    saved_at: str = ""
    offers_made: int = 0
    error: str = ""

    def offers(self, *, is_open: bool) -> tuple[OfferOnRoute, ...]:
        """Return the offers that go on, or those that do not."""
        offers = self.page.offers if self.page else ()
        return tuple(one for one in offers if one.offer.is_open is is_open)


class CareRoutePresenter:
    """One family's offers."""

    def __init__(
        self,
        route: ShowCareRoute,
        family_route: FamilyRoute,
        tasks: RunsTasks,
        go: Callable[[Route], None],
        now: Clock,
    ) -> None:
        self._of = RouteOf(route.household_id, route.partner_id)
        self._family_route = family_route
        self._tasks = tasks
        self._go = go
        self._now = now
        self._state = CareRouteState(own=OwnOffer(day=self._today()))
        self._publish: Callable[[CareRouteState], None] | None = None

    def attach(self, publish: Callable[[CareRouteState], None]) -> None:
        """Show the state to a view from now on, and fill it."""
        self._publish = publish
        publish(self._state)
        read = partial(self._family_route.open, self._of)
        self._tasks.run(read, self._on_page, self._on_error)

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def choose_step(self, offer_id: str, state: OfferState) -> None:
        """Begin to note a step, for today."""
        step = TypedStep(offer_id, state, self._today())
        self._show(replace(self._state, step=step, step_error="", saved_at="", error=""))

    def change_step(self, *, day: str, note: str) -> None:
        """Take over what was typed with a step."""
        if self._state.step is not None:
            step = replace(self._state.step, day=day, note=note)
            self._show(replace(self._state, step=step, step_error=""))

    def leave_step(self) -> None:
        """Note no step after all."""
        self._show(replace(self._state, step=None, step_error=""))

    def take_step(self) -> None:
        """Keep the step."""
        step = self._state.step
        if step is None or self._state.is_saving:
            return
        self._show(replace(self._state, is_saving=True, step_error="", error=""))
        take = partial(self._family_route.take, self._of, step)
        self._tasks.run(take, self._on_taken, self._on_step_refused)

    def offer(self, service_id: str) -> None:
        """Offer a service of the menukaart."""
        if not self._state.is_saving:
            self._show(replace(self._state, is_saving=True, saved_at="", error=""))
            offer = partial(self._family_route.offer, self._of, service_id)
            self._tasks.run(offer, self._on_offered, self._on_error)

    def change_own(self, own: OwnOffer) -> None:
        """Take over what was typed for an offer in own words."""
        self._show(replace(self._state, own=own, own_error=""))

    def offer_own(self) -> None:
        """Make the offer in own words."""
        if not self._state.is_saving:
            self._show(replace(self._state, is_saving=True, saved_at="", own_error="", error=""))
            offer = partial(self._family_route.offer_own, self._of, self._state.own)
            self._tasks.run(offer, self._on_own_offered, self._on_own_refused)

    def write_letter(self, offer_id: str) -> None:
        """Begin a letter for an offer."""
        page = self._state.page
        for one in page.offers if page else ():
            if one.offer.id == offer_id and one.letter_from:
                service_id = one.offer.service_id or None
                self._go(ShowReferral(one.letter_from, service_id, offer_id))

    def show_consents(self) -> None:
        """Go to what she lets be shared."""
        self._go(ShowConsents(self._of.household_id))

    def back(self) -> None:
        """Go back to the dossier."""
        self._go(ShowHousehold(self._of.household_id, self._of.partner_id))

    def _on_page(self, page: CareRoutePage) -> None:
        self._show(replace(self._state, page=page, error=""))

    def _on_taken(self, page: CareRoutePage) -> None:
        self._state = replace(self._state, step=None)
        self._on_saved(page)

    def _on_offered(self, page: CareRoutePage) -> None:
        self._state = replace(self._state, offers_made=self._state.offers_made + 1)
        self._on_saved(page)

    def _on_own_offered(self, page: CareRoutePage) -> None:
        self._state = replace(self._state, own=OwnOffer(day=self._today()))
        self._on_offered(page)

    def _on_saved(self, page: CareRoutePage) -> None:
        time = self._now().astimezone().strftime("%H:%M")
        saved_at = _("Opgeslagen {time}").format(time=time)
        self._show(replace(self._state, page=page, is_saving=False, saved_at=saved_at))

    def _on_step_refused(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_saving=False, step_error=error.message))

    def _on_own_refused(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_saving=False, own_error=error.message))

    def _on_error(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_saving=False, error=error.message))

    def _today(self) -> str:
        return short_date(local_day(self._now()))

    def _show(self, state: CareRouteState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)
