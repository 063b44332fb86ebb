"""One track of a family as a line to open it by."""

from kansrijk_desktop.records.meldcode import MeldcodeCase
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.widgets.row_button import RowButton


def case_row(case: MeldcodeCase) -> RowButton:
    """Return the line of a track."""
    row = RowButton()
    title = _("Begonnen op {day}").format(day=long_date(local_day(case.opened_at)))
    if case.closed_on is None:
        row.show_row(case.id, title, _("Nog open"), _("Verder gaan"))
    else:
        detail = _("Afgesloten op {day}").format(day=long_date(case.closed_on))
        row.show_row(case.id, title, detail, _("Lezen"))
    return row
