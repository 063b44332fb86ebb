"""Look for another dossier as somebody types."""

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.tidy_up.pick_list import PickList
from kansrijk_desktop.ui.screens.tidy_up.presenter import Purpose, TidyUpPresenter, TidyUpState
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class SearchPage(ScrollColumn):
    """A field, and the dossiers that fit.

    Attributes:
        search_field: what is typed.
        found: the lines to choose from.
        back_button: leaves the search.
    """

    def __init__(self, presenter: TidyUpPresenter, parent: QWidget | None = None) -> None:
        super().__init__(880, parent=parent)
        self.header = PageHeader(back_text=_("Opruimen"))
        self.back_button = self.header.back_button
        self.notice = InlineNotice()
        self.search_field = TextField(
            _("Zoeken"), placeholder=_("naam, geboortedatum of BSN"), max_length=100
        )
        self.search_field.edited.connect(presenter.search)
        self.found = PickList(presenter.pick_dossier)
        self._nothing = PlainLabel(
            _("Niets gevonden. Zoek op een deel van de naam, de geboortedatum of het BSN."),
            "secondary",
        )
        for part in (self.header, self.notice, self.search_field, self.found, self._nothing):
            self.body.addWidget(part)

    def show_state(self, state: TidyUpState) -> None:
        """Show what was typed, and what fits."""
        title = (
            _("Naar welk dossier?")
            if state.purpose is Purpose.MOVE
            else _("Welk dossier is dubbel?")
        )
        self.header.show_title(title)
        self.notice.show_message(state.error, "error")
        self.search_field.show_text(state.query)
        self.found.show_rows(state.found)
        self._nothing.setVisible(bool(state.query.strip()) and not state.found)

    def focus_first(self) -> None:
        """Put the cursor where typing begins."""
        self.search_field.edit.setFocus()
