"""Take the pictures of the handbook anew: play the demo visit, and a second one with what it lacks.

    QT_QPA_PLATFORM=offscreen .venv/bin/python docs/handleiding/make_pictures.py

Pictures get a palette of 256 colours, so that the repository stays small. Look at them afterwards.
"""  # noqa: INP001 - a program beside the texts it serves, not a package

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from kansrijk_desktop.app import Program
from kansrijk_desktop.demo.desk import Desk
from kansrijk_desktop.demo.evidence import Evidence
from kansrijk_desktop.demo.first_start import PASSPHRASE
from kansrijk_desktop.demo.talk import current_panel
from kansrijk_desktop.demo.visit import LETTERS, Visit
from kansrijk_desktop.documents.preview import page_images
from kansrijk_desktop.fhir.extensions import WORDING_SOFTER
from kansrijk_desktop.overriding import override
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.ui.screens.advice.view import AdviceScreen
from kansrijk_desktop.ui.screens.document.view import DocumentScreen
from kansrijk_desktop.ui.screens.household.view import HouseholdScreen
from kansrijk_desktop.ui.screens.households.view import HouseholdsScreen
from kansrijk_desktop.ui.screens.instruments.view import InstrumentsScreen
from kansrijk_desktop.ui.screens.referral.view import ReferralScreen
from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen
from kansrijk_desktop.ui.screens.settings.view import SettingsScreen
from kansrijk_desktop.ui.screens.summary.view import SummaryScreen
from kansrijk_desktop.ui.screens.unlock.view import UnlockScreen
from kansrijk_desktop.ui.theme import LIGHT, Look, apply_look

HERE = Path(__file__).parent
PICTURES = HERE / "beelden"
EXAMPLE = HERE / "voorbeeld-vragenlijst.json"
FRONT_PICTURE = HERE.parent / "images" / "gesprek.png"
FRONT_NAME = "gesprek-vraag"
LETTER_DPI = 90
MOST_STEPS = 60

OF_THE_DEMO = {
    "eerste-start-welkom": "eerste-start-welkom",
    "eerste-start-wie": "eerste-start-wie",
    "eerste-start-wachtwoord": "eerste-start-wachtwoord",
    "eerste-start-herstelcode": "eerste-start-herstelcode",
    "eerste-start-voorbeeld": "eerste-start-voorbeeld",
    "dossiers-leeg": "dossiers-leeg",
    "dossier-invullen": "dossier-invullen",
    "dossier": "dossier",
    "gesprek-geld": FRONT_NAME,
    "gesprek-en-verder": "gesprek-en-verder",
    "gesprek-einde": "gesprek-einde",
    "samenvatting": "samenvatting",
    "samen-kijken": "samen-kijken",
    "samenvatting-gewogen": "samenvatting-epd",
    "wat-nu-gekozen": "wat-nu",
    "brief": "brief",
    "verwijsbrief-jgz-nog-eens-kijken": "brief-nog-eens-kijken",
    "verborgen": "verborgen",
    "ontgrendelen": "ontgrendelen",
    "ontgrendelen-verkeerd-wachtwoord": "fout-wachtwoord",
}


class Album(Evidence):
    """Keeps the pictures that the handbook uses, in light colours."""

    def __init__(self, folder: Path, application: QApplication) -> None:
        super().__init__(folder, application)
        self._application = application
        self._taken: set[str] = set()

    @override
    def picture(self, desk: Desk, name: str) -> None:
        """Take a picture of the demo when the handbook has a place for it."""
        known = OF_THE_DEMO.get(name)
        if known is None or known in self._taken:
            return
        self.take(desk, known)
        screen = desk.program.window.stack.currentWidget()
        for kind, after, lower, find in FURTHER_DOWN:
            if after == known and isinstance(screen, kind):
                self.take_further_down(desk, lower, *find(screen))

    def take(self, desk: Desk, name: str) -> None:
        """Take a picture under the name it has in the handbook."""
        apply_look(self._application, Look(LIGHT))
        desk.look()
        image = desk.program.window.grab().toImage()
        keep(image, PICTURES / f"{name}.png")
        if name == FRONT_NAME:
            keep(image, FRONT_PICTURE)
        self._taken.add(name)

    def take_further_down(self, desk: Desk, name: str, area: QScrollArea, widget: QWidget) -> None:
        """Take a picture with a part of the page at the top, and scroll back."""
        bar = area.verticalScrollBar()
        top = widget.mapToGlobal(QPoint()).y() - area.mapToGlobal(QPoint()).y() + bar.value()
        bar.setValue(top - 16)
        self.take(desk, name)
        bar.setValue(0)


Finds = Callable[[QWidget], tuple[QScrollArea, QWidget]]


def _weighing(screen: QWidget) -> tuple[QScrollArea, QWidget]:
    if not isinstance(screen, SummaryScreen):
        raise TypeError
    return area_around(screen.weighing), screen.weighing


def _offers(screen: QWidget) -> tuple[QScrollArea, QWidget]:
    if not isinstance(screen, AdviceScreen):
        raise TypeError
    return screen, _card_around(screen.offer_cards[0])


def _consent(screen: QWidget) -> tuple[QScrollArea, QWidget]:
    if not isinstance(screen, ReferralScreen):
        raise TypeError
    return screen.form, _card_around(screen.form.consent_choice)


FURTHER_DOWN: tuple[tuple[type[QWidget], str, str, Finds], ...] = (
    (SummaryScreen, "samenvatting-epd", "weging", _weighing),
    (AdviceScreen, "wat-nu", "wat-nu-aanbod", _offers),
    (ReferralScreen, "brief", "brief-toestemming", _consent),
)


def main() -> int:
    """Play both visits and write every picture."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="kansrijk-handbook-") as name:
        folder = Path(name)
        desk = Desk(Program(application, Installation(folder / "data")))
        album = Album(folder, application)
        try:
            visit = Visit(desk, album)
            desk.sit_down()
            visit.start_for_the_first_time()
            visit.make_the_dossier()
            visit.hold_the_conversation()
            visit.weigh_and_sum_up()
            visit.choose_what_now()
            visit.write_the_letter()
            visit.hide_everything()
            visit.lock_and_open_again()
            QuestionnaireVisit(desk, album).play()
            SecondVisit(desk, album).play()
            page = next(iter(page_images((folder / LETTERS[0]).read_bytes(), LETTER_DPI)))
            pixels = QImage(
                page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32
            )
            keep(pixels, PICTURES / "brief-voorkant.png")
        finally:
            desk.program.quit()
            desk.look()
    return 0


class SecondVisit:
    """What the demo does not pass: leaving out, going deeper, someone coming in, mistakes."""

    def __init__(self, desk: Desk, album: Album) -> None:
        self.desk = desk
        self.album = album

    def play(self) -> None:
        """Play all of it, from the list of dossiers."""
        self._read_the_letter_again()
        screen = self._begin()
        self._leave_out(screen)
        self._go_deeper(screen)
        self._be_interrupted(screen)
        self._stop_and_look_around(screen)
        self._forget_the_passphrase()

    def _read_the_letter_again(self) -> None:
        desk = self.desk
        desk.press(desk.dossiers().rows[0])
        household = desk.screen(HouseholdScreen)
        desk.wait_for(lambda: bool(household.reading_page.document_rows), "the letter")
        household.reading_page.ensureWidgetVisible(household.reading_page.document_rows[0])
        desk.press(household.reading_page.document_rows[0])
        document = desk.screen(DocumentScreen)
        desk.wait_for(lambda: bool(document.preview.pages), "its pages")
        self.album.take(desk, "brief-teruglezen")
        desk.press(document.header.back_button)

    def _begin(self) -> ScreeningScreen:
        desk = self.desk
        page = desk.screen(HouseholdScreen).reading_page
        card = page.start_card
        desk.wait_for(card.start_button.isEnabled, "the dossier")
        desk.press(card.otherwise.header)
        desk.choose(card.moment_field.edit, card.moment_field.edit.findData(Moment.WEEKS_28.value))
        desk.press(card.start_button)
        screen = desk.screen(ScreeningScreen)
        desk.wait_for(lambda: bool(screen.page.panels), "the first question")
        return screen

    def _leave_out(self, screen: ScreeningScreen) -> None:
        self._go_to(screen, "wonen", "W1")
        self.desk.key(Qt.Key.Key_N)
        self.album.take(self.desk, "gesprek-niet-gevraagd")
        self._go_to(screen, "geld", "G1")
        self.desk.press(screen.section_header.layout_button)
        self.album.take(self.desk, "gesprek-hele-pagina")
        self.desk.press(screen.section_header.layout_button)

    def _go_deeper(self, screen: ScreeningScreen) -> None:
        self.desk.key(Qt.Key.Key_4)
        self._go_to(screen, "geld", "G3")
        self.desk.key(Qt.Key.Key_3)
        self.album.take(self.desk, "gesprek-veiligheidstekst")
        self._go_to(screen, "stress", "S1")
        self.desk.press(next(iter(screen.switches.buttons.values())))
        self.album.take(self.desk, "gesprek-verdieping")

    def _be_interrupted(self, screen: ScreeningScreen) -> None:
        desk, window = self.desk, self.desk.program.window
        self._go_to(screen, "veiligheid", "V0")
        desk.key(Qt.Key.Key_1)
        desk.press(screen.footer.company_button)
        desk.wait_for(lambda: window.is_covered, "the neutral page")
        desk.press(window.neutral_page.resume_button)
        self.album.take(desk, "verborgen-terug")
        desk.type(window.neutral_page.passphrase_field.edit, PASSPHRASE)
        desk.key(Qt.Key.Key_Return)
        desk.wait_for(lambda: not window.is_covered, "the screen that was hidden")
        desk.press(screen.section_list.buttons["veiligheid"])
        self.album.take(desk, "gesprek-later")

    def _stop_and_look_around(self, screen: ScreeningScreen) -> None:
        desk, rail = self.desk, self.desk.program.window.rail
        desk.press(screen.footer.stop_button)
        desk.screen(HouseholdScreen)
        desk.press(rail.buttons["Dossiers"])
        households = desk.screen(HouseholdsScreen)
        desk.wait_for(lambda: bool(households.resume_rows), "the unfinished conversation")
        self.album.take(desk, "dossiers-niet-afgemaakt")
        desk.press(households.new_button)
        form = desk.screen(HouseholdScreen).form_page
        desk.type(form.fields["birth_date"].edit, "31-2-1996")
        desk.type(form.fields["bsn"].edit, "123456789")
        desk.press(form.save_button)
        desk.wait_for(lambda: bool(form.notice.text()), "what is wrong")
        form.show_top()
        self.album.take(desk, "fout-in-dossier")
        desk.press(rail.buttons["Instellingen"])
        settings = desk.screen(SettingsScreen)
        self.album.take(desk, "instellingen")
        card = settings.recovery_card
        self.album.take_further_down(desk, "nieuwe-herstelcode", area_around(card), card)

    def _forget_the_passphrase(self) -> None:
        desk = self.desk
        desk.press(desk.program.window.lock_button)
        unlock = desk.screen(UnlockScreen)
        desk.press(unlock.recovery_button)
        self.album.take(desk, "herstelcode-gebruiken")

    def _go_to(self, screen: ScreeningScreen, section: str, question: str) -> None:
        self.desk.press(screen.section_list.buttons[section])
        for _step in range(MOST_STEPS):
            panel = current_panel(screen)
            if panel is not None and panel.address == question:
                return
            self.desk.key(Qt.Key.Key_Return)
        raise RuntimeError(question)


class QuestionnaireVisit:
    """Somebody loads the example of chapter 10, uses it and changes a copy."""

    def __init__(self, desk: Desk, album: Album) -> None:
        self.desk = desk
        self.album = album

    def play(self) -> None:
        """Play all of it, from any screen, and go back to the list of dossiers."""
        rail = self.desk.program.window.rail
        self.desk.press(rail.buttons["Beheer"])
        screen = self.desk.screen(InstrumentsScreen)
        self._load(screen)
        self._use(screen)
        self._change(screen)
        self._compare(screen)
        self._try_out(screen)
        self.desk.press(rail.buttons["Dossiers"])
        households = self.desk.screen(HouseholdsScreen)
        self.desk.wait_for(lambda: bool(households.rows), "the dossiers")

    def _load(self, screen: InstrumentsScreen) -> None:
        screen.choose_forms = lambda _screen: [EXAMPLE]
        self.desk.press(screen.list_page.load_button)
        self.desk.wait_for(screen.loading_page.report.isVisible, "the report")
        self.album.take(self.desk, "vragenlijst-verslag")
        self.desk.press(screen.loading_page.keep_button)
        self.desk.wait_for(screen.version_page.isVisible, "the questionnaire")

    def _use(self, screen: InstrumentsScreen) -> None:
        page = screen.version_page
        self.desk.press(page.use_button)
        self.desk.wait_for(screen.second_look.isVisible, "the second look")
        self.album.take(self.desk, "vragenlijst-nog-eens-kijken")
        self.desk.press(screen.second_look.use_button)
        self.desk.wait_for(page.withdraw_button.isVisible, "that it is used")
        self.album.take(self.desk, "vragenlijst")
        self.desk.press(page.withdraw_button)
        self.album.take(self.desk, "vragenlijst-intrekken")
        self.desk.press(page.think_again_button)

    def _change(self, screen: InstrumentsScreen) -> None:
        desk, editor = self.desk, screen.editor_page
        desk.press(screen.version_page.edit_button)
        desk.wait_for(lambda: editor.items.model().rowCount() > 0, "the items")
        editor.items.pick("rust")
        desk.type(editor.item_pane.texts[WORDING_SOFTER].edit, "Heb je overdag even rust?")
        editor.items.pick("wakker")
        editor.item_pane.options.rows[-1].exclusive.click()
        desk.type(editor.item_pane.translation.edit, "What keeps you awake?")
        editor.item_pane.ensureWidgetVisible(editor.item_pane.translation)
        self.album.take(desk, "vragenlijst-aanpassen")
        desk.press(editor.keep_button)
        self.album.take(desk, "vragenlijst-nieuwe-versie")
        desk.press(editor.keep_pane.keep_button)
        desk.wait_for(screen.version_page.isVisible, "the new version")

    def _compare(self, screen: InstrumentsScreen) -> None:
        self.desk.press(screen.version_page.compare_button)
        self.desk.wait_for(screen.compare_page.isVisible, "the differences")
        self.album.take(self.desk, "vragenlijst-vergelijken")
        self.desk.press(screen.compare_page.header.back_button)

    def _try_out(self, screen: InstrumentsScreen) -> None:
        self.desk.press(screen.version_page.try_button)
        talk = self.desk.screen(ScreeningScreen)
        self.desk.wait_for(lambda: current_panel(talk) is not None, "the first question")
        self.desk.key(Qt.Key.Key_1)
        self.desk.key(Qt.Key.Key_1)
        self.album.take(self.desk, "vragenlijst-uitproberen")
        self.desk.press(talk.footer.stop_button)
        instruments = self.desk.screen(InstrumentsScreen)
        self.desk.wait_for(instruments.list_page.isVisible, "the questionnaires")
        self.album.take(self.desk, "vragenlijsten")


def keep(image: QImage, path: Path) -> None:
    """Write a picture as a small PNG."""
    image.save(str(path))
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def area_around(widget: QWidget) -> QScrollArea:
    """Return the nearest place around a widget that scrolls."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is None:
        raise RuntimeError("nothing scrolls here")
    return above


def _card_around(widget: QWidget) -> QWidget:
    """Return the card directly on the page that holds a widget."""
    body = area_around(widget).widget()
    above = widget
    while True:
        parent = above.parentWidget()
        if parent is None or parent is body or parent.parentWidget() is body:
            return above
        above = parent


if __name__ == "__main__":
    raise SystemExit(main())
