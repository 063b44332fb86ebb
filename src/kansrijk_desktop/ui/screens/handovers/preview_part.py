"""New beside known: every proposal with what stands here now, chosen or not."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.services.incoming_facts import Novelty, Part, Proposal
from kansrijk_desktop.texts import N_, _, ngettext
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.badge import Badge
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.check_row import CheckRow
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.label import PlainLabel

_TITLES = {
    Part.FACTS: N_("Gegevens"),
    Part.PREGNANCY: N_("Zwangerschap"),
    Part.FAMILY: N_("Gezin"),
    Part.BIRTHS: N_("Geboorten"),
    Part.SCREENINGS: N_("Gesprekken"),
    Part.OFFERS: N_("Hulp en aanbod"),
    Part.AGREEMENTS: N_("Afspraken"),
}


class PreviewPart(QWidget):
    """The parts of a handover, each with its proposals; what is known already folds away.

    Signals:
        toggled: carries the key of what she chose or left.

    Attributes:
        rows: the proposals by their key.
        known: what is the same here.
    """

    toggled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, CheckRow] = {}
        self._shown: tuple[Proposal, ...] = ()
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_2)
        self.known: Collapsible | None = None

    def show_proposals(self, proposals: tuple[Proposal, ...], chosen: frozenset[str]) -> bool:
        """Show proposals and which are chosen; return whether they are other ones."""
        is_other = proposals != self._shown
        if is_other:
            self._build(proposals)
        for key, row in self.rows.items():
            row.show_chosen(key in chosen)
        return is_other

    def _build(self, proposals: tuple[Proposal, ...]) -> None:
        self._shown = proposals
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.rows = [], {}
        for kind, title in _TITLES.items():
            told = [
                one for one in proposals if one.part is kind and one.novelty is not Novelty.SAME
            ]
            if told:
                self._add(self._card(_(title), told))
        same = [one for one in proposals if one.novelty is Novelty.SAME]
        self.known = _same(same) if same else None
        if self.known is not None:
            self._add(self.known)

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._column.addWidget(part)
        # A layout shows it only later, and Tab would pass by what is hidden.
        part.show()

    def _card(self, title: str, proposals: list[Proposal]) -> Card:
        card = Card(title)
        for proposal in proposals:
            row = _row(proposal)
            row.picked.connect(partial(self.toggled.emit, proposal.key))
            self.rows[proposal.key] = row
            card.body.addWidget(row)
        return card


def _row(proposal: Proposal) -> CheckRow:
    words = f"{proposal.label}: {proposal.told}" if proposal.label else proposal.told
    badge, detail = Badge(), ""
    if proposal.novelty is Novelty.DIFFERENT:
        badge.show_badge(_("Anders"), "alert", "orange", "orange_soft")
        detail = _("Nu staat hier: {known}").format(known=proposal.known or _("iets anders"))
    else:
        badge.show_badge(_("Nieuw"), "plus", "accent", "accent_soft")
    if proposal.is_needed:
        detail = _("Nodig voor een nieuw dossier.")
    row = CheckRow(words, detail, badge)
    row.setEnabled(not proposal.is_needed)
    return row


def _same(proposals: list[Proposal]) -> Collapsible:
    count = len(proposals)
    title = ngettext(
        "{count} gegeven is hier al bekend", "{count} gegevens zijn hier al bekend", count
    )
    folded = Collapsible(title.format(count=count))
    folded.body.setSpacing(SPACE_1)
    for one in proposals:
        folded.body.addWidget(PlainLabel(f"{one.label}: {one.told}", "small"))
    return folded
