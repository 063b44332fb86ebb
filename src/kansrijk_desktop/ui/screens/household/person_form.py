"""The small form of one related person."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.services.dossier_form import RelatedPersonForm
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.date_field import DateField
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.label import Heading
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice


class PersonForm(Card):
    """Name, birth date and where someone lives.

    Signals:
        changed: the place in the list of the person that was changed.
        removed: the place of the person to take away.
    """

    changed = Signal(int)
    removed = Signal(int)

    def __init__(self, index: int, parent: QWidget | None = None) -> None:
        super().__init__(tone="sunken", parent=parent)
        self._index = index
        self._form = RelatedPersonForm(Relationship.OTHER)
        self._title = Heading("", 3)
        self.name_field = TextField(_("Naam"))
        self.birth_date_field = DateField(_("Geboortedatum"))
        self.remark_field = TextField(_("Opmerking"), help_text=_("bijvoorbeeld: woont bij vader"))
        self.lives_in = SegmentedChoice(
            _("Woont in dit gezin"), [("yes", _("woont hier")), ("no", _("woont ergens anders"))]
        )
        self.remove_button = QuietButton(_("Weghalen"), "close")
        self._lay_out()
        self._connect()

    def typed(self) -> RelatedPersonForm:
        """Return the person as typed now."""
        return replace(
            self._form,
            name=self.name_field.text(),
            birth_date=self.birth_date_field.text(),
            remark=self.remark_field.text(),
            lives_in=self.lives_in.key() == "yes",
        )

    def show_person(self, form: RelatedPersonForm, problems: dict[str, str]) -> None:
        """Show another person, with what is wrong."""
        self._form = form
        title = {
            Relationship.PARTNER: _("Partner"),
            Relationship.CHILD: _("Kind"),
            Relationship.OTHER: _("Anders"),
        }[form.relationship]
        self._title.setText(title)
        self.remove_button.setAccessibleName(_("{who} weghalen").format(who=title))
        self.lives_in.show_chosen("yes" if form.lives_in else "no")
        for field, name in (
            (self.name_field, "name"),
            (self.birth_date_field, "birth_date"),
            (self.remark_field, "remark"),
        ):
            field.show_text(getattr(form, name))
            field.show_error(problems.get(name, ""))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(SPACE_2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self.name_field, 1, 0)
        grid.addWidget(self.birth_date_field, 1, 1)
        grid.addWidget(self.remark_field, 2, 0)
        grid.addWidget(self.lives_in, 2, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.remove_button)

    def _connect(self) -> None:
        for field in (self.name_field, self.birth_date_field, self.remark_field):
            field.edited.connect(self._on_changed)
        self.lives_in.chosen.connect(self._on_changed)
        self.remove_button.clicked.connect(self._on_remove)

    def _on_changed(self) -> None:
        self.changed.emit(self._index)

    def _on_remove(self) -> None:
        self.removed.emit(self._index)
