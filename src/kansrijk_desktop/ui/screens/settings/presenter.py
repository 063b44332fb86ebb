"""Change preferences at once, and the passphrase with care."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.settings import IDLE_MINUTES, QuestionLayout, Settings, Theme
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.passphrases import Judge


@dataclass(frozen=True, slots=True)
class SettingsState:
    """Everything the settings screen shows.

    Attributes:
        notice: what could not be kept.
        current_error, new_error: what is wrong with a passphrase.
        strength: of the new passphrase, 0 to 4.
        changes: how many times the passphrase was changed; the view clears its fields then.
    """

    settings: Settings
    notice: str = ""
    current_error: str = ""
    new_error: str = ""
    strength: int = 0
    is_busy: bool = False
    changes: int = 0


class SettingsPresenter:
    """Applies and keeps every preference the moment it is picked.

    `apply` changes the running program; `keep` writes the file; `change_passphrase` takes the
    current and the new one. The last two may raise an `ExpectedError`.
    """

    def __init__(
        self,
        settings: Settings,
        apply: Callable[[Settings], None],
        keep: Callable[[Settings], None],
        change_passphrase: Callable[[str, str], None],
        judge: Judge,
        tasks: RunsTasks,
    ) -> None:
        self._apply = apply
        self._keep = keep
        self._change_passphrase = change_passphrase
        self._judge = judge
        self._tasks = tasks
        self._state = SettingsState(settings)
        self._publish: Callable[[SettingsState], None] | None = None

    def attach(self, publish: Callable[[SettingsState], None]) -> None:
        """Publish the state now and after every change."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Publish no more."""
        self._publish = None

    def pick_theme(self, theme: str) -> None:
        """Take light, dark or what the computer has."""
        self._set(replace(self._state.settings, theme=Theme(theme)))

    def pick_text_size(self, percent: str) -> None:
        """Take a text size in percent."""
        self._set(replace(self._state.settings, text_size=int(percent)))

    def pick_question_layout(self, layout: str) -> None:
        """Take one question at a time or a page per domain."""
        self._set(replace(self._state.settings, question_layout=QuestionLayout(layout)))

    def pick_idle_minutes(self, minutes: str) -> None:
        """Take the minutes after which the screen locks."""
        if int(minutes) in IDLE_MINUTES:
            self._set(replace(self._state.settings, idle_minutes=int(minutes)))

    def judge(self, new_passphrase: str) -> None:
        """Show how strong the new passphrase is, while it is typed."""
        self._show(strength=self._judge(new_passphrase, ()).strength, new_error="")

    def change_passphrase(self, current: str, new: str) -> None:
        """Put the dossiers under another passphrase."""
        if self._state.is_busy:
            return
        current_error = "" if current else _("Vul uw huidige wachtwoord in.")
        new_error = self._judge(new, ()).refusal if new else _("Kies een nieuw wachtwoord.")
        if current_error or new_error:
            self._show(current_error=current_error, new_error=new_error)
            return
        self._show(is_busy=True, current_error="", new_error="", notice="")
        work = partial(self._change_passphrase, current, new)
        self._tasks.run(work, self._on_changed, self._on_refused)

    def _set(self, settings: Settings) -> None:
        self._apply(settings)
        self._show(settings=settings, notice="")
        self._tasks.run(partial(self._keep, settings), self._on_kept, self._on_not_kept)

    def _on_kept(self, result: None) -> None:
        """Say nothing: what is picked is seen at once."""

    def _on_not_kept(self, error: ExpectedError) -> None:
        self._show(notice=error.message)

    def _on_changed(self, result: None) -> None:
        del result
        self._show(is_busy=False, strength=0, changes=self._state.changes + 1)

    def _on_refused(self, error: ExpectedError) -> None:
        self._show(is_busy=False, current_error=error.message)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by name
        if self._publish is not None:
            self._publish(self._state)
