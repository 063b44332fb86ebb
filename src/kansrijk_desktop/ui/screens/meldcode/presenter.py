"""What the track screen does: note, strike out, close; and keep what was typed.

What was typed stays in memory when the screen is hidden, and is kept in the encrypted track when it
is left or locked. Neither is shown again before the passphrase.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.meldcode import MeldcodeGround, MeldcodeStep
from kansrijk_desktop.services.meldcode import Meldcode
from kansrijk_desktop.services.meldcode_form import Section
from kansrijk_desktop.services.meldcode_notes import Noted, noted_in
from kansrijk_desktop.services.meldcode_steps import closing, sections
from kansrijk_desktop.services.meldcode_track import Track
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.routes import Route, ShowHousehold
from kansrijk_desktop.ui.screens.meldcode.gate_presenter import GatePresenter
from kansrijk_desktop.ui.screens.meldcode.paper_presenter import PaperPresenter

Place = MeldcodeStep | None
"""A step; None is the page to finish at."""


@dataclass(frozen=True, slots=True)
class ShownSection:
    """One sort of thing to note, and what was noted.

    Attributes:
        is_waiting: something was typed there that is not noted yet.
    """

    section: Section
    notes: tuple[Noted, ...]
    is_waiting: bool = False


@dataclass(frozen=True, slots=True)
class OpenForm:
    """The form that is being filled in.

    Attributes:
        typed: field to what stands in it.
        problems: field to what is wrong with it.
    """

    section: Section
    typed: Mapping[str, str]
    problems: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MeldcodeState:
    """Everything the screen shows once it is open.

    Attributes:
        track: None until it is read.
        place: where the user is.
        sections: what can be noted there.
        has_saved: something was saved here; the track says when.
        is_unsaved: the last try failed; what was typed still stands in its form.
    """

    track: Track | None = None
    place: Place = MeldcodeStep.SIGNALS
    sections: tuple[ShownSection, ...] = ()
    form: OpenForm | None = None
    is_saving: bool = False
    has_saved: bool = False
    is_unsaved: bool = False
    error: str = ""


class MeldcodePresenter:
    """One track, shown only while its gate is open.

    Attributes:
        gate: asks for the passphrase.
    """

    def __init__(
        self,
        household_id: str,
        meldcode: Meldcode,
        check_passphrase: Callable[[str], None],
        tasks: tuple[RunsTasks, RunsTasks],
        go: Callable[[Route], None],
    ) -> None:
        """Take the family, the service, and the database and background tasks."""
        self._household_id = household_id
        self._meldcode = meldcode
        self._database, self._background = tasks
        self._go = go
        self.gate = GatePresenter(check_passphrase, self._background)
        self._case_id = ""
        self._typed: dict[str, dict[str, dict[str, str]]] = {}
        self._place: Place = MeldcodeStep.SIGNALS
        self._form_key = ""
        self._state = MeldcodeState()
        self._publish: Callable[[MeldcodeState], None] | None = None

    def attach(self, publish: Callable[[MeldcodeState], None]) -> None:
        """Read the track and show it to a view from now on; only behind the open gate."""
        self._publish = publish
        self.look_into(self._case_id)

    def detach(self) -> None:
        """Stop showing, and let go of the track; what was typed and where she was stays."""
        self._publish = None
        self._state = MeldcodeState()

    def about_to_leave(self, then: Callable[[], None]) -> None:
        """Keep what was typed, then let go."""
        if not self._typed:
            then()
            return
        keep = partial(self._meldcode.keep_drafts, self._typed)
        self._database.run(keep, lambda _nothing: then(), self._show_error)

    def back(self) -> None:
        """Go to the dossier."""
        self._go(ShowHousehold(self._household_id))

    def start(self, ground: MeldcodeGround) -> None:
        """Begin a track."""
        self._save(partial(self._meldcode.start, self._household_id, ground))

    def look_into(self, case_id: str) -> None:
        """Read one of the tracks; without an id the one that is open, if there is one."""
        self._form_key = self._form_key if case_id == self._case_id else ""
        work = partial(self._meldcode.open, self._household_id, case_id)
        self._database.run(work, self._on_track, self._show_error)

    def go_to(self, place: Place) -> None:
        """Show another step, or the page to finish at."""
        self._place, self._form_key = place, ""
        self._show_place()

    def begin(self, key: str) -> None:
        """Open the form of a section, with what was typed there before."""
        self._form_key = key
        self._show_place()

    def type(self, name: str, text: str) -> None:
        """Take over what stands in a field of the open form."""
        form = self._state.form
        if form is None or form.typed.get(name, "") == text:
            return
        self._drafts.setdefault(form.section.key, {})[name] = text
        problems = {field: told for field, told in form.problems.items() if field != name}
        self._show(replace(self._state, form=self._form(form.section, problems)))

    def fold(self) -> None:
        """Close the form; what was typed waits for later."""
        self._form_key = ""
        self._show_place()

    def throw_away(self) -> None:
        """Close the form and drop what was typed in it."""
        self._drafts.pop(self._form_key, None)
        self.fold()

    def note(self) -> None:
        """Note what stands in the open form, or say what it still lacks."""
        track, form = self._state.track, self._state.form
        if track is None or form is None:
            return
        key, typed = form.section.key, dict(form.typed)
        problems = self._meldcode.check(form.section, typed).problems
        if key == closing().key and not problems:
            problems = self._not_noted_yet(track)
        if problems:
            self._show(replace(self._state, form=self._form(form.section, problems)))
        elif key == closing().key:
            self._save(partial(self._meldcode.close, track, track.last_step, typed["text"]), key)
        else:
            self._save(partial(self._meldcode.note, track, key, typed), key)

    def strike(self, ids: tuple[str, ...]) -> None:
        """Strike out what was noted."""
        if self._state.track is not None:
            self._save(partial(self._meldcode.strike, self._state.track, ids))

    def reopen(self) -> None:
        """Go on with a closed track."""
        if self._state.track is not None:
            self._save(partial(self._meldcode.reopen, self._state.track))

    def paper(self) -> PaperPresenter | None:
        """Return what puts the track on paper; None where there is nothing to put on it."""
        track = self._state.track
        if track is None or track.case is None:
            return None
        tasks = self._database, self._background
        return PaperPresenter(self._meldcode, track, tasks, self._on_track)

    def _save(self, work: Callable[[], Track], key: str = "") -> None:
        if not self._state.is_saving:
            self._show(replace(self._state, is_saving=True, error=""))
            self._database.run(work, partial(self._on_saved, key), self._on_not_saved)

    def _on_saved(self, key: str, track: Track) -> None:
        """Drop what was typed only now that it is noted, also when it is hidden meanwhile."""
        self._drafts.pop(key, None)
        if key == self._form_key:
            self._form_key = ""
        self._state = replace(self._state, is_saving=False, has_saved=True, is_unsaved=False)
        self._on_track(track)

    def _on_not_saved(self, error: ExpectedError) -> None:
        self._state = replace(self._state, is_unsaved=True)
        self._show_error(error)

    def _on_track(self, track: Track) -> None:
        case = track.case
        self._case_id = case.id if case else ""
        if not track.is_open:
            self._typed.pop(self._case_id, None)
        elif self._case_id not in self._typed:
            # What was typed here before it was hidden is newer than what was kept at leaving.
            kept = {key: dict(texts) for key, texts in track.drafts.items()}
            self._typed[self._case_id] = kept
        if self._publish is None:
            return
        self._state = replace(self._state, track=track)
        if track.misses_the_midwife and track.is_open and not track.entries:
            # Kraamzorg is asked this before anything else; nothing waits for the answer.
            self._form_key = sections(MeldcodeStep.SIGNALS, track.role)[0].key
        self._show_place()

    def _show_place(self) -> None:
        track = self._state.track
        if track is None:
            return
        shown = tuple(
            ShownSection(each, noted_in(each, track.entries), self._is_waiting(each))
            for each in self._asked(track)
        )
        sections_by_key = {each.section.key: each.section for each in shown}
        section = sections_by_key.get(self._form_key) if track.is_open else None
        form = self._form(section, {}) if section else None
        self._show(replace(self._state, place=self._place, sections=shown, form=form, error=""))

    @property
    def _drafts(self) -> dict[str, dict[str, str]]:
        """What was typed and not yet noted in the track that is shown, by section."""
        return self._typed.get(self._case_id, {})

    def _asked(self, track: Track) -> tuple[Section, ...]:
        return (closing(),) if self._place is None else sections(self._place, track.role)

    def _form(self, section: Section, problems: Mapping[str, str]) -> OpenForm:
        presets = {field.name: field.preset for field in section.fields}
        return OpenForm(section, presets | self._drafts.get(section.key, {}), problems)

    def _is_waiting(self, section: Section) -> bool:
        return any(self._drafts.get(section.key, {}).values())

    def _not_noted_yet(self, track: Track) -> dict[str, str]:
        """Tell where something was typed that closing would leave behind."""
        titles = [
            each.title
            for step in MeldcodeStep
            for each in sections(step, track.role)
            if self._is_waiting(each)
        ]
        if not titles:
            return {}
        return {
            "text": _(
                "Hier staat nog tekst die u niet hebt vastgelegd: {places}. Leg die vast of gooi "
                "die weg. Sluit daarna af."
            ).format(places=", ".join(titles))
        }

    def _show_error(self, error: ExpectedError) -> None:
        if self._publish is None:
            self.gate.tell(error.message)
        self._show(replace(self._state, is_saving=False, error=error.message))

    def _show(self, state: MeldcodeState) -> None:
        if self._publish is not None:
            self._state = state
            self._publish(state)
