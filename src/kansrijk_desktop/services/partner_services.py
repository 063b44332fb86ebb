"""What goes to partners in care and comes from them, over one open database."""

from functools import cached_property
from typing import TYPE_CHECKING

from kansrijk_desktop.services.forms import Forms
from kansrijk_desktop.services.kept import Kept
from kansrijk_desktop.services.signed_in import SignedIn

if TYPE_CHECKING:
    from kansrijk_desktop.services.care_route import CareRoute
    from kansrijk_desktop.services.correspondence import Correspondence
    from kansrijk_desktop.services.handover_import import HandoverImport
    from kansrijk_desktop.services.handovers import Handovers
    from kansrijk_desktop.services.warm_handovers import WarmHandovers


class PartnerServices:
    """The address book, what is sent, what comes in, and the talks that go with it.

    Each is made when it is first asked for, like those of the workspace itself.
    """

    def __init__(
        self, kept: Kept, signed_in: SignedIn, forms: Forms, care_route: "CareRoute"
    ) -> None:
        self._kept = kept
        self._signed_in = signed_in
        self._forms = forms
        self._care_route = care_route

    @cached_property
    def correspondence(self) -> "Correspondence":
        """The address book and our own card."""
        from kansrijk_desktop.services.correspondence import Correspondence
        from kansrijk_desktop.storage.correspondents import CorrespondentRepository

        return Correspondence(
            CorrespondentRepository(self._kept.database),
            self._signed_in,
            self._kept.now,
            self._kept.new_id,
        )

    @cached_property
    def handovers(self) -> "Handovers":
        """What goes to partners."""
        from kansrijk_desktop.services.handovers import Handovers
        from kansrijk_desktop.storage.handovers import HandoverRepository

        return Handovers(
            (HandoverRepository(self._kept.database), self._kept.patients, self._kept.referrals),
            self.correspondence,
            self._care_route,
            self._kept.now,
            self._kept.new_id,
        )

    @cached_property
    def handover_import(self) -> "HandoverImport":
        """What comes from partners."""
        from kansrijk_desktop.services.handover_import import HandoverImport
        from kansrijk_desktop.storage.offers import OfferRepository
        from kansrijk_desktop.storage.received_handovers import ReceivedHandoverRepository

        database = self._kept.database
        return HandoverImport(
            (
                ReceivedHandoverRepository(database),
                self._kept.patients,
                OfferRepository(database),
            ),
            (self.correspondence, self.handovers),
            self._forms,
            self._signed_in,
            self._kept.now,
            self._kept.new_id,
        )

    @cached_property
    def warm_handovers(self) -> "WarmHandovers":
        """The talks that go with handovers."""
        from kansrijk_desktop.services.warm_handovers import WarmHandovers
        from kansrijk_desktop.storage.handovers import HandoverRepository

        return WarmHandovers(
            HandoverRepository(self._kept.database), self._kept.now, self._kept.new_id
        )
