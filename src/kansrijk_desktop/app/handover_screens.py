"""Make the screens of handovers; imported when one is first asked for."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.services.clock import Clock
from kansrijk_desktop.services.own_paper import own_paper
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowHandover, ShowReceived
from kansrijk_desktop.ui.screens.handover.presenter import HandoverPresenter
from kansrijk_desktop.ui.screens.handover.view import HandoverScreen
from kansrijk_desktop.ui.screens.handover.warm_presenter import WarmPresenter
from kansrijk_desktop.ui.screens.handovers.address_book_presenter import AddressBookPresenter
from kansrijk_desktop.ui.screens.handovers.own_card_presenter import OwnCardPresenter
from kansrijk_desktop.ui.screens.handovers.presenter import HandoversPresenter
from kansrijk_desktop.ui.screens.handovers.receiving_presenter import ReceivingPresenter
from kansrijk_desktop.ui.screens.handovers.view import HandoversScreen
from kansrijk_desktop.ui.screens.received.presenter import ReceivedPresenter
from kansrijk_desktop.ui.screens.received.view import ReceivedScreen

Tasks = tuple[RunsTasks, RunsTasks]
Go = Callable[[Route], None]


def handovers_screen(workspace: Workspace, tasks: Tasks, go: Go, now: Clock) -> QWidget:
    """Return the overview with address book and own card."""
    correspondence = workspace.partners.correspondence
    presenter = HandoversPresenter(
        workspace.partners.handovers, workspace.partners.handover_import, tasks[0], go, now
    )
    book = AddressBookPresenter(correspondence, tasks[0])
    own_card = OwnCardPresenter(correspondence, tasks, lambda own: own_paper(own, now()))

    def changed() -> None:
        presenter.refresh()
        book.refresh()

    services = (workspace.partners.handover_import, correspondence, workspace.partners.handovers)
    receiving = ReceivingPresenter(services, tasks, go, changed, book.show_card)
    return HandoversScreen(presenter, receiving, book, own_card)


def handover_screen(
    route: ShowHandover, workspace: Workspace, tasks: Tasks, go: Go, now: Clock
) -> QWidget:
    """Return the screen of one family."""
    return HandoverScreen(
        HandoverPresenter(route.household_id, workspace.partners.handovers, tasks, go, now),
        WarmPresenter(
            route.household_id, workspace.partners.warm_handovers, workspace.dossiers, tasks[0]
        ),
    )


def received_screen(
    route: ShowReceived, workspace: Workspace, database: RunsTasks, go: Go
) -> QWidget:
    """Return the screen of a conversation that others held."""
    services = (workspace.partners.handover_import, workspace.dossiers, workspace.forms)
    return ReceivedScreen(ReceivedPresenter(route, services, database, go))
