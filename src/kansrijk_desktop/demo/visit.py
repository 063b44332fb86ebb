"""The visit of the family Reuring, from first start to the letter, in the real window."""

import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.app import Program
from kansrijk_desktop.demo import reuring
from kansrijk_desktop.demo.desk import Desk, StuckError
from kansrijk_desktop.demo.evidence import Evidence, Inspect
from kansrijk_desktop.demo.first_start import MIDWIFE, PASSPHRASE, start_for_the_first_time
from kansrijk_desktop.demo.new_dossier import is_dossier_read, type_family
from kansrijk_desktop.demo.stage import an_application, evidence_in
from kansrijk_desktop.demo.talk import Pictured, hold
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.clock import local_day, system_clock
from kansrijk_desktop.services.demo_dossier import reuring_family
from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.advice.view import AdviceScreen
from kansrijk_desktop.ui.screens.care_route.view import CareRouteScreen
from kansrijk_desktop.ui.screens.consents.view import ConsentsScreen
from kansrijk_desktop.ui.screens.document.view import DocumentScreen
from kansrijk_desktop.ui.screens.household.view import HouseholdScreen
from kansrijk_desktop.ui.screens.households.view import HouseholdsScreen
from kansrijk_desktop.ui.screens.instruments.view import InstrumentsScreen
from kansrijk_desktop.ui.screens.referral.view import ReferralScreen
from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen
from kansrijk_desktop.ui.screens.settings.view import SettingsScreen
from kansrijk_desktop.ui.screens.summary.view import SummaryScreen
from kansrijk_desktop.ui.screens.unlock.view import UnlockScreen
from kansrijk_desktop.ui.screens.worklist.view import WorklistScreen

MOST_KEYS = 40
MOST_FIELDS = 10
LETTERS = ("verwijsbrief-jgz.pdf", "verwijsbrief-huisarts.pdf")
HOME_VISIT = "prenataal-huisbezoek"
HOME_VISIT_NAME = "Prenataal huisbezoek"
PREGNANCY_TITLE = "Signalering in de zwangerschap"
GENERAL_PRACTITIONER = list(RecipientKind).index(RecipientKind.GENERAL_PRACTITIONER)


def play(out: Path, key_cost: KeyCost | None = None, inspect: Inspect | None = None) -> int:
    """Play the visit into a folder; return 0 only when everything is there.

    `inspect` gets the window at each picture.

    Raises:
        ExpectedError: nothing can be written into that folder.
    """
    application = an_application()
    evidence = evidence_in(out, application, inspect)
    with tempfile.TemporaryDirectory(prefix="kansrijk-demo-") as folder:
        desk = Desk(Program(application, Installation(Path(folder)), key_cost))
        problems = _play(desk, evidence)
    evidence.write()
    problems += shortcomings(evidence)
    for problem in problems:
        sys.stderr.write(_("De demo is niet compleet: {problem}").format(problem=problem) + "\n")
    return 1 if problems else 0


def _play(desk: Desk, evidence: Evidence) -> list[str]:
    """Play the visit and close the program; return what it got stuck at."""
    try:
        Visit(desk, evidence).play()
    except StuckError as stuck:
        evidence.picture(desk, "hier-bleef-het-steken")
        return [str(stuck)]
    finally:
        desk.leave()
    return []


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
        self.write_to_the_general_practitioner()
        self.look_at_what_was_offered()
        self.hide_everything()
        self.lock_and_open_again()
        self.hold_a_quiet_conversation()
        self.leave_it_for_another_time()
        self.look_at_the_questionnaires()
        self.change_the_settings()

    def start_for_the_first_time(self) -> None:
        """Go through the wizard, without the example dossier: the dossier is typed below."""
        start_for_the_first_time(self.desk, MIDWIFE, self._picture)

    def make_the_dossier(self) -> None:
        """Type the family into a new dossier."""
        desk = self.desk
        worklist = desk.screen(WorklistScreen)
        desk.wait_for(worklist.empty.isVisible, "the empty worklist")
        self._picture("werklijst-leeg")
        households = desk.dossiers()
        desk.wait_for(households.empty.isVisible, "the empty list")
        self._picture("dossiers-leeg")
        desk.press(households.new_button)
        type_family(desk, reuring_family(local_day(system_clock())))
        self._picture("dossier-invullen")
        desk.press(desk.screen(HouseholdScreen).form_page.save_button)
        desk.wait_for(self._is_dossier_read, "the dossier")
        self._picture("dossier")

    def hold_the_conversation(self) -> None:
        """Have the whole conversation, the partner being there."""
        household = self.desk.screen(HouseholdScreen)
        self.desk.press(household.reading_page.start_card.start_button)
        screen = self.desk.screen(ScreeningScreen)
        self.desk.wait_for(lambda: bool(screen.page.panels), "the first question")
        hold(
            self.desk, screen, reuring.ANSWERS, reuring.WRITTEN, Pictured(self._picture, "gesprek-")
        )
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
                raise StuckError(address)
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
        self._let_it_leave(screen, LETTERS[0])
        self._picture("brief-bewaard")

    def write_to_the_general_practitioner(self) -> None:
        """Write a second letter that tells less, to someone who is chosen by hand."""
        desk = self.desk
        desk.press(desk.screen(ReferralScreen).form.header.back_button)
        advice = desk.screen(AdviceScreen)
        desk.press(advice.letter_button)
        screen = desk.screen(ReferralScreen)
        desk.wait_for(lambda: bool(screen.preview.pages), "the first preview")
        form = screen.form
        desk.choose(form.recipient_field.edit, GENERAL_PRACTITIONER)
        desk.type(form.fields["organization"].edit, "Huisartsenpraktijk Voorbeeld")
        for subject in ("housing", "money"):
            if form.subject_cards[subject].isVisible():
                desk.press(form.subject_cards[subject])
        desk.press(form.consent_choice.segments["mondeling"])
        desk.type(form.fields["question"].edit, reuring.QUESTION_TO_DOCTOR)
        self._picture("brief-aan-de-huisarts")
        self._let_it_leave(screen, LETTERS[1])

    def look_at_what_was_offered(self) -> None:
        """See how far each offer is, and what she lets be shared."""
        desk = self.desk
        desk.press(desk.screen(ReferralScreen).form.header.back_button)
        advice = desk.screen(AdviceScreen)
        desk.wait_for(lambda: bool(advice.offer_cards), "the offers")
        desk.press(advice.route_button)
        route = desk.screen(CareRouteScreen)
        desk.wait_for(lambda: bool(route.offer_cards), "the klantroute")
        self._picture("klantroute")
        desk.press(route.consents_button)
        consents = desk.screen(ConsentsScreen)
        desk.wait_for(lambda: bool(consents.cards), "the consents")
        self._picture("toestemming")

    def hide_everything(self) -> None:
        """Hide everything, and come back to the same place."""
        self.desk.hide()
        self._picture("verborgen")
        self.desk.come_back(PASSPHRASE)

    def lock_and_open_again(self) -> None:
        """Lock, mistype the passphrase once, and unlock."""
        desk = self.desk
        desk.press(desk.program.window.lock_button)
        unlock = desk.screen(UnlockScreen)
        self._picture("ontgrendelen")
        desk.sign_in(PASSPHRASE[1:])
        desk.wait_for(unlock.notice.isVisible, "what was wrong")
        self._picture("ontgrendelen-verkeerd-wachtwoord")
        desk.sign_in(PASSPHRASE)
        worklist = desk.screen(WorklistScreen)
        desk.wait_for(lambda: not worklist.waiting.isVisible(), "the worklist")
        self._picture("werklijst")
        households = desk.dossiers()
        desk.wait_for(lambda: bool(households.rows), "the dossiers")
        self._picture("dossiers")

    def hold_a_quiet_conversation(self) -> None:
        """Have a second conversation in which nothing comes up, and count its keys."""
        screen = self._begin_conversation(Moment.WEEKS_28)
        before = self.desk.key_presses
        hold(self.desk, screen, reuring.QUIET)
        self.evidence.counts["key_presses_quiet"] = self.desk.key_presses - before

    def leave_it_for_another_time(self) -> None:
        """Stop, and see where the dossiers offer to go on."""
        desk = self.desk
        desk.press(desk.screen(ScreeningScreen).footer.stop_button)
        desk.wait_for(self._is_dossier_read, "the dossier")
        household = desk.screen(HouseholdScreen)
        self._picture("dossier-na-het-bezoek")
        desk.press(household.reading_page.document_rows[0])
        letter = desk.screen(DocumentScreen)
        desk.wait_for(lambda: bool(letter.preview.pages), "the kept letter")
        self._picture("brief-teruglezen")
        desk.press(letter.header.back_button)
        desk.wait_for(self._is_dossier_read, "the dossier")
        desk.press(desk.screen(HouseholdScreen).reading_page.header.back_button)
        households = desk.screen(HouseholdsScreen)
        desk.wait_for(lambda: bool(households.resume_rows), "the offer to go on")
        self._picture("dossiers-nog-niet-afgemaakt")

    def look_at_the_questionnaires(self) -> None:
        """Look which questionnaires there are, and at the one that came along."""
        desk = self.desk
        desk.press(desk.program.window.rail.buttons[_("Beheer")])
        screen = desk.screen(InstrumentsScreen)
        desk.wait_for(lambda: bool(screen.list_page.cards.visible_rows()), "the questionnaires")
        self._picture("vragenlijsten")
        cards = screen.list_page.cards.visible_rows()
        ours = next(card for card in cards if card.accessibleName() == PREGNANCY_TITLE)
        desk.press(ours.versions.rows[0])
        self._picture("vragenlijst")

    def change_the_settings(self) -> None:
        """Look at the settings."""
        self.desk.press(self.desk.program.window.rail.buttons[_("Instellingen")])
        self.desk.screen(SettingsScreen)
        self._picture("instellingen")

    def _begin_conversation(self, moment: Moment) -> ScreeningScreen:
        """Open the first dossier and begin a conversation for one of the moments."""
        desk = self.desk
        desk.wait_for(lambda: self._first_dossier() is not None, "the dossiers")
        desk.press(self._first_dossier() or desk.program.window)
        page = desk.screen(HouseholdScreen).reading_page
        card = page.start_card
        desk.wait_for(card.start_button.isEnabled, "the dossier")
        desk.press(card.otherwise.header)
        desk.choose(card.moment_field.edit, card.moment_field.edit.findData(moment.value))
        desk.press(card.start_button)
        screen = desk.screen(ScreeningScreen)
        desk.wait_for(lambda: bool(screen.page.panels), "the first question")
        return screen

    def _first_dossier(self) -> QWidget | None:
        """Return the first line of the list that shows now; a list on its way out has none."""
        screen = self.desk.program.window.stack.currentWidget()
        rows = screen.rows if isinstance(screen, HouseholdsScreen) else []
        return next((row for row in rows if row.isVisible()), None)

    def _let_it_leave(self, screen: ReferralScreen, name: str) -> None:
        """Look twice, and save the letter as a file."""
        letter = self.evidence.letter(name)
        screen.choose_path = lambda _screen, _name: letter
        self.desk.wait_for(lambda: self._looked_twice(screen), "the second look")
        self._picture(f"{letter.stem}-nog-eens-kijken")
        self.desk.press(screen.second_look.save_button)
        self.desk.wait_for(letter.exists, "the letter")
        self.desk.wait_for(screen.form.isVisible, "the form of the letter")

    def _is_dossier_read(self) -> bool:
        return is_dossier_read(self.desk)

    def _looked_twice(self, screen: ReferralScreen) -> bool:
        """Press on until the letter on the screen is the last one typed."""
        if not screen.second_look.isVisible():
            self.desk.press(screen.form.next_button)
        return screen.second_look.isVisible()

    def _picture(self, name: str) -> None:
        self.evidence.picture(self.desk, name)


def shortcomings(evidence: Evidence) -> list[str]:
    """Return what is not there and which count is over its limit."""
    limits = {"key_presses_quiet": MOST_KEYS, "typed_fields_letter": MOST_FIELDS}
    return evidence.missing() + [
        f"{name}: {evidence.counts.get(name)} ({most})"
        for name, most in limits.items()
        if not 0 < evidence.counts.get(name, 0) <= most
    ]
