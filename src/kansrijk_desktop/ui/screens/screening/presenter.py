"""Turn what she does on the conversation screen into answers, and keep each of them at once."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.region import Region, SafetyText
from kansrijk_desktop.records.screening import Screening
from kansrijk_desktop.services.autosave import Autosave, Changes, SaveState, Wait
from kansrijk_desktop.services.clock import Clock
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.services.conversation_outline import Guidance, guidance_of
from kansrijk_desktop.services.conversation_state import ConversationState
from kansrijk_desktop.services.memory import Memory
from kansrijk_desktop.services.outcome import Outcome, outcome_of
from kansrijk_desktop.services.response_overview import Overview, overview_of
from kansrijk_desktop.services.talks import KeepsTalks, OpenedTalk
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.settings import QuestionLayout
from kansrijk_desktop.ui.routes import Route, ShowHousehold, ShowInstruments, ShowSummary

NO_GUIDANCE = Guidance()
_LONGEST_PAUSE = 300
_SECONDS_PER_MINUTE = 60


@dataclass(frozen=True, slots=True)
class ScreeningState:
    """Everything the conversation screen shows.

    Attributes:
        who: her initials, so that it is certain whose conversation this is.
        talk: None until the screening is read.
        urgent_texts: what the answers so far call for, to be found again at any moment.
        is_try_out: nothing is kept; it is only to see what the questionnaire is like.
        overview: what was answered, at the end of a conversation that is tried out.
        minutes: time spent on this conversation.
        error: why it cannot be opened, in Dutch.
    """

    who: str = ""
    talk: ConversationState | None = None
    layout: QuestionLayout = QuestionLayout.ONE_AT_A_TIME
    guidance: Guidance = NO_GUIDANCE
    note: str = ""
    is_guidance_open: bool = True
    urgent_texts: tuple[SafetyText, ...] = ()
    save: SaveState = field(default_factory=SaveState)
    is_try_out: bool = False
    overview: Overview | None = None
    minutes: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways out of the conversation.

    Attributes:
        go: to another screen.
        hide: a neutral page over everything, at once.
    """

    go: Callable[[Route], None]
    hide: Callable[[], None]


class ScreeningPresenter:
    """The behaviour of the conversation screen; `is_try_out` says that nothing is kept."""

    def __init__(  # noqa: PLR0913 - all of it comes from elsewhere
        self,
        screening_id: str,
        screenings: KeepsTalks,
        region: Region,
        tasks: RunsTasks,
        ways: Ways,
        now: Clock,
        *,
        is_try_out: bool = False,
    ) -> None:
        self._screening_id = screening_id
        self._screenings = screenings
        self._region = region
        self._tasks = tasks
        self._ways = ways
        self._now = now
        self._publish: Callable[[ScreeningState], None] = _nobody
        self._wait: Wait = _never
        self._state = ScreeningState(is_try_out=is_try_out)
        self._opened: OpenedTalk | None = None
        self._talk: Conversation | None = None
        self._autosave: Autosave | None = None
        self._seconds = 0.0
        self._last_sign = now()

    def attach(self, publish: Callable[[ScreeningState], None], wait: Wait) -> None:
        """Publish states from now on, and read the screening; `wait` is a short timer."""
        self._publish = publish
        self._wait = wait
        self._publish(self._state)
        work = partial(_open, self._screenings, self._screening_id)
        self._tasks.run(work, self._on_opened, self._on_open_failed)

    def detach(self) -> None:
        """Publish no more."""
        self._publish = _nobody

    def about_to_leave(self, then: Callable[[], None]) -> None:
        """Save everything, also the place; call `then` once it is committed."""
        if self._autosave is None:
            then()
        else:
            self._note_time()
            self._autosave.flush(then)

    def act(self, edit: Callable[[Conversation], None], *, is_typing: bool = False) -> None:
        """Let `edit` change the conversation; show it, and save what changed."""
        if self._talk is None or self._autosave is None:
            return
        section = self._section()
        edit(self._talk)
        self._note_time()
        self._show_talk()
        self._autosave.put(self._talk.take_changes(), is_typing=is_typing)
        if self._section() != section:
            self._autosave.when_saved(self._settle)

    def use_layout(self, layout: QuestionLayout) -> None:
        """Show one question at a time, or a page per section."""
        self._state = replace(self._state, layout=layout)
        self._show_talk()

    def fold_guidance(self, *, is_open: bool) -> None:
        """Open or fold "how to ask it"."""
        self._change(is_guidance_open=is_open)

    def partner_came_in(self) -> None:
        """Hide everything at once, then close what is only for the two of you."""
        self._ways.hide()
        self.act(Conversation.partner_came_in)

    def close_when_private(self) -> None:
        """Close what is only for the two of you, if that is where she is: someone came in."""
        if self._state.talk is not None and self._state.talk.is_private:
            self.act(Conversation.partner_came_in)

    def stop_here(self) -> None:
        """Keep the rest for another time."""
        if self._state.is_try_out:
            self._ways.go(ShowInstruments())
        elif self._opened is not None:
            partner_id = self._opened.screening.respondent_id
            self._ways.go(ShowHousehold(self._opened.household_id, partner_id))

    def show_summary(self) -> None:
        """Look at what came out; of a conversation that is tried out it stands here already."""
        if self._state.is_try_out:
            self.stop_here()
            return
        self._ways.go(ShowSummary(self._screening_id))

    def safety_text(self, key: str) -> SafetyText | None:
        """Return the text of the region for an answer that calls for it."""
        return self._region.safety_text(key)

    def tick(self) -> None:
        """Show the time spent."""
        self._change(minutes=int(self._spent() // _SECONDS_PER_MINUTE))

    def _on_opened(self, read: tuple[OpenedTalk, Memory]) -> None:
        opened, memory = read
        screening = opened.screening
        self._opened = opened
        self._talk = Conversation(opened.new_session(), screening.place, opened.answers, memory)
        self._seconds = float(screening.seconds_spent)
        self._last_sign = self._now()
        self._autosave = Autosave(
            self._prepare_save, self._tasks, self._on_save_state, self._wait, screening.saved_at
        )
        self._state = replace(self._state, who=opened.who, save=self._autosave.state)
        self._show_talk()

    def _on_open_failed(self, error: ExpectedError) -> None:
        self._change(error=error.message)

    def _on_save_state(self, save: SaveState) -> None:
        self._change(save=save)

    def _prepare_save(self, changes: Changes) -> Callable[[], datetime]:
        """Return the work; it holds values of this moment and nothing that still changes."""
        if self._opened is None or self._talk is None:
            raise RuntimeError("nothing is open")
        screening = replace(
            self._opened.screening, place=self._talk.place, seconds_spent=int(self._seconds)
        )
        # What an ended conversation came to is kept with what is changed in it.
        outcome = outcome_of(screening.id, self._talk.form) if screening.is_ended else None
        return partial(_save, self._screenings, screening, changes, outcome)

    def _section(self) -> str:
        rows = self._state.talk.sections if self._state.talk else ()
        return next((row.address for row in rows if row.is_current), "")

    def _settle(self) -> None:
        self._tasks.run(self._screenings.settle, _ignore, _ignore)

    def _note_time(self) -> None:
        self._seconds = self._spent()
        self._last_sign = self._now()

    def _spent(self) -> float:
        """Return the time spent; a long silence counts in part: she may have walked away."""
        pause = (self._now() - self._last_sign).total_seconds()
        return self._seconds + min(max(pause, 0.0), _LONGEST_PAUSE)

    def _show_talk(self) -> None:
        if self._talk is None:
            return
        talk = self._talk.state(self._state.layout)
        question = talk.question
        texts = (self._region.safety_text(key) for key in talk.urgent_texts)
        self._change(
            talk=talk,
            guidance=guidance_of(question.item.item) if question else NO_GUIDANCE,
            note=question.item.note if question else "",
            urgent_texts=tuple(text for text in texts if text is not None),
            overview=self._overview() if talk.is_at_end else None,
            minutes=int(self._spent() // _SECONDS_PER_MINUTE),
        )

    def _overview(self) -> Overview | None:
        if self._talk is None or not self._state.is_try_out:
            return None
        return overview_of(self._talk.form, self._talk.visible_sections)

    def _change(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._publish(self._state)


def _open(screenings: KeepsTalks, screening_id: str) -> tuple[OpenedTalk, Memory]:
    opened = screenings.open(screening_id)
    return opened, screenings.remember(opened.screening)


def _save(
    screenings: KeepsTalks, screening: Screening, changes: Changes, outcome: Outcome | None
) -> datetime:
    return screenings.save(screening, changes, outcome).saved_at or screening.started_at


def _nobody(state: ScreeningState) -> None:
    """Stand in while no view is attached."""


def _ignore(_result: object) -> None:
    """Take a result that nobody waits for."""


def _never(callback: Callable[[], None]) -> None:
    """Stand in while no view is attached."""
