"""What she agrees to, and the papers made on it, on their own screens."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kansrijk_desktop.demo.desk import StuckError
from kansrijk_desktop.demo.first_start import PASSPHRASE
from kansrijk_desktop.demo.seat import House, Seat, named
from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.consent_draft import Purpose
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.consents.view import ConsentsScreen
from kansrijk_desktop.ui.screens.documents.form_pane import FormPane
from kansrijk_desktop.ui.screens.documents.view import DocumentsScreen

KINDS = list(RecipientKind)
PURPOSES = list(Purpose)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What she agrees to.

    Attributes:
        subjects: the keys of what may be told; safety is never among it here.
    """

    recipient: House
    purpose: Purpose
    subjects: tuple[str, ...]


def agree(seat: Seat, agreed: Agreed, name: str) -> None:
    """Record her consent, with the three explanations where it is for a home visit."""
    desk = seat.desk
    seat.part(_("Toestemming"))
    screen = desk.screen(ConsentsScreen)
    before = len(screen.cards)
    desk.press(screen.new_button)
    form = screen.form_pane
    desk.wait_for(form.keep_button.isVisible, "the form of the consent")
    desk.choose(form.purpose_field.edit, PURPOSES.index(agreed.purpose))
    if agreed.purpose is Purpose.HOME_VISIT:
        for card in form.explained_cards.values():
            desk.press(card)
    desk.choose(form.kind_field.edit, KINDS.index(agreed.recipient.kind))
    desk.type(form.fields["recipient"].edit, agreed.recipient.name)
    for subject in agreed.subjects:
        desk.press(form.subject_cards[subject])
    desk.press(form.form_choice.segments[ConsentForm.SPOKEN.value])
    seat.picture(f"toestemming-{name}-invullen")
    desk.press(form.keep_button)
    desk.wait_for(lambda: len(screen.cards) > before, "the consent")
    seat.picture(f"toestemming-{name}")


def make_paper(
    seat: Seat,
    kind: DocumentKind,
    fill_in: Callable[[FormPane], None],
    recipient: House | None = None,
    *,
    with_data: bool = False,
) -> None:
    """Make one paper, look twice, and save it; with its data beside it where that is asked."""
    desk = seat.desk
    seat.part(_("Documenten"))
    screen = desk.screen(DocumentsScreen)
    desk.press(screen.choose_page.kind_rows[kind])
    desk.wait_for(lambda: screen.form is not None and screen.form.isVisible(), "the form")
    form = screen.form
    if form is None:
        raise StuckError(kind)
    if recipient is not None and form.recipient is not None:
        desk.press(named(form.recipient.recipient_cards.values(), recipient.name))
    fill_in(form)
    desk.wait_for(lambda: bool(screen.preview.pages), "the paper")
    seat.picture(f"document-{kind.value}")
    path = seat.paper(f"{kind.value}.pdf")
    screen.choose_path = lambda _parent, _name: path
    _look_again(seat, screen, form)
    if screen.second_look.passphrase_field.isVisible():
        desk.type(screen.second_look.passphrase_field.edit, PASSPHRASE)
    seat.picture(f"document-{kind.value}-nog-eens-kijken")
    desk.press(screen.second_look.save_button)
    desk.wait_for(path.exists, "the paper")
    desk.wait_for(form.isVisible, "the form")
    if with_data:
        data = seat.paper(f"{kind.value}.json")
        screen.choose_data_path = lambda _parent, _name: data
        _look_again(seat, screen, form)
        desk.press(screen.second_look.data_button)
        desk.wait_for(data.exists, "the data")
        desk.wait_for(form.isVisible, "the form")
    seat.picture(f"document-{kind.value}-bewaard")


def make_table(seat: Seat, name: str) -> None:
    """Save the answers of the last conversation as a table, for the professional herself."""
    desk = seat.desk
    seat.part(_("Documenten"))
    screen = desk.screen(DocumentsScreen)
    desk.press(screen.choose_page.table_row)
    desk.wait_for(lambda: bool(screen.table.conversation_cards), "the conversations")
    desk.press(next(iter(screen.table.conversation_cards.values())))
    desk.press(screen.table.audience_choice.segments["professional"])
    seat.picture(f"tabel-{name}")
    path = seat.paper(f"tabel-{name}.csv")
    screen.choose_data_path = lambda _parent, _name: path
    desk.press(screen.table.next_button)
    desk.wait_for(screen.second_look.save_button.isVisible, "the second look")
    seat.picture(f"tabel-{name}-nog-eens-kijken")
    desk.press(screen.second_look.save_button)
    desk.wait_for(path.exists, "the table")


def nothing_to_fill_in(_form: FormPane) -> None:
    """Leave a paper as it is proposed."""


def type_texts(seat: Seat, form: FormPane, texts: Iterable[tuple[str, str]]) -> None:
    """Type into the fields of a paper."""
    for name, words in texts:
        seat.desk.type(form.fields[name].edit, words)


def _look_again(seat: Seat, screen: DocumentsScreen, form: FormPane) -> None:
    """Press on until the second look is there, of the paper as it was last typed."""

    def is_there() -> bool:
        if not screen.second_look.isVisible():
            seat.desk.press(form.next_button)
        return screen.second_look.isVisible()

    seat.desk.wait_for(is_there, "the second look")
