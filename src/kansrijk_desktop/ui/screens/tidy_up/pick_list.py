"""Lines to choose one from."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.ui.screens.tidy_up.rows import PickRow
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from kansrijk_desktop.ui.widgets.row_button import RowButton


class PickList(MoreRows[RowButton, PickRow]):
    """A list of `PickRow`; `on_picked` hears the key of the one that was chosen."""

    def __init__(self, on_picked: Callable[[str], None], parent: QWidget | None = None) -> None:
        def make() -> RowButton:
            row = RowButton()
            row.picked.connect(on_picked)
            return row

        super().__init__(make, _show, parent=parent)


def _show(button: RowButton, row: PickRow) -> None:
    button.show_row(row.key, row.title, row.detail, cover=row.cover)
