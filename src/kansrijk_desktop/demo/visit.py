"""The visit of the family Reuring, from first start to the letter, in the real window."""

import os
import sys
import tempfile
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kansrijk_desktop.app import Program
from kansrijk_desktop.demo import reuring
from kansrijk_desktop.demo.desk import Desk
from kansrijk_desktop.demo.evidence import Evidence
from kansrijk_desktop.demo.talk import hold
from kansrijk_desktop.services.clock import local_day, system_clock
from kansrijk_desktop.services.demo_dossier import reuring_family
from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.advice.view import AdviceScreen
from kansrijk_desktop.ui.screens.first_start.code_pages import TypeBackPage
from kansrijk_desktop.ui.screens.first_start.pages import (
    DemoPage,
    OrganizationPage,
    PassphrasePage,
    PractitionerPage,
    StepPage,
)
from kansrijk_desktop.ui.screens.first_start.view import FirstStartScreen
from kansrijk_desktop.ui.screens.household.view import HouseholdScreen
from kansrijk_desktop.ui.screens.households.view import HouseholdsScreen
from kansrijk_desktop.ui.screens.referral.view import ReferralScreen
from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen
from kansrijk_desktop.ui.screens.summary.view import SummaryScreen
from kansrijk_desktop.ui.screens.unlock.view import UnlockScreen
from kansrijk_desktop.ui.widgets.label import PlainLabel

Page = TypeVar("Page", bound=StepPage)

PASSPHRASE = "vier losse woorden samen"  # noqa: S105 - of a demo, in a folder that is thrown away
MOST_KEYS = 40
MOST_FIELDS = 10
PDF_NAME = "verwijsbrief-reuring.pdf"
HOME_VISIT = "prenataal-huisbezoek"
HOME_VISIT_NAME = "Prenataal huisbezoek"


def play(out: Path) -> int:
    """Play the visit into a folder; return 0 only when everything is there."""
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication(sys.argv[:1])
    evidence = Evidence(out, application)
    with tempfile.TemporaryDirectory(prefix="kansrijk-demo-") as folder:
        desk = Desk(Program(application, Installation(Path(folder))))
        try:
            Visit(desk, evidence).play()
        finally:
            desk.program.quit()
            desk.look()
    evidence.write()
    return _judge(evidence)


class Visit:
    """The visit, step by step."""

    def __init__(self, desk: Desk, evidence: Evidence) -> None:
        self.desk = desk
        self.evidence = evidence

    def play(self) -> None:
        """Play all of it."""
        self.desk.sit_down()
        self.start_for_the_first_time()
        self.make_the_dossier()
        self.hold_the_conversation()
        self.weigh_and_sum_up()
        self.choose_what_now()
        self.write_the_letter()
        self.lock_and_open_again()
        self.hold_a_quiet_conversation()

    def start_for_the_first_time(self) -> None:
        """Go through the wizard, without the example dossier: the dossier is typed below."""
        desk, screen = self.desk, self.desk.screen(FirstStartScreen)
        self._picture("eerste-start-welkom")
        desk.press(screen.next_button)
        organization = _page(screen, OrganizationPage)
        desk.type(organization.name_field.edit, "Praktijk De Wieg")
        self._picture("eerste-start-praktijk")
        desk.press(screen.next_button)
        practitioner = _page(screen, PractitionerPage)
        desk.type(practitioner.name_field.edit, "M. de Vroed")
        desk.press(practitioner.role_cards["verloskundige"])
        desk.type(practitioner.number_field.edit, "99000000003")
        self._picture("eerste-start-wie")
        desk.press(screen.next_button)
        self._picture("eerste-start-regio")
        desk.press(screen.next_button)
        passphrase = _page(screen, PassphrasePage)
        desk.type(passphrase.passphrase_field.edit, PASSPHRASE)
        desk.type(passphrase.again_field.edit, PASSPHRASE)
        self._picture("eerste-start-wachtwoord")
        desk.press(screen.next_button)
        desk.wait_for(screen.code_page.isVisible, "the recovery code")
        self._picture("eerste-start-herstelcode")
        code = "".join(
            label.text()
            for label in screen.code_page.findChildren(PlainLabel)
            if label.property("role") == "code"
        )
        desk.press(screen.next_button)
        desk.type(_page(screen, TypeBackPage).code_field.edit, code)
        self._picture("eerste-start-code-terug")
        desk.press(screen.next_button)
        desk.press(_page(screen, DemoPage).no_card)
        self._picture("eerste-start-voorbeeld")
        desk.press(screen.next_button)

    def make_the_dossier(self) -> None:
        """Type the family into a new dossier."""
        desk = self.desk
        households = desk.screen(HouseholdsScreen)
        desk.wait_for(households.empty.isVisible, "the empty list")
        self._picture("dossiers-leeg")
        desk.press(households.new_button)
        form = desk.screen(HouseholdScreen).form_page
        family = reuring_family(local_day(system_clock()))
        for name, field in form.fields.items():
            if typed := getattr(family, name):
                desk.type(field.edit, typed)
        for name in ("safe_to_call", "safe_to_write", "due_date_method"):
            desk.press(form.choices[name].segments[getattr(family, name)])
        for person in family.related_persons:
            desk.press(form.add_buttons[person.relationship])
            desk.type(form.people[-1].name_field.edit, person.name)
            desk.type(form.people[-1].birth_date_field.edit, person.birth_date)
        self._picture("dossier-invullen")
        desk.press(form.save_button)
        desk.wait_for(self._is_dossier_read, "the dossier")
        self._picture("dossier")

    def hold_the_conversation(self) -> None:
        """Have the whole conversation, the partner being there."""
        household = self.desk.screen(HouseholdScreen)
        self.desk.press(household.reading_page.start_button)
        screen = self.desk.screen(ScreeningScreen)
        self.desk.wait_for(lambda: bool(screen.page.panels), "the first question")
        hold(self.desk, screen, reuring.ANSWERS, reuring.WRITTEN, self.evidence)
        self._picture("gesprek-einde")
        self.desk.press(screen.footer.next_button)

    def weigh_and_sum_up(self) -> None:
        """Weigh with the family, and look at the summary together."""
        desk, screen = self.desk, self.desk.screen(SummaryScreen)
        desk.wait_for(lambda: bool(screen.cards), "the summary")
        self._picture("samenvatting")
        for address, label in reuring.WEIGHING.items():
            segments = screen.weighing.form.fields[address].segments
            if segments is None:
                raise RuntimeError(address)
            words = {segment.text(): segment for segment in segments.segments.values()}
            desk.press(words[label])
        desk.press(screen.together_button)
        self._picture("samen-kijken")
        desk.press(screen.together.close_button)
        desk.press(screen.epd_button)
        self._picture("samenvatting-gewogen")
        desk.press(screen.what_now_button)

    def choose_what_now(self) -> None:
        """Choose two offers, and begin the letter of the first."""
        desk, screen = self.desk, self.desk.screen(AdviceScreen)
        desk.wait_for(lambda: bool(screen.offer_cards), "the offers")
        self._picture("wat-nu")
        cards = {card.service_id: card for card in screen.offer_cards}
        desk.press(cards[HOME_VISIT].choose_button)
        desk.wait_for(lambda: HOME_VISIT_NAME in screen.chosen_label.text(), "the choice")
        self._picture("wat-nu-gekozen")
        desk.press(cards[HOME_VISIT].letter_button)

    def write_the_letter(self) -> None:
        """Fill in the letter, look twice, and save it."""
        desk, screen = self.desk, self.desk.screen(ReferralScreen)
        desk.wait_for(lambda: bool(screen.preview.pages), "the first preview")
        before = desk.typed_fields
        form = screen.form
        desk.type(form.fields["organization"].edit, "JGZ Voorbeeld")
        desk.press(form.consent_choice.segments["mondeling"])
        desk.type(form.fields["question"].edit, reuring.QUESTION)
        desk.type(form.fields["reason"].edit, reuring.REASON)
        self.evidence.counts["typed_fields_letter"] = desk.typed_fields - before
        self._picture("brief")
        letter = self.evidence.folder / PDF_NAME
        screen.choose_path = lambda _screen, _name: letter
        desk.wait_for(lambda: self._looked_twice(screen), "the second look")
        self._picture("brief-nog-eens-kijken")
        desk.press(screen.second_look.save_button)
        desk.wait_for(letter.exists, "the letter")
        self._picture("brief-bewaard")

    def lock_and_open_again(self) -> None:
        """Hide everything, come back, lock, and unlock with the passphrase."""
        desk, window = self.desk, self.desk.program.window
        desk.key(Qt.Key.Key_F12)
        desk.wait_for(lambda: window.is_covered, "the neutral page")
        self._picture("verborgen")
        desk.press(window.neutral_page.resume_button)
        desk.type(window.neutral_page.passphrase_field.edit, PASSPHRASE)
        desk.key(Qt.Key.Key_Return)
        desk.wait_for(lambda: not window.is_covered, "the screen that was hidden")
        desk.press(window.lock_button)
        unlock = desk.screen(UnlockScreen)
        self._picture("ontgrendelen")
        desk.type(unlock.passphrase_field.edit, PASSPHRASE)
        desk.key(Qt.Key.Key_Return)
        households = desk.screen(HouseholdsScreen)
        desk.wait_for(lambda: bool(households.rows), "the dossiers")
        self._picture("dossiers")

    def hold_a_quiet_conversation(self) -> None:
        """Have a second conversation in which nothing comes up, and count its keys."""
        desk = self.desk
        desk.press(desk.screen(HouseholdsScreen).rows[0])
        household = desk.screen(HouseholdScreen)
        household.reading_page.moment_field.edit.setCurrentIndex(1)
        desk.press(household.reading_page.start_button)
        screen = desk.screen(ScreeningScreen)
        desk.wait_for(lambda: bool(screen.page.panels), "the first question")
        before = desk.key_presses
        hold(desk, screen, reuring.QUIET)
        self.evidence.counts["key_presses_quiet"] = desk.key_presses - before

    def _is_dossier_read(self) -> bool:
        screen = self.desk.program.window.stack.currentWidget()
        return isinstance(screen, HouseholdScreen) and screen.reading_page.start_button.isVisible()

    def _looked_twice(self, screen: ReferralScreen) -> bool:
        """Press on until the letter on the screen is the last one typed."""
        if not screen.second_look.isVisible():
            self.desk.press(screen.form.next_button)
        return screen.second_look.isVisible()

    def _picture(self, name: str) -> None:
        self.evidence.picture(self.desk, name)


def _page(screen: FirstStartScreen, kind: type[Page]) -> Page:
    """Return one page of the wizard."""
    return next(page for page in screen.pages.values() if isinstance(page, kind))


def _judge(evidence: Evidence) -> int:
    """Return 0 when every picture and letter is there and the counts hold; say what is not."""
    problems = [*evidence.missing()]
    letter = evidence.folder / PDF_NAME
    if not letter.exists() or not letter.read_bytes().startswith(b"%PDF"):
        problems.append(PDF_NAME)
    limits = {"key_presses_quiet": MOST_KEYS, "typed_fields_letter": MOST_FIELDS}
    problems += [
        f"{name}: {evidence.counts.get(name)}"
        for name, most in limits.items()
        if not 0 < evidence.counts.get(name, 0) <= most
    ]
    for problem in problems:
        sys.stderr.write(_("De demo is niet compleet: {problem}").format(problem=problem) + "\n")
    return 1 if problems else 0
