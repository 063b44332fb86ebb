"""The track as a calm page: five steps, one at a time, and a place to finish."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.records.meldcode import MeldcodeCase, MeldcodeGround, MeldcodeStep
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.meldcode_steps import step_guidance, step_title
from kansrijk_desktop.services.meldcode_track import Track
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.meldcode.finish_page import FinishPage
from kansrijk_desktop.ui.screens.meldcode.presenter import (
    MeldcodePresenter,
    MeldcodeState,
    Place,
    ShownSection,
)
from kansrijk_desktop.ui.screens.meldcode.section_card import SectionCard
from kansrijk_desktop.ui.screens.meldcode.start_page import StartPage
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.saved_label import SavedLabel
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice
from kansrijk_desktop.ui.widgets.tab_order import follow_layout

FINISH = "afronden"


class TrackPage(ScrollColumn):
    """One track; made when the gate opens, gone when it shuts.

    Signals:
        paper_requested: put the track on paper.

    Attributes:
        steps: the five steps and the place to finish, by number or `FINISH`.
        cards: the sections shown now, by key.
        start, finish: the first and the last page; None where they are not shown.
        next_button: on to the next step.
        saved_label, notice, midwife_notice, closed_notice: how it stands.
    """

    paper_requested = Signal()

    def __init__(self, presenter: MeldcodePresenter, parent: QWidget | None = None) -> None:
        super().__init__(880, parent=parent)
        self._presenter = presenter
        self._state = MeldcodeState()
        self._shown: tuple[str, bool, Place] | None = None
        self.cards: dict[str, SectionCard] = {}
        self.start: StartPage | None = None
        self.finish: FinishPage | None = None
        self._build()

    def show_state(self, state: MeldcodeState) -> None:
        """Show the place where the user is."""
        before, self._state = self._state, state
        self.notice.show_message(state.error, "error")
        self._show_save(state)
        track = state.track
        if track is None:
            return
        place = (track.case.id if track.case else "", track.is_open, state.place)
        if self._shown != place:
            self._shown = place
            self._make_place(track, state)
        self._show_about(track)
        for shown in state.sections:
            self._show_section(shown, state)
        if self.finish is not None and track.case is not None:
            self.finish.show_track(track, track.case)
        is_other = state.sections != before.sections or (state.form is None) != (
            before.form is None
        )
        page = self.widget()
        if is_other and page is not None:
            follow_layout(page)
        self._move_focus(before, state)

    def _build(self) -> None:
        self.header = PageHeader(_("Vervolgstappen"), back_text=_("Dossier"))
        self.header.back_requested.connect(self._presenter.back)
        self.saved_label = SavedLabel()
        self.header.buttons.addWidget(self.saved_label)
        self.notice = InlineNotice()
        self.closed_notice = InlineNotice(tone="info")
        self.midwife_notice = InlineNotice(tone="warning")
        places = [(str(step.value), f"{step.value} {step_title(step)}") for step in MeldcodeStep]
        self.steps = SegmentedChoice(_("Stap"), [*places, (FINISH, _("Afronden"))])
        self.steps.chosen.connect(self._on_step)
        self._guidance = PlainLabel()
        self._column = QWidget()
        self._list = QVBoxLayout(self._column)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(SPACE_2)
        self.next_button = QuietButton("", "arrow-right")
        self.next_button.clicked.connect(self._on_next)
        notices = (self.notice, self.closed_notice, self.midwife_notice)
        parts: tuple[QWidget, ...] = (self._guidance, self._column, self.next_button)
        for part in (self.header, *notices, self.steps, *parts):
            self.body.addWidget(part)
        self.setFocusProxy(self.header.back_button)

    def _show_save(self, state: MeldcodeState) -> None:
        case = state.track.case if state.track else None
        if state.is_saving:
            self.saved_label.show_saving()
        elif state.is_unsaved:
            self.saved_label.show_failed()
        elif state.has_saved and case is not None:
            self.saved_label.show_saved(case.changed_at.astimezone())

    def _show_about(self, track: Track) -> None:
        case = track.case
        has_case = case is not None
        for part in (self.steps, self._guidance):
            part.setVisible(has_case)
        self.next_button.setVisible(has_case and self._state.place is not None)
        told = ""
        if case is not None:
            told = _("{who}  ·  begonnen op {day}").format(
                who=track.patient.initials, day=long_date(local_day(case.opened_at))
            )
        self.header.show_title(_("Vervolgstappen"), told or track.patient.initials)
        self.closed_notice.show_message(self._closed_words(case))
        misses = has_case and track.is_open and track.misses_the_midwife
        self.midwife_notice.show_message(
            _(
                "Nog niet vastgelegd dat de verloskundige het weet. Kraamzorg licht haar eerst in. "
                "Is er nu gevaar? Bel 112 en ga door."
            )
            if misses
            else ""
        )

    def _closed_words(self, case: MeldcodeCase | None) -> str:
        if case is None or case.closed_on is None:
            return ""
        return _(
            "Afgesloten op {day}. U kunt alles lezen. Vastleggen kan weer na heropenen, bij "
            "Afronden."
        ).format(day=long_date(case.closed_on))

    def _make_place(self, track: Track, state: MeldcodeState) -> None:
        """Make the widgets of another step anew; what stood there is gone."""
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.cards, self.start, self.finish = {}, None, None
        if track.case is None:
            self.start = StartPage(track)
            self.start.started.connect(self._on_started)
            self.start.picked.connect(self._presenter.look_into)
            self._list.addWidget(self.start)
            self.start.show()
        else:
            self._guidance.setText(self._place_guidance(state.place))
            self.steps.show_chosen(_key_of(state.place))
            self._make_cards(state)
        self.next_button.show_text(self._next_words(state.place))
        self.show_top()

    def _make_cards(self, state: MeldcodeState) -> None:
        if state.place is None:
            self.finish = FinishPage()
            self.finish.paper_requested.connect(self.paper_requested)
            self.finish.reopen_requested.connect(self._presenter.reopen)
            self.finish.start_requested.connect(self._on_start_anew)
            self.finish.picked.connect(self._presenter.look_into)
            self._list.addWidget(self.finish)
            self.finish.show()
        for shown in state.sections:
            card = SectionCard(shown)
            card.begun.connect(self._presenter.begin)
            card.struck.connect(self._presenter.strike)
            card.edited.connect(self._presenter.type)
            card.noted.connect(self._presenter.note)
            card.folded.connect(self._presenter.fold)
            card.thrown_away.connect(self._presenter.throw_away)
            self.cards[card.key] = card
            self._list.addWidget(card)

    def _show_section(self, shown: ShownSection, state: MeldcodeState) -> None:
        card = self.cards.get(shown.section.key)
        track = state.track
        if card is None or track is None:
            return
        is_here = state.form is not None and state.form.section.key == card.key
        form = state.form if is_here else None
        card.show_section(shown, form, can_write=track.is_open, is_saving=state.is_saving)
        # Closing stands on its page only while there is something to close.
        card.setVisible(state.place is not None or track.is_open)

    def _move_focus(self, before: MeldcodeState, state: MeldcodeState) -> None:
        """Let the keyboard go along: into a form that opens, and back where it closes."""
        was, now = before.form, state.form
        if now is not None and (was is None or was.section.key != now.section.key):
            self._go_to_form(self.cards[now.section.key])
        elif now is None and was is not None and was.section.key in self.cards:
            self.cards[was.section.key].begin_button.setFocus()
        elif now is not None and now.problems and was is not None and not was.problems:
            form = self.cards[now.section.key].form
            if form is not None:
                form.show_first_problem(now)

    def _go_to_form(self, card: SectionCard) -> None:
        if card.form is not None:
            card.form.setFocus()
            # After the layout has given it a place.
            QTimer.singleShot(0, card, lambda: self.bring_into_view(card))

    def _place_guidance(self, place: Place) -> str:
        return _("Klaar voor nu, of helemaal.") if place is None else step_guidance(place)

    def _next_words(self, place: Place) -> str:
        following = _after(place)
        if following is None:
            return _("Naar Afronden")
        return _("Naar stap {number}. {title}").format(
            number=following.value, title=step_title(following)
        )

    def _on_step(self, key: str) -> None:
        self._presenter.go_to(None if key == FINISH else MeldcodeStep(int(key)))

    def _on_next(self) -> None:
        self._presenter.go_to(_after(self._state.place))

    def _on_started(self, key: str) -> None:
        self._presenter.start(MeldcodeGround(key))

    def _on_start_anew(self) -> None:
        self._presenter.go_to(MeldcodeStep.SIGNALS)
        self._presenter.look_into("")


def _after(place: Place) -> Place:
    if place is None or place is MeldcodeStep.DECIDE:
        return None
    return MeldcodeStep(place.value + 1)


def _key_of(place: Place) -> str:
    return FINISH if place is None else str(place.value)
