"""The first page: how it is in this family, and one button per event."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.records.life_event import StopReason
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.family_events.facts import FamilyFacts, StopRow, stop_title
from kansrijk_desktop.ui.screens.family_events.presenter import (
    FamilyEventsPresenter,
    FamilyEventsState,
)
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import Button, PrimaryButton, QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.button_row import ButtonRow
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class StopLine(QWidget):
    """Something that was noted, with the way to take it back.

    Attributes:
        undo_button: it was a mistake.
    """

    def __init__(self, presenter: FamilyEventsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._stop_id = ""
        self._words = PlainLabel("")
        self.undo_button = QuietButton(_("Dit was een vergissing"), "undo", is_small=True)
        self.undo_button.clicked.connect(self._on_undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self._words)
        column.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_stop(self, row: StopRow) -> None:
        """Show another one."""
        self._stop_id = row.stop_id
        self._words.setText(row.text)
        self.undo_button.setAccessibleName(f"{self.undo_button.text()}: {row.text}")

    def _on_undo(self) -> None:
        self._presenter.ask_undo(self._stop_id)


class OverviewPage(ScrollColumn):
    """How it is in this family.

    Attributes:
        birth_button, correct_button, take_back_button, next_button: about this pregnancy.
        stop_buttons: one per kind of end or loss.
        resume_button, return_button: end the silence.
        transfer_button: to another practice.
        stop_lines: what was noted.
    """

    def __init__(self, presenter: FamilyEventsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(880, parent=parent)
        self._presenter = presenter
        self.header = PageHeader(_("Geboorte of einde"), back_text=_("Dossier"))
        self.header.back_requested.connect(presenter.leave)
        self.notice = InlineNotice()
        for part in (
            self.header,
            self.notice,
            self._build_rest(),
            self._build_pregnancy(),
            self._build_children(),
            self._build_stops(),
            self._build_transfer(),
        ):
            self.body.addWidget(part)

    def show_state(self, state: FamilyEventsState) -> None:
        """Show the family as it is now."""
        self.setEnabled(state.facts is not None)
        # What was kept may be a loss: no green tick then.
        is_quiet = state.facts is not None and bool(state.facts.rest)
        told_tone = "info" if is_quiet else "success"
        self.notice.show_message(state.error or state.told, "error" if state.error else told_tone)
        if state.facts is not None:
            self._show_facts(state.facts)

    def focus_first(self) -> None:
        """Stand at the way back."""
        self.header.back_button.setFocus()

    def _show_facts(self, facts: FamilyFacts) -> None:
        self.header.show_title(_("Geboorte of einde"), facts.name)
        self._rest_card.setVisible(bool(facts.rest or facts.stops))
        self._rest_words.setText(facts.rest)
        self._rest_words.setVisible(bool(facts.rest))
        self.stop_lines.show_rows(facts.stops)
        self.resume_button.setVisible(facts.is_stopped)
        self.return_button.setVisible(bool(facts.transferred))
        self._away_words.setText(facts.transferred)
        self._away_words.setVisible(bool(facts.transferred))
        self._pregnancy_words.setText("\n".join(facts.pregnancy))
        self._earlier.setText("\n".join((_("Eerder"), *facts.earlier)))
        self._earlier.setVisible(bool(facts.earlier))
        self.birth_button.setVisible(facts.can_note_birth)
        self.correct_button.setVisible(bool(facts.born))
        self.take_back_button.setVisible(bool(facts.born))
        self.next_button.setVisible(facts.can_begin)
        self._children_card.setVisible(bool(facts.children))
        self._children.setText("\n".join(facts.children))
        shown = {
            StopReason.PREGNANCY_ENDED: facts.can_end,
            StopReason.CHILD_DIED: bool(facts.living),
            StopReason.CHILD_PLACED: bool(facts.living_in),
        }
        for reason, button in self.stop_buttons.items():
            button.setVisible(shown[reason])
        self._stops_card.setVisible(any(shown.values()))
        self._transfer_card.setVisible(not facts.transferred)

    def _build_rest(self) -> Card:
        self._rest_card = Card(tone="accent")
        self._rest_card.body.setSpacing(SPACE_2)
        self._rest_words = PlainLabel("", "strong")
        self._away_words = PlainLabel("")
        self.stop_lines: MoreRows[StopLine, StopRow] = MoreRows(
            partial(StopLine, self._presenter), StopLine.show_stop
        )
        self.resume_button = SecondaryButton(_("Toch weer herinneren"), "clock")
        self.resume_button.clicked.connect(self._presenter.ask_resume)
        self.return_button = SecondaryButton(_("Weer hier in zorg"), "home")
        self.return_button.clicked.connect(self._presenter.ask_bring_back)
        for part in (self._rest_words, self._away_words, self.stop_lines):
            self._rest_card.body.addWidget(part)
        self._rest_card.body.addWidget(ButtonRow(self.resume_button, self.return_button))
        return self._rest_card

    def _build_pregnancy(self) -> Card:
        card = Card(_("Zwangerschap"))
        card.body.setSpacing(SPACE_2)
        self._pregnancy_words = PlainLabel("")
        self._earlier = PlainLabel("", "secondary")
        self.birth_button = PrimaryButton(_("Geboorte noteren"), "baby")
        self.birth_button.clicked.connect(self._presenter.begin_birth)
        self.correct_button = SecondaryButton(_("Geboorte verbeteren"), "pen")
        self.correct_button.clicked.connect(self._presenter.begin_birth)
        self.take_back_button = QuietButton(_("Geboorte weghalen"), "undo")
        self.take_back_button.clicked.connect(self._presenter.ask_take_back)
        self.next_button = QuietButton(_("Nieuwe zwangerschap"), "plus")
        self.next_button.clicked.connect(self._presenter.begin_pregnancy)
        card.body.addWidget(self._pregnancy_words)
        card.body.addWidget(
            ButtonRow(
                self.birth_button, self.correct_button, self.next_button, self.take_back_button
            )
        )
        card.body.addWidget(self._earlier)
        return card

    def _build_children(self) -> Card:
        self._children_card = Card(_("Kinderen"))
        self._children = PlainLabel("")
        self._children_card.body.addWidget(self._children)
        return self._children_card

    def _build_stops(self) -> Card:
        self._stops_card = Card(_("Als het anders loopt"))
        self._stops_card.body.setSpacing(SPACE_2)
        self._stops_card.body.addWidget(
            PlainLabel(
                _(
                    "Eén stap. Herinneringen, aftellen en aanbod stoppen dan meteen. Alles blijft "
                    "leesbaar, en u kunt het terugdraaien."
                ),
                "secondary",
            )
        )
        self.stop_buttons: dict[StopReason, Button] = {
            reason: SecondaryButton(stop_title(reason)) for reason in StopReason
        }
        for reason, button in self.stop_buttons.items():
            button.clicked.connect(partial(self._on_stop, reason))
        self._stops_card.body.addWidget(ButtonRow(*self.stop_buttons.values()))
        return self._stops_card

    def _build_transfer(self) -> Card:
        self._transfer_card = Card(_("Andere praktijk"))
        self._transfer_card.body.setSpacing(SPACE_2)
        self._transfer_card.body.addWidget(
            PlainLabel(
                _("Krijgt dit gezin zorg ergens anders? Het dossier blijft hier leesbaar."),
                "secondary",
            )
        )
        self.transfer_button = SecondaryButton(_("Naar een andere praktijk"), "leave")
        self.transfer_button.clicked.connect(self._presenter.begin_transfer)
        self._transfer_card.body.addWidget(ButtonRow(self.transfer_button))
        return self._transfer_card

    def _on_stop(self, reason: StopReason, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt calls it so
        self._presenter.begin_stop(reason)
