"""Change a copy of a questionnaire, and keep it as a new version when it is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.errors import ExpectedError, InvalidInputError
from kansrijk_desktop.services.form_editing import Edit, SetExclusive, SetText, SetTranslation
from kansrijk_desktop.services.forms import next_version
from kansrijk_desktop.services.instruments import Instruments, Version
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.instruments.draft import Draft, Target, target_of
from kansrijk_desktop.ui.screens.instruments.editing_wording import edit_words
from kansrijk_desktop.ui.screens.instruments.item_forms import (
    MOST_TEXT,
    ItemForm,
    ItemRow,
    form_of,
    rows_of,
)
from kansrijk_desktop.ui.screens.instruments.wording import LANGUAGES, one_line, version_title


class Step(StrEnum):
    """What stands beside the list of items."""

    ITEM = "item"
    KEEP = "keep"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Change:
    """One edit that is not kept yet."""

    target: Target
    link_id: str
    words: str


@dataclass(frozen=True, slots=True)
class EditingState:
    """Everything the editor shows.

    Attributes:
        version: as typed, for the copy.
        note: what to know about the copy before it is kept.
        count: how many items there are, also those that do not fit the query.
    """

    is_open: bool = False
    is_loaded: bool = False
    title: str = ""
    label: str = ""
    step: Step = Step.ITEM
    query: str = ""
    count: int = 0
    rows: tuple[ItemRow, ...] = ()
    form: ItemForm | None = None
    language: str = "en"
    languages: tuple[str, ...] = tuple(LANGUAGES)
    changes: tuple[Change, ...] = ()
    note: str = ""
    version: str = ""
    version_error: str = ""
    is_keeping: bool = False
    error: str = ""


class EditingPresenter:
    """Edits one version at a time; `kept` hears the new one and what to tell about it."""

    def __init__(
        self,
        instruments: Instruments,
        tasks: RunsTasks,
        kept: Callable[[Sequence[Version], str], None],
    ) -> None:
        self._instruments = instruments
        self._tasks = tasks
        self._kept = kept
        self._identity = ""
        self._draft: Draft | None = None
        self._link_id = ""
        self._then: Callable[[], None] | None = None
        self._state = EditingState()
        self._publish: Callable[[EditingState], None] | None = None

    def attach(self, publish: Callable[[EditingState], None]) -> None:
        """Publish the state now and after every change."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Publish no more."""
        self._publish = None

    def begin(self, version: Version, others: Sequence[Version]) -> None:
        """Open a version to change a copy of it."""
        self._identity = version.identity
        known = {one.label for one in (version, *others)}
        label = next_version(version.label)
        while label in known:
            label = next_version(label)
        self._state = EditingState(
            is_open=True,
            title=one_line(version.title, 120),
            label=version_title(version).lower(),
            version=label,
        )
        self._show()
        find = partial(self._find, version.identity)
        self._tasks.run(find, self._on_found, self._on_failed)

    def search(self, query: str) -> None:
        """Show the items whose text or link id holds these words."""
        self._show(query=query, rows=self._rows_for(query))

    def pick(self, link_id: str) -> None:
        """Show what can be changed in an item."""
        self._link_id = link_id
        self._show(step=Step.ITEM, form=self._form())

    def pick_language(self, language: str) -> None:
        """Translate into another language."""
        self._state = replace(self._state, language=language)
        self._show(form=self._form())

    def change(self, edit: Edit) -> None:
        """Take an edit; a text without end is cut off."""
        if self._draft is None or self._state.is_keeping:
            return
        if isinstance(edit, SetText | SetTranslation):
            edit = replace(edit, text=edit.text[:MOST_TEXT])
        self._draft.take(edit)
        self._show_draft()

    def undo(self, target: Target | None = None) -> None:
        """Take one edit back, the last one where none is named."""
        if self._draft is not None and self._draft.edits:
            self._draft.undo(target or target_of(self._draft.edits[-1]))
            self._show_draft()

    def type_version(self, version: str) -> None:
        """Take the version of the copy as typed."""
        self._show(version=version, version_error="")

    def look_over(self) -> None:
        """Show all changes, and ask for the version of the copy."""
        self._show(step=Step.KEEP, error="")

    def keep(self) -> None:
        """Keep the copy as a new version."""
        draft = self._draft
        if draft is None or not draft.edits or self._state.is_keeping:
            return
        self._show(version_error="", error="", is_keeping=True)
        edit = partial(self._instruments.edit, self._identity, draft.edits, self._state.version)
        self._tasks.run(edit, self._on_kept, self._on_failed)

    def leave(self, then: Callable[[], None] | None = None) -> None:
        """Close the editor and go on with `then`; ask first where something is not kept."""
        if self._state.is_keeping or (self._draft is not None and self._draft.edits):
            self._then = then
            if not self._state.is_keeping:
                self._show(step=Step.LEAVE)
            return
        self._close()
        if then is not None:
            then()

    def stay(self) -> None:
        """Do not leave after all."""
        self._then = None
        self._show(step=Step.ITEM, error="")

    def leave_unkept(self) -> None:
        """Leave, and let the changes go."""
        then, self._then = self._then, None
        self._close()
        if then is not None:
            then()

    def _find(self, identity: str) -> tuple[Definition, str]:
        return self._instruments.definition(identity), self._instruments.edit_note(identity)

    def _on_found(self, found: tuple[Definition, str]) -> None:
        definition, note = found
        self._draft = Draft(definition)
        first = next(definition.walk(), None)
        self._link_id = first.link_id if first is not None else ""
        languages = dict.fromkeys((*LANGUAGES, *self._draft.languages()))
        self._show(
            is_loaded=True,
            note=note,
            count=len(definition.by_link_id),
            languages=tuple(languages),
            rows=self._rows_for(self._state.query),
            form=self._form(),
        )

    def _on_kept(self, version: Version) -> None:
        told = _("Uw wijzigingen zijn bewaard als versie {version}. De oude versie is er nog.")
        then, self._then = self._then, None
        self._close()
        self._kept((version,), told.format(version=one_line(version.label, 60)))
        if then is not None:
            then()

    def _on_failed(self, error: ExpectedError) -> None:
        if isinstance(error, InvalidInputError):
            self._show(is_keeping=False, version_error=error.message)
        else:
            self._show(is_keeping=False, error=error.message)

    def _show_draft(self) -> None:
        changed = {change.link_id for change in self._state.changes}
        changes = self._changes()
        self._show(changes=changes, form=self._form())
        if changed != {change.link_id for change in changes}:
            self._show(rows=self._rows_for(self._state.query))
        if not changes and self._state.step is Step.KEEP:
            self._show(step=Step.ITEM)

    def _changes(self) -> tuple[Change, ...]:
        draft = self._draft
        if draft is None:
            return ()
        found = []
        for edit in draft.edits:
            option = ""
            if isinstance(edit, SetExclusive | SetTranslation) and edit.option is not None:
                option = draft.options(edit.link_id)[edit.option]
            found.append(Change(target_of(edit), edit.link_id, edit_words(edit, option)))
        return tuple(found)

    def _rows_for(self, query: str) -> tuple[ItemRow, ...]:
        return rows_of(self._draft, query) if self._draft is not None else ()

    def _form(self) -> ItemForm | None:
        if self._draft is None or not self._link_id:
            return None
        return form_of(self._draft, self._link_id, self._state.language)

    def _close(self) -> None:
        self._draft = None
        self._link_id = ""
        self._state = EditingState()
        self._show()

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by name
        if self._publish is not None:
            self._publish(self._state)
