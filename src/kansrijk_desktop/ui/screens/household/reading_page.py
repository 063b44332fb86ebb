"""One family, to read: who, how far, what came out, what was agreed, and the big button."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.respondents import Speaker
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.routes import ShowDocument, ShowScreening, ShowSummary
from kansrijk_desktop.ui.screens.household.agreements_card import AgreementsCard
from kansrijk_desktop.ui.screens.household.changes_card import ChangesCard
from kansrijk_desktop.ui.screens.household.facts_page import FactsPage
from kansrijk_desktop.ui.screens.household.family_page import FamilyPage, Station
from kansrijk_desktop.ui.screens.household.health_card import HealthCard
from kansrijk_desktop.ui.screens.household.levels_card import LevelsCard
from kansrijk_desktop.ui.screens.household.moment_strip import MomentStrip
from kansrijk_desktop.ui.screens.household.notes_card import NotesCard
from kansrijk_desktop.ui.screens.household.page_switch import PageSwitch
from kansrijk_desktop.ui.screens.household.parts_card import PartsCard
from kansrijk_desktop.ui.screens.household.presenter import HouseholdPresenter, HouseholdState
from kansrijk_desktop.ui.screens.household.start_card import StartCard
from kansrijk_desktop.ui.screens.household.start_presenter import StartPresenter
from kansrijk_desktop.ui.screens.household.time_line_card import TimeLineCard
from kansrijk_desktop.ui.theme import SPACE_2, scaled
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.row_button import RowButton
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice
from kansrijk_desktop.ui.widgets.tab_order import follow_layout

OVERVIEW, FACTS = "overview", "facts"
_MEASURE = 1180
_NARROW = 980


class DossierReadingPage(ScrollColumn):
    """The dossier of one family.

    Signals:
        edit_wanted: the facts are to be changed.
        beside_wanted: a line of the time line, to lay it beside its other half.

    Attributes:
        tabs: the overview, or the facts.
        standing: what stands on top: an earlier loss, and that nothing is reminded of.
        switch: whose page it is, and what is covered.
        start_card: begin a conversation.
        strip: the moments of care.
        levels_card, changes_card, health_card, agreements_card, notes_card, parts_card,
            time_line_card: the parts of the overview.
    """

    edit_wanted = Signal()
    beside_wanted = Signal(object)

    def __init__(
        self,
        presenter: HouseholdPresenter,
        start: StartPresenter,
        agreements: AgreementsCard,
        notes: NotesCard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_MEASURE, parent=parent)
        self._presenter, self._start = presenter, start
        self._state = HouseholdState()
        self._facts_page: FactsPage | None = None
        self.agreements_card, self.notes_card = agreements, notes
        self._build_top()
        self._build_overview()
        self._connect()

    def show_state(self, state: HouseholdState) -> None:
        """Show what is known; before the dossier is there, nothing that could be pressed."""
        before, self._state = self._state, state
        page = state.page
        invented = _("verzonnen voorbeeld") if state.is_demo else ""
        self.header.show_title(page.title, " · ".join(filter(None, (page.subtitle, invented))))
        saved = _("Opgeslagen {time}").format(time=state.saved_at) if state.saved_at else ""
        self.notice.show_message(state.error or saved, "error" if state.error else "success")
        # The facts are hers, and so are the other screens: a partner may be looking along.
        is_hers = page.speaker.is_patient
        self.tabs.setVisible(state.is_loaded and is_hers)
        if not state.is_loaded:
            return
        if not is_hers:
            self.show_tab(OVERVIEW)
        self.standing.show_message("\n".join(filter(None, (*page.losses, page.rest))), "info")
        self._show_overview(state)
        self.changes_card.setVisible(page.compared is not None)
        self.changes_card.show_state(_since(page), state)
        if self._facts_page is not None:
            self._facts_page.show_state(state)
        self._overview.setVisible(self.tabs.key() == OVERVIEW)
        if page is not before.page:
            follow_layout(self._inner)

    @property
    def facts_page(self) -> FactsPage:
        """What is known of the family; made when it is first wanted."""
        if self._facts_page is None:
            self._facts_page = FactsPage(self._inner)
            self._facts_page.edit_wanted.connect(self.edit_wanted)
            self.body.addWidget(self._facts_page)
            self._facts_page.show_state(self._state)
            follow_layout(self._inner)
        return self._facts_page

    @property
    def moment_rows(self) -> list[RowButton]:
        """The conversations on the part of the time line that is shown."""
        return self.time_line_card.buttons_for(ShowScreening, ShowSummary)

    @property
    def document_rows(self) -> list[RowButton]:
        """The letters on the part of the time line that is shown."""
        return self.time_line_card.buttons_for(ShowDocument)

    def show_tab(self, tab: str) -> None:
        """Show the overview, or the facts."""
        self.tabs.show_chosen(tab)
        self._overview.setVisible(tab == OVERVIEW)
        if tab == FACTS or self._facts_page is not None:
            self.facts_page.setVisible(tab == FACTS)

    def _show_overview(self, state: HouseholdState) -> None:
        page = state.page
        self.switch.show_switch(state.speakers, page.speaker, shows_apart=page.shows_apart)
        self._strip_card.setVisible(bool(page.stations))
        self.strip.show_stations(page.stations)
        self.levels_card.setVisible(bool(page.levels.columns))
        self.levels_card.show_levels(page.levels)
        self.health_card.setVisible(bool(page.health))
        self.health_card.show_moments(page.health)
        self.parts_card.show_parts(state.parts if page.speaker.is_patient else ())
        self.time_line_card.show_entries(page.entries)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack what has no room side by side."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(_NARROW)
        self._halves.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )

    def _build_top(self) -> None:
        self.header = PageHeader(back_text=_("Dossiers"))
        self.tabs = SegmentedChoice(
            _("Deel van het dossier"), [(OVERVIEW, _("Overzicht")), (FACTS, _("Gegevens"))]
        )
        self.header.buttons.addWidget(self.tabs)
        self.notice = InlineNotice()
        self.standing = InlineNotice()
        for part in (self.header, self.notice, self.standing):
            self.body.addWidget(part)

    def _build_overview(self) -> None:
        self.switch = PageSwitch()
        self.start_card = StartCard(self._start)
        self.strip = MomentStrip()
        self._strip_card = Card(_("Momenten"))
        self._strip_card.body.addWidget(self.strip)
        self.levels_card = LevelsCard()
        self.changes_card = ChangesCard()
        self.health_card = HealthCard()
        self.parts_card = PartsCard()
        self.time_line_card = TimeLineCard()
        self._overview = QWidget()
        column = QVBoxLayout(self._overview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        for part in (
            self.switch,
            self.start_card,
            self._strip_card,
            self.levels_card,
        ):
            column.addWidget(part)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(SPACE_2)
        words = QVBoxLayout()
        words.setSpacing(SPACE_2)
        for part in (self.changes_card, self.agreements_card, self.notes_card):
            words.addWidget(part)
        words.addStretch(1)
        self._halves.addLayout(words, 1)
        # Beside the words stands what has no buttons, so that Tab goes down.
        self._halves.addWidget(self.health_card, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._halves)
        column.addWidget(self.parts_card)
        column.addWidget(self.time_line_card)
        self.body.addWidget(self._overview)
        self._overview.hide()
        self.tabs.show_chosen(OVERVIEW)

    def _connect(self) -> None:
        presenter = self._presenter
        self.header.back_requested.connect(presenter.leave)
        self.tabs.chosen.connect(self.show_tab)
        self.switch.speaker_chosen.connect(self._on_speaker)
        self.switch.apart_wanted.connect(self._on_apart)
        self.strip.picked.connect(self._on_station)
        self.parts_card.picked.connect(presenter.open_part)
        self.time_line_card.picked.connect(presenter.open_entry)
        self.time_line_card.beside_wanted.connect(self.beside_wanted)
        self.agreements_card.problem_shown.connect(self._on_problem_shown)

    def _on_speaker(self, speaker: Speaker) -> None:
        self._presenter.choose_speaker(speaker)
        self._start.choose_respondent(speaker.related_id)

    def _on_apart(self, is_shown: bool) -> None:  # noqa: FBT001 - a signal says it so
        self._presenter.show_apart(is_shown=is_shown)

    def _on_problem_shown(self) -> None:
        """Bring what is wrong before her eyes: she may be on her way to another screen."""
        self.bring_into_view(self.agreements_card.form)

    def _on_station(self, station: Station) -> None:
        """Open its conversation, or lay a new one ready for it."""
        if station.screening_id:
            self._presenter.open_station(station)
            return
        self._start.choose_moment(station.moment.moment)
        self.start_card.start_button.setFocus()
        QTimer.singleShot(0, self.start_card, lambda: self.bring_into_view(self.start_card))


def _since(page: FamilyPage) -> str:
    """Say which two conversations are compared."""
    if page.compared is None:
        return ""
    named = {entry.key: f"{entry.title} ({entry.day})" for entry in page.entries}
    before, now = (named[key] for key in page.compared)
    return _("{now}, vergeleken met {before}").format(now=now, before=before)
