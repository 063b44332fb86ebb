"""What the page for tables does: one conversation as CSV, for the professional or who answered."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.people import RelatedPerson
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.papers.answer_table import (
    table_for_professional,
    table_for_respondent,
)
from kansrijk_desktop.services.papers.papers import PaperBasis, Papers
from kansrijk_desktop.services.papers.words import moment_word
from kansrijk_desktop.services.respondents import speaker_of
from kansrijk_desktop.services.screenings import OpenedScreening
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.documents.state import Pick, SecondLook

FOR_OURSELVES, FOR_RESPONDENT = "professional", "respondent"


@dataclass(frozen=True, slots=True)
class TableState:
    """Everything the page shows.

    Attributes:
        conversations: those that were ended, the latest first.
        screening_id, audience: which one, and for whom; empty until chosen.
        tells_safety: for the professional, whether safety is in it.
        is_safe_to_keep: for who answered, whether it can be kept where nobody else reads it; None
            until asked.
        is_patients: the patient answered; otherwise a partner.
    """

    conversations: tuple[Pick, ...] = ()
    screening_id: str = ""
    audience: str = ""
    tells_safety: bool = False
    is_safe_to_keep: bool | None = None
    is_patients: bool = True
    problem: str = ""
    second_look: SecondLook | None = None
    is_leaving: bool = False
    file_name: str = ""
    delivered: str = ""
    error: str = ""

    @property
    def asks_to_keep_safe(self) -> bool:
        """Whether it must be asked: only she herself can have what is not for home."""
        return self.audience == FOR_RESPONDENT and self.is_patients


class TablePresenter:
    """One table, from choice to file; nothing of it is kept here."""

    def __init__(
        self, papers: Papers, tasks: RunsTasks, basis: Callable[[], PaperBasis | None]
    ) -> None:
        """Take the papers, the background tasks, and what is known of the family."""
        self._papers = papers
        self._tasks = tasks
        self._basis = basis
        self._state = TableState()
        self._publish: Callable[[TableState], None] | None = None

    def attach(self, publish: Callable[[TableState], None]) -> None:
        """Show the state to a view from now on."""
        self._publish = publish

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def begin(self) -> None:
        """Offer the conversations there are; the latest is chosen."""
        basis = self._basis()
        if basis is None:
            return
        people = {one.id: one for one in basis.known.dossier.related_persons}
        picks = tuple(_pick(one, people) for one in reversed(basis.known.conversations))
        self._show(
            TableState(
                conversations=picks,
                screening_id=picks[0].key if picks else "",
                file_name=f"tabel-{basis.marks.reference}.csv",
            )
        )
        if picks:
            self.choose(picks[0].key)

    def choose(self, screening_id: str) -> None:
        """Take another conversation; for whom it is, is asked anew."""
        basis = self._basis()
        if basis is None:
            return
        opened = _opened(basis, screening_id)
        is_patients = speaker_of(opened.screening).is_patient
        self._change(
            screening_id=screening_id,
            is_patients=is_patients,
            audience="",
            tells_safety=False,
            is_safe_to_keep=None,
        )

    def choose_audience(self, audience: str) -> None:
        """Make it for the professional, or for who answered."""
        self._change(audience=audience, tells_safety=False, is_safe_to_keep=None)

    def tell_safety(self, *, is_told: bool) -> None:
        """Put safety in the professional's own table, or leave it out."""
        self._change(tells_safety=is_told)

    def keep_safe(self, *, is_safe: bool) -> None:
        """Note whether she can keep it where nobody else reads it."""
        self._change(is_safe_to_keep=is_safe)

    def look_again(self) -> None:
        """Show what leaves for whom, or what still misses."""
        problem = self._problem()
        look = None if problem else self._second_look()
        self._show(replace(self._state, problem=problem, second_look=look))

    def look_away(self) -> None:
        """Go back to the choices."""
        if not self._state.is_leaving:
            self._show(replace(self._state, second_look=None))

    def save_to(self, path: Path) -> None:
        """Write the table to a file."""
        basis, state = self._basis(), self._state
        if basis is None or state.second_look is None or state.is_leaving:
            return
        self._show(replace(state, is_leaving=True, error=""))
        work = partial(self._make_and_write, basis, state, path)
        self._tasks.run(work, self._on_written, self._show_error)

    def _make_and_write(self, basis: PaperBasis, state: TableState, path: Path) -> None:
        self._papers.write(path, _table(basis, state))

    def _on_written(self, _nothing: None) -> None:
        told = _("De tabel is opgeslagen. Dit programma bewaart er geen kopie van.")
        self._show(replace(self._state, is_leaving=False, second_look=None, delivered=told))

    def _problem(self) -> str:
        state = self._state
        if not state.screening_id:
            return _("Er is nog geen afgerond gesprek.")
        if not state.audience:
            return _("Kies voor wie de tabel is.")
        if state.asks_to_keep_safe and state.is_safe_to_keep is None:
            return _("Vraag haar of zij dit veilig kan bewaren, en kies.")
        return ""

    def _second_look(self) -> SecondLook:
        state = self._state
        picked = next(one for one in state.conversations if one.key == state.screening_id)
        is_ours = state.audience == FOR_OURSELVES
        to = _("Uzelf") if is_ours else _("Cliënt") if state.is_patients else _("De partner")
        tells_all = state.tells_safety or state.is_safe_to_keep is True
        sensitive = _("In deze tabel staat ook wat niet voor thuis is.") if tells_all else ""
        contents = (
            _("antwoorden met hun gewicht, zonder notities")
            if is_ours
            else _("antwoorden, zonder gewichten en notities")
        )
        return SecondLook(
            (
                (_("Voor"), to),
                (_("Gesprek"), f"{picked.text}, {picked.detail}"),
                (_("Wat erin staat"), contents),
                (
                    _("Wie kan dit lezen?"),
                    _("Iedereen die bij het bestand kan: er zit geen slot op."),
                ),
            ),
            sensitive,
        )

    def _change(self, **changes: object) -> None:
        state = replace(self._state, **changes)  # type: ignore[arg-type]  # by name
        self._show(replace(state, problem="", second_look=None, delivered="", error=""))

    def _show_error(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_leaving=False, error=error.message))

    def _show(self, state: TableState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)


def _table(basis: PaperBasis, state: TableState) -> bytes:
    known, screening_id = basis.known, state.screening_id
    if state.audience == FOR_OURSELVES:
        return table_for_professional(known, screening_id, includes_safety=state.tells_safety)
    is_safe = state.is_safe_to_keep is True
    return table_for_respondent(known, screening_id, is_safe_to_keep=is_safe)


def _opened(basis: PaperBasis, screening_id: str) -> OpenedScreening:
    return next(one for one in basis.known.conversations if one.screening.id == screening_id)


def _pick(opened: OpenedScreening, people: dict[str, RelatedPerson]) -> Pick:
    screening = opened.screening
    person = people.get(screening.respondent_id)
    who = _("cliënt") if speaker_of(screening).is_patient else _("partner")
    word = moment_word(screening.moment)
    details = (opened.definition.title, who, person.name if person else "")
    return Pick(
        screening.id,
        f"{word[:1].upper()}{word[1:]}, {long_date(local_day(screening.started_at))}",
        " · ".join(part for part in details if part),
    )
