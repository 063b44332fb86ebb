"""The first start: somebody of one of the professions goes through the wizard."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from kansrijk_desktop.demo.desk import Desk
from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.ui.screens.first_start.code_pages import TypeBackPage
from kansrijk_desktop.ui.screens.first_start.pages import (
    DemoPage,
    OrganizationPage,
    PassphrasePage,
    PractitionerPage,
    RegionPage,
    StepPage,
)
from kansrijk_desktop.ui.screens.first_start.view import FirstStartScreen
from kansrijk_desktop.ui.widgets.label import PlainLabel

Page = TypeVar("Page", bound=StepPage)

TakesPicture = Callable[[str], None]

PASSPHRASE = "vier losse woorden samen"  # noqa: S105 - of a demo, about an invented family


@dataclass(frozen=True, slots=True)
class Professional:
    """Who sets the program up.

    Attributes:
        number: of the register of the profession; nobody has it.
    """

    organization: str
    name: str
    role: Role
    number: str


MIDWIFE = Professional("Praktijk De Wieg", "M. de Vroed", Role.MIDWIFE, "99000000003")


def start_for_the_first_time(
    desk: Desk, professional: Professional, take_picture: TakesPicture
) -> None:
    """Go through the wizard, without the example dossier."""
    screen = desk.screen(FirstStartScreen)
    take_picture("eerste-start-welkom")
    desk.press(screen.next_button)
    organization = _page(screen, OrganizationPage)
    desk.type(organization.name_field.edit, professional.organization)
    take_picture("eerste-start-praktijk")
    desk.press(screen.next_button)
    practitioner = _page(screen, PractitionerPage)
    desk.type(practitioner.name_field.edit, professional.name)
    desk.press(practitioner.role_cards[professional.role])
    desk.type(practitioner.number_field.edit, professional.number)
    take_picture("eerste-start-wie")
    desk.press(screen.next_button)
    desk.press(_page(screen, RegionPage).region_cards["landelijk"])
    take_picture("eerste-start-regio")
    desk.press(screen.next_button)
    passphrase = _page(screen, PassphrasePage)
    desk.type(passphrase.passphrase_field.edit, PASSPHRASE)
    desk.type(passphrase.again_field.edit, PASSPHRASE)
    take_picture("eerste-start-wachtwoord")
    desk.press(screen.next_button)
    desk.wait_for(screen.code_page.isVisible, "the recovery code")
    take_picture("eerste-start-herstelcode")
    code = "".join(
        label.text()
        for label in screen.code_page.findChildren(PlainLabel)
        if label.property("role") == "code"
    )
    desk.press(screen.next_button)
    desk.type(_page(screen, TypeBackPage).code_field.edit, code)
    take_picture("eerste-start-code-terug")
    desk.press(screen.next_button)
    desk.press(_page(screen, DemoPage).no_card)
    take_picture("eerste-start-voorbeeld")
    desk.press(screen.next_button)


def _page(screen: FirstStartScreen, kind: type[Page]) -> Page:
    """Return one page of the wizard."""
    return next(page for page in screen.pages.values() if isinstance(page, kind))
