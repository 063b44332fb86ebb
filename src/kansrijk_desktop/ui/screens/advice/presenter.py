"""What the menukaart screen does: show what fits, pick a few, go on to a letter."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.advice import Offer, offers_for
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.what_now import LEVELLED, WhatNow, WhatNowPage
from kansrijk_desktop.ui.routes import (
    Route,
    ShowCareRoute,
    ShowHousehold,
    ShowMeldcode,
    ShowReferral,
    ShowSummary,
)

SEVERAL = "several"
GENERAL = "general"
MANY_DOMAINS = 3
FIRST_SHOWN = 3
"""So many offers of a domain show at once; the others wait behind a button."""
_WEIGHT = {"red": 0, "orange": 1, "yellow": 2, "green": 3}
_KINDS = ("acute", "consult", "low-threshold", "professional", "acquaintance", "ask-again")


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """The offers of one domain, those for several at once, or those for every family.

    Attributes:
        domain: a domain code, "several" or "general".
        level: the level agreed on; empty for the last two.
        first: the best few.
        others: the rest.
    """

    domain: str
    level: str
    first: tuple[Offer, ...]
    others: tuple[Offer, ...] = ()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """All of them, the best first."""
        return self.first + self.others


@dataclass(frozen=True, slots=True)
class AdviceState:
    """Everything the screen shows; the heaviest domain first."""

    page: WhatNowPage | None = None
    groups: tuple[OfferGroup, ...] = ()
    chosen: tuple[Offer, ...] = ()
    error: str = ""


class AdvicePresenter:
    """Turns a conversation's outcome into offers to choose from."""

    def __init__(
        self,
        screening_id: str,
        what_now: WhatNow,
        tasks: RunsTasks,
        go: Callable[[Route], None],
    ) -> None:
        self._screening_id = screening_id
        self._what_now = what_now
        self._tasks = tasks
        self._go = go
        self._state = AdviceState()
        self._publish: Callable[[AdviceState], None] | None = None

    def attach(self, publish: Callable[[AdviceState], None]) -> None:
        """Show the state to a view from now on, and fill it."""
        self._publish = publish
        self._run(partial(self._what_now.open, self._screening_id))

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def look_anyway(self) -> None:
        """Show the offers that fit, though the dossier is at rest."""
        self._run(partial(self._what_now.open, self._screening_id, is_looking_anyway=True))

    def choose(self, service_id: str, *, is_chosen: bool) -> None:
        """Pick an offer for this family, or put it back."""
        work = partial(self._what_now.choose, self._screening_id, service_id, is_chosen=is_chosen)
        self._run(work)

    def write_letter(self, service_id: str | None = None) -> None:
        """Begin a letter, to the recipient of a service when one is named."""
        page = self._state.page
        if page is not None and page.no_letter:
            self._show(replace(self._state, error=page.no_letter))
            return
        self._go(ShowReferral(self._screening_id, service_id))

    def follow_up(self) -> None:
        """Go to the next steps of this family; they ask for the passphrase."""
        if self._state.page is not None:
            self._go(ShowMeldcode(self._state.page.household_id))

    def show_care_route(self) -> None:
        """Go to how far each offer is."""
        if self._state.page is not None:
            self._go(ShowCareRoute(self._state.page.household_id, self._state.page.partner_id))

    def back(self) -> None:
        """Go back to the summary."""
        self._go(ShowSummary(self._screening_id))

    def finish(self) -> None:
        """Go to the dossier: this is done for now."""
        if self._state.page is not None:
            self._go(ShowHousehold(self._state.page.household_id, self._state.page.partner_id))

    def _run(self, work: Callable[[], WhatNowPage]) -> None:
        self._tasks.run(work, self._on_page, self._on_error)

    def _on_page(self, page: WhatNowPage) -> None:
        chosen = tuple(offer for offer in page.offers if offer.service.id in page.chosen)
        groups = groups_of(page.levels, page.offers)
        self._show(AdviceState(page=page, groups=groups, chosen=chosen))

    def _on_error(self, error: ExpectedError) -> None:
        self._show(replace(self._state, error=error.message))

    def _show(self, state: AdviceState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)


def groups_of(levels: Mapping[str, str], offers: Iterable[Offer]) -> tuple[OfferGroup, ...]:
    """Return the offers by domain, the heaviest first; then those for more, then for everyone."""
    offers = tuple(offers)
    domains = sorted(
        (domain for domain in LEVELLED if domain in levels),
        key=lambda domain: _WEIGHT.get(levels[domain], len(_WEIGHT)),
    )
    narrow = [offer for offer in offers if not _is_broad(offer)]
    broad = [offer for offer in offers if _is_broad(offer)]
    general = [offer for offer in offers if not offer.domains]
    groups = (
        *(_group(each, levels[each], offers_for(narrow, each)) for each in domains),
        _group(SEVERAL, "", broad),
        _group(GENERAL, "", general),
    )
    return tuple(group for group in groups if group.offers)


def _is_broad(offer: Offer) -> bool:
    """Tell whether an offer is for many subjects; what fits safety alone stands there only."""
    return len(offer.service.domains) >= MANY_DOMAINS and offer.domains != ("safety",)


def _group(domain: str, level: str, offers: Iterable[Offer]) -> OfferGroup:
    """Show first what is for today, then the best of each kind, then what follows."""
    in_order = _ordered(offers, is_broad=domain == SEVERAL)
    kinds: dict[str, Offer] = {}
    for offer in in_order:
        kinds.setdefault(offer.service.kind, offer)
    urgent = [offer for offer in in_order if offer.service.kind == "acute"]
    best = dict.fromkeys((*urgent, *kinds.values(), *in_order))
    first = tuple(best)[: max(FIRST_SHOWN, len(urgent))]
    return OfferGroup(domain, level, first, tuple(one for one in in_order if one not in first))


def _ordered(offers: Iterable[Offer], *, is_broad: bool) -> tuple[Offer, ...]:
    """Put first what is for today, then what the professional can do herself, and so on.

    Among equals: what can still be had for so many days only, then what fits this family closest.
    """

    def place(offer: Offer) -> tuple[int, float, int]:
        breadth = -len(offer.domains) if is_broad else len(offer.service.domains)
        days_left = float("inf") if offer.days_left is None else offer.days_left
        return _KINDS.index(offer.service.kind), days_left, breadth

    return tuple(sorted(offers, key=place))
