"""What the list of questionnaires and the page of one version do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.instruments import (
    Difference,
    Instruments,
    Questionnaire,
    Version,
)
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.routes import Route, ShowTryOut
from kansrijk_desktop.ui.screens.instruments.before_use import warnings_before_use
from kansrijk_desktop.ui.screens.instruments.report_files import NamedReport, write
from kansrijk_desktop.ui.screens.instruments.wording import plain, state_word


@dataclass(frozen=True, slots=True)
class Chosen:
    """The version whose page is shown, and what is done with it.

    Attributes:
        others: the other versions of the same questionnaire, the one before it first.
        is_looking_twice: it is about to be taken in use.
        is_withdrawing: it is about to be withdrawn.
        warnings: what to think about before it is taken in use.
        compared: the version it is compared with; None while it is not.
        differences: what differs, from `compared` to this version.
    """

    version: Version
    others: tuple[Version, ...] = ()
    is_looking_twice: bool = False
    is_withdrawing: bool = False
    warnings: tuple[str, ...] = ()
    compared: Version | None = None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class InstrumentsState:
    """Everything the list and the page of a version show.

    Attributes:
        questionnaires: those that fit the query.
        is_empty: there are none at all.
        is_busy: something is being changed; nothing can be pressed twice.
        told: what was done just now.
    """

    query: str = ""
    questionnaires: tuple[Questionnaire, ...] = ()
    count: int = 0
    is_loaded: bool = False
    chosen: Chosen | None = None
    is_busy: bool = False
    told: str = ""
    error: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is no questionnaire at all."""
        return self.is_loaded and not self.count


class InstrumentsPresenter:
    """Lists, and decides about one version at a time."""

    def __init__(
        self,
        instruments: Instruments,
        tasks: tuple[RunsTasks, RunsTasks],
        go: Callable[[Route], None],
        now: Clock,
    ) -> None:
        """Take the database and background tasks."""
        self._instruments = instruments
        self._tasks, self._background = tasks
        self._go = go
        self._now = now
        self._all: tuple[Questionnaire, ...] = ()
        self._state = InstrumentsState()
        self._publish: Callable[[InstrumentsState], None] | None = None

    def attach(self, publish: Callable[[InstrumentsState], None]) -> None:
        """Show the state to a view from now on, and fill it."""
        self._publish = publish
        publish(self._state)
        self._load(self._on_loaded)

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def search(self, query: str) -> None:
        """Show the questionnaires whose title, owner or version holds these words."""
        self._show(query=query, questionnaires=_fitting(self._all, query))

    def open(self, identity: str) -> None:
        """Show the page of a version."""
        self._show(chosen=self._choose(identity), told="", error="")

    def close(self) -> None:
        """Go back to the list."""
        self._show(chosen=None, told="", error="")

    def show_kept(self, kept: Sequence[Version], told: str) -> None:
        """Show what was kept just now: the page of one, the list of more."""
        wanted = kept[0].identity if len(kept) == 1 else ""
        self._reload(wanted, told)

    def try_out(self) -> None:
        """Hold a conversation of which nothing is kept."""
        if self._state.chosen is not None:
            self._go(ShowTryOut(self._state.chosen.version.identity))

    def look_twice(self) -> None:
        """Show once more what is about to be taken in use."""
        chosen = self._state.chosen
        if chosen is not None:
            today = local_day(self._now())
            warnings = warnings_before_use(chosen.version, chosen.others, today)
            self._change(is_looking_twice=True, is_withdrawing=False, warnings=warnings)

    def ask_withdraw(self) -> None:
        """Say what withdrawing means, and ask."""
        self._change(is_withdrawing=True)

    def think_again(self) -> None:
        """Neither take in use nor withdraw, and compare no longer."""
        self._change(is_looking_twice=False, is_withdrawing=False, compared=None, differences=())

    def use(self) -> None:
        """Offer the version for new conversations."""
        told = _("Deze versie is nu in gebruik. Nieuwe gesprekken kunnen ermee beginnen.")
        self._decide(self._instruments.use, told)

    def withdraw(self) -> None:
        """Offer the version no longer."""
        told = _("Deze versie is ingetrokken. Gesprekken die al begonnen zijn, gaan gewoon door.")
        self._decide(self._instruments.withdraw, told)

    def compare(self, identity: str = "") -> None:
        """Compare with another version of the same questionnaire, or with the one before it."""
        chosen = self._state.chosen
        if chosen is None or self._state.is_busy:
            return
        named = (one for one in chosen.others if identity in {"", one.identity})
        before = next(named, None)
        if before is None:
            return
        self._show(is_busy=True, error="")
        self._tasks.run(
            partial(self._instruments.differences, before.identity, chosen.version.identity),
            partial(self._on_compared, before),
            self._on_failed,
        )

    def save_report(self, path: Path) -> None:
        """Write the report of the version to a file."""
        chosen = self._state.chosen
        if chosen is None:
            return
        version = chosen.version
        name = f"{plain(version.title)}, {plain(version.label)}"
        named = NamedReport(name, state_word(version.state), version.report)
        told = _("Het verslag is bewaard.")
        self._background.run(
            partial(write, path, (named,)),
            lambda _nothing: self._show(told=told, error=""),
            self._on_failed,
        )

    def _decide(self, decide: Callable[[str], None], told: str) -> None:
        if self._state.chosen is None or self._state.is_busy:
            return
        identity = self._state.chosen.version.identity
        self._show(is_busy=True, told="", error="")
        self._tasks.run(
            partial(decide, identity),
            lambda _nothing: self._reload(identity, told),
            self._on_failed,
        )

    def _reload(self, identity: str, told: str) -> None:
        def show(questionnaires: tuple[Questionnaire, ...]) -> None:
            self._on_loaded(questionnaires)
            self._show(chosen=self._choose(identity), told=told)

        self._load(show)

    def _load(self, done: Callable[[tuple[Questionnaire, ...]], None]) -> None:
        self._tasks.run(self._instruments.questionnaires, done, self._on_failed)

    def _on_loaded(self, questionnaires: tuple[Questionnaire, ...]) -> None:
        self._all = questionnaires
        self._show(
            questionnaires=_fitting(questionnaires, self._state.query),
            count=len(questionnaires),
            is_loaded=True,
            is_busy=False,
            error="",
        )

    def _on_compared(self, before: Version, differences: tuple[Difference, ...]) -> None:
        self._show(is_busy=False)
        self._change(compared=before, differences=differences)

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(is_busy=False, error=error.message)

    def _choose(self, identity: str) -> Chosen | None:
        for questionnaire in self._all:
            for place, version in enumerate(questionnaire.versions):
                if version.identity == identity:
                    older = questionnaire.versions[place + 1 :]
                    return Chosen(version, older + questionnaire.versions[:place])
        return None

    def _change(self, **changes: object) -> None:
        if self._state.chosen is not None:
            chosen = replace(self._state.chosen, **changes)  # type: ignore[arg-type]  # by name
            self._show(chosen=chosen, told="", error="")

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by name
        if self._publish is not None:
            self._publish(self._state)


def _fitting(questionnaires: Sequence[Questionnaire], query: str) -> tuple[Questionnaire, ...]:
    words = query.casefold().split()
    return tuple(one for one in questionnaires if all(word in _searched(one) for word in words))


def _searched(questionnaire: Questionnaire) -> str:
    parts = [plain(questionnaire.title)]
    for version in questionnaire.versions:
        parts += [plain(version.title), plain(version.owner), plain(version.label)]
    return " ".join(parts).casefold()
