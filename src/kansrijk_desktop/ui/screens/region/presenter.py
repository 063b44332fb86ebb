"""What the screen of region packages does: look through a package, and edit a draft of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from kansrijk_desktop.errors import ExpectedError, InvalidInputError
from kansrijk_desktop.exchange.region_faults import Fault
from kansrijk_desktop.exchange.region_sheets import Cells, Sheet, sheets_of
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.region_columns import columns_of
from kansrijk_desktop.services.region_draft import (
    AddLine,
    Draft,
    Edit,
    SetCell,
    TakeOver,
    is_for_danger,
)
from kansrijk_desktop.services.region_drafts import PackageName, RegionDrafts, Standing
from kansrijk_desktop.services.region_listing import OWN, ListedLine, listed, lower_cells
from kansrijk_desktop.services.regions import Regions
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.region.lens import ALL_LINES, Lens, make_ready, seen_through
from kansrijk_desktop.ui.screens.region.wording import PackageFacts, facts_of


@dataclass(frozen=True, slots=True)
class LineForm:
    """The line that is open.

    Attributes:
        errors: what is wrong, by column; of a new line only of what was typed in.
        notice: what is wrong with the line as a whole.
        lower: the line below that it lies on; empty where there is none.
        places: the municipalities that can be named.
        is_locked: it is for danger now: it stays, and stays of this kind.
        is_new: it was begun just now, and is not expected to be whole yet.
    """

    listed: ListedLine
    errors: dict[str, str]
    notice: str
    lower: Cells
    places: tuple[str, ...]
    is_locked: bool
    is_new: bool


@dataclass(frozen=True, slots=True)
class RegionState:
    """Everything the page with the tables shows.

    Attributes:
        lines: those of the sheet that the lens lets through.
        count: all lines of the sheet.
        change_count: how much differs from what is in use, or from how a new layer began.
        faults: what must be mended before the draft can be used.
        is_unsaved: the last edit could not be kept, and is only on the screen.
        saved_at: when the draft was committed last; None when nothing was changed yet.
    """

    packages: tuple[PackageName, ...] = ()
    facts: PackageFacts | None = None
    sheet: Sheet = Sheet.SERVICES
    lens: Lens = ALL_LINES
    lines: tuple[ListedLine, ...] = ()
    count: int = 0
    form: LineForm | None = None
    change_count: int = 0
    faults: tuple[Fault, ...] = ()
    can_undo: bool = False
    is_saving: bool = False
    is_unsaved: bool = False
    saved_at: datetime | None = None
    told: str = ""
    error: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether there is something to use or to throw away: changes, or a layer that is new."""
        is_new = self.facts is not None and not self.facts.version
        return is_new or self.change_count > 0 or bool(self.faults)


@dataclass(frozen=True, slots=True)
class _Opened:
    """What is read when a package is opened."""

    draft: Draft
    facts: PackageFacts
    packages: tuple[PackageName, ...]
    standing: Standing


class RegionPresenter:
    """Shows one package at a time; every edit is kept in its draft at once."""

    def __init__(
        self,
        regions: Regions,
        drafts: RegionDrafts,
        tasks: RunsTasks,
        now: Clock,
        package_id: str = "",
    ) -> None:
        self._regions = regions
        self._drafts = drafts
        self._tasks = tasks
        self._now = now
        self._wanted = package_id or regions.current.id
        self._draft: Draft | None = None
        self._history: list[Draft] = []
        self._lines: tuple[ListedLine, ...] = ()
        self._key = ""
        self._new_key = ""
        self._touched: set[str] = set()
        self._waiting = 0
        self._then: Callable[[], None] | None = None
        self._state = RegionState()
        self._publish: Callable[[RegionState], None] | None = None

    @property
    def draft(self) -> Draft | None:
        """The draft that is shown; None before it was read."""
        return self._draft

    def attach(self, publish: Callable[[RegionState], None]) -> None:
        """Publish the state now and after every change, and read the package."""
        self._publish = publish
        publish(self._state)
        self.open_package(self._wanted)

    def detach(self) -> None:
        """Publish no more."""
        self._publish = None

    def open_package(self, package_id: str, told: str = "") -> None:
        """Show another package, or the same one as it is now."""
        self._show(told=told, error="")
        self._read(partial(self._drafts.open, package_id))

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another part of the package."""
        self._close_line()
        lens = Lens(is_wide=self._state.lens.is_wide)
        self._state = replace(self._state, sheet=sheet, lens=lens)
        self._show_lines(told="", error="")

    def look(self, lens: Lens) -> None:
        """Show only the lines that fit."""
        self._show(lens=lens, lines=seen_through(lens, self._lines))

    def pick(self, key: str) -> None:
        """Open a line."""
        if key != self._key:
            self._close_line()
            self._key = key
            self._show_lines(told="", error="")

    def close(self) -> None:
        """Close the line that is open."""
        self._close_line()
        self._show_lines()

    def do(self, edit: Edit) -> None:
        """Edit the draft, and keep it."""
        draft = self._draft
        if draft is None:
            return
        try:
            after = self._drafts.edit(draft, edit)
        except InvalidInputError as error:
            self._show(error=error.message, told="")
            return
        if after.sheets.says_the_same(draft.sheets):
            return
        self._history.append(draft)
        self._follow(edit, after)
        self._keep(after)

    def tell(self, told: str = "", error: str = "") -> None:
        """Say what was done, or what went wrong."""
        self._show(told=told, error=error)

    def undo(self) -> None:
        """Take the last edit back."""
        if self._history:
            self._new_key = ""
            self._keep(self._history.pop())

    def discard(self) -> None:
        """Throw the draft away; the package in use stays what it is."""
        draft = self._draft
        if draft is not None and not self._waiting:
            back_to = draft.package_id if draft.kept else self._regions.current.id
            told = _("De kladversie is weggegooid. Wat in gebruik is, is niet gewijzigd.")
            self._tasks.run(
                partial(self._drafts.forget, draft.package_id),
                lambda _nothing: self.open_package(back_to, told),
                self._on_failed,
            )

    def begin_layer(self, municipality: str) -> None:
        """Begin a layer of a municipality on the package that is shown."""
        if self._draft is not None:
            self._show(
                told=_("Een nieuwe laag. Voeg aanbod toe, of neem een regel over."), error=""
            )
            based_on = self._draft.package_id
            self._read(partial(self._drafts.begin_layer, municipality, based_on))

    def choose_region(self) -> None:
        """Use the package that is shown for who is signed in."""
        draft = self._draft
        if draft is not None:
            told = _("Vanaf nu ziet u het aanbod van dit pakket. Brieven die af zijn, blijven zo.")
            self._tasks.run(
                partial(self._regions.choose, draft.package_id),
                lambda _nothing: self.open_package(draft.package_id, told),
                self._on_failed,
            )

    def leave(self, then: Callable[[], None]) -> None:
        """Call `then` once every edit is kept."""
        if self._waiting:
            self._then = then
        elif self._state.is_unsaved and self._draft is not None:
            self._then = then
            self._keep(self._draft)
        else:
            then()

    def _read(self, find: Callable[[], Draft]) -> None:
        def read() -> _Opened:
            draft = find()
            package = next(
                (p for p in self._regions.packages if p.region.id == draft.package_id), None
            )
            built_in = self._regions.built_in_files(draft.package_id)
            facts = facts_of(
                draft,
                package,
                sheets_of(built_in).about["version"] if built_in else "",
                is_used=draft.package_id == self._regions.current.id,
            )
            make_ready(listed(draft, Sheet.SERVICES, (), local_day(self._now())))
            return _Opened(draft, facts, self._drafts.names(), self._drafts.judge(draft))

        self._tasks.run(read, self._on_opened, self._on_failed)

    def _on_opened(self, opened: _Opened) -> None:
        self._history.clear()
        self._close_line()
        self._draft = opened.draft
        self._show(packages=opened.packages, facts=opened.facts, saved_at=None, is_unsaved=False)
        self._judge(opened.standing)

    def _keep(self, draft: Draft) -> None:
        self._draft = draft
        self._waiting += 1
        self._show_lines(is_saving=True, is_unsaved=False, told="", error="")

        def save() -> tuple[Standing, tuple[PackageName, ...]]:
            return self._drafts.save(draft), self._drafts.names()

        self._tasks.run(save, self._on_kept, self._on_not_kept)

    def _on_kept(self, kept: tuple[Standing, tuple[PackageName, ...]]) -> None:
        self._waiting -= 1
        if self._waiting:
            return
        standing, packages = kept
        self._judge(standing, is_saving=False, saved_at=self._now(), packages=packages)
        then, self._then = self._then, None
        if then is not None:
            then()

    def _on_not_kept(self, error: ExpectedError) -> None:
        self._waiting -= 1
        self._then = None
        self._show(is_saving=False, is_unsaved=True, error=error.message)

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(error=error.message)

    def _judge(self, standing: Standing, **changes: object) -> None:
        self._state = replace(
            self._state, faults=standing.faults, change_count=standing.change_count
        )
        self._show_lines(**changes)

    def _follow(self, edit: Edit, after: Draft) -> None:
        """Open the line that an edit made, and remember what was typed in it."""
        match edit:
            case AddLine(sheet) | TakeOver(sheet):
                self._key = f"{OWN}:{after.sheets.of(sheet)[-1].number}"
                self._new_key = self._key if isinstance(edit, AddLine) else ""
                self._touched = set()
            case SetCell(_sheet, _number, column):
                self._touched.add(column)

    def _close_line(self) -> None:
        self._key = self._new_key = ""
        self._touched = set()

    def _show_lines(self, **changes: object) -> None:
        """Publish the lines as they are now, and what else changes."""
        draft = self._draft
        if draft is None:
            return
        sheet, today = self._state.sheet, local_day(self._now())
        self._lines = lines = listed(draft, sheet, self._state.faults, today)
        if sheet is Sheet.ABOUT:
            self._key = lines[0].key
        self._show(
            lines=seen_through(self._state.lens, lines),
            count=len(lines),
            can_undo=bool(self._history),
            form=self._form(draft, lines),
            **changes,
        )

    def _form(self, draft: Draft, lines: Sequence[ListedLine]) -> LineForm | None:
        line = next((one for one in lines if one.key == self._key), None)
        if line is None:
            return None
        is_new = line.key == self._new_key
        errors = {
            fault.column: fault.message
            for fault in line.faults
            if not is_new or fault.column in self._touched
        }
        shown = {column.name for column in columns_of(line.sheet)}
        whole = (fault.message for fault in line.faults if fault.column not in shown)
        is_named = bool(line.cells.get("name", "-"))
        names = (place.cells["name"] for place in draft.sheets.of(Sheet.MUNICIPALITIES))
        return LineForm(
            listed=line,
            errors=errors,
            notice=next(whole, "") if is_named and not is_new else "",
            lower=lower_cells(draft, line.sheet, line.cells) if line.is_own else {},
            places=tuple(dict.fromkeys(name for name in names if name)),
            is_locked=is_for_danger(draft, line.sheet, line.cells),
            is_new=is_new,
        )

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by name
        if self._publish is not None:
            self._publish(self._state)
