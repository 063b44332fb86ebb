"""All questionnaires, the versions of each together."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.services.instruments import Questionnaire, Version
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.instruments.badge_row import BadgeRow
from kansrijk_desktop.ui.screens.instruments.badges import show_state
from kansrijk_desktop.ui.screens.instruments.presenter import (
    InstrumentsPresenter,
    InstrumentsState,
)
from kansrijk_desktop.ui.screens.instruments.wording import (
    language_words,
    loaded_words,
    one_line,
    question_count,
    status_word,
    version_title,
)
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.empty_state import EmptyState
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.restyle import set_style_property
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn

_MOST_WITHOUT_SEARCH = 6
_SHOWN_VERSIONS = 3


class QuestionnaireCard(Card):
    """One questionnaire.

    Signals:
        picked: the identity of the version that was clicked.

    Attributes:
        versions: its versions, the newest first.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._title = Heading("", 3)
        self._owner = PlainLabel("", "secondary")
        self.versions: MoreRows[BadgeRow, Version] = MoreRows(
            self._make_row, show_version, _SHOWN_VERSIONS
        )
        self.body.addWidget(self._title)
        self.body.addWidget(self._owner)
        self.body.addWidget(self.versions)

    def show_questionnaire(self, questionnaire: Questionnaire) -> None:
        """Show another one."""
        title = one_line(questionnaire.title, 160) or _("Vragenlijst zonder titel")
        newest = questionnaire.versions[0]
        self._title.setText(title)
        self.setAccessibleName(title)
        owner = one_line(newest.owner, 120) or _("eigenaar niet genoemd")
        licence = one_line(newest.licence, 160) or _("geen licentie genoemd")
        self._owner.setText(f"{owner} · {licence}")
        self.versions.show_rows(questionnaire.versions)

    def _make_row(self) -> BadgeRow:
        row = BadgeRow()
        row.picked.connect(self.picked)
        return row


class ListPage(ScrollColumn):
    """What there is, and where more is loaded.

    Attributes:
        load_button, folder_button: read questionnaires from files.
        search_field: there only when there are many.
        cards: the questionnaires.
    """

    def __init__(self, presenter: InstrumentsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(960, parent=parent)
        self._presenter = presenter
        self.header = PageHeader(
            _("Vragenlijsten"),
            _("Hiermee voert u gesprekken. U kunt ook een eigen vragenlijst laden."),
        )
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._build_loading())
        self.search_field = TextField(
            _("Zoeken"), placeholder=_("titel, eigenaar of versie"), max_length=100
        )
        self.search_field.edited.connect(presenter.search)
        self.body.addWidget(self.search_field)
        self.cards: MoreRows[QuestionnaireCard, Questionnaire] = MoreRows(
            self._make_card, QuestionnaireCard.show_questionnaire
        )
        self.body.addWidget(self.cards)
        self.nothing_found = PlainLabel(_("Geen vragenlijst gevonden met deze woorden."))
        self.body.addWidget(self.nothing_found)
        self.empty = EmptyState(
            "clipboard",
            _("Nog geen vragenlijsten"),
            _(
                "Begin met ‘Bestand laden’. Daarna ziet u eerst wat ermee kan; er gaat niets "
                "vanzelf."
            ),
        )
        self.body.addWidget(self.empty)

    def show_state(self, state: InstrumentsState) -> None:
        """Show the list as it is now."""
        if state.error:
            self.notice.show_message(state.error, "error")
        else:
            self.notice.show_message(state.told, "success")
        self.search_field.show_text(state.query)
        self.search_field.setVisible(state.count > _MOST_WITHOUT_SEARCH)
        self.cards.show_rows(state.questionnaires)
        has_found = bool(state.questionnaires)
        self.nothing_found.setVisible(state.is_loaded and bool(state.count) and not has_found)
        self.empty.setVisible(state.is_empty)

    def show_drop(self, *, is_near: bool) -> None:
        """Show that files may be let go here."""
        set_style_property(self._loading, "tone", "accent" if is_near else "sunken")

    def _build_loading(self) -> Card:
        self._loading = Card(tone="sunken", padding=SPACE_2)
        self.load_button = PrimaryButton(_("Bestand laden"), "plus")
        self.folder_button = SecondaryButton(_("Map laden"), "folder")
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_2)
        row.addWidget(self.load_button)
        row.addWidget(self.folder_button)
        self._loading.body.addWidget(buttons)
        self._loading.body.addWidget(
            PlainLabel(
                _(
                    "Of sleep bestanden of een map hierheen. U ziet eerst een verslag; er wordt "
                    "nog niets bewaard."
                ),
                "small",
            )
        )
        return self._loading

    def _make_card(self) -> QuestionnaireCard:
        card = QuestionnaireCard()
        card.picked.connect(self._presenter.open)
        return card


def show_version(row: BadgeRow, version: Version) -> None:
    """Show one version in a line."""
    parts = (
        question_count(version.question_count),
        language_words(version),
        status_word(version.fhir_status),
        loaded_words(version),
    )
    row.show_row(version.identity, version_title(version), " · ".join(filter(None, parts)))
    show_state(row.badge, version.state)
    row.name_with_badge()
