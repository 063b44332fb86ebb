"""The presenter of a letter as a test works it, with what it showed."""

from dataclasses import replace

from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.document import Delivery
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowReferral
from kansrijk_desktop.ui.screens.referral.presenter import ReferralPresenter, ReferralState
from tests.fakes import FixedClock, InlineTasks
from tests.unit.services.letters import chosen, kept_talk, reuring_answers


class Desk:
    """A presenter with what it showed."""

    def __init__(
        self,
        workspace: Workspace,
        visited: list[Route],
        *,
        database: RunsTasks | None = None,
        background: RunsTasks | None = None,
        service_id: str | None = None,
    ) -> None:
        self.workspace = workspace
        self.household_id, self.screening_id = kept_talk(
            workspace, reuring_answers() | chosen("M4", "M4-roken")
        )
        self.presenter = ReferralPresenter(
            ShowReferral(self.screening_id, service_id),
            workspace.referrals,
            (database or InlineTasks(), background or InlineTasks()),
            visited.append,
            FixedClock(),
        )
        self.shown: list[ReferralState] = []
        self.presenter.attach(self.shown.append)

    @property
    def state(self) -> ReferralState:
        return self.shown[-1]

    def fill_in(self) -> None:
        self.presenter.change(
            replace(self.state.draft, organization="JGZ Voorbeeld", consent_form=ConsentForm.SPOKEN)
        )

    def documents(self) -> list[Delivery]:
        dossier = self.workspace.dossiers.open(self.household_id)
        return [document.delivery for document in dossier.documents]
