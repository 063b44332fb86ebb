"""One child of a birth, to fill in."""

from functools import partial

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.family_events.birth_presenter import BirthPresenter, BirthState
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.date_field import DateField
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.field_grid import field_grid
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice
from kansrijk_desktop.ui.widgets.select_field import SelectField

NEW_CHILD = ""
_LIVES, _DIED = "lives", "died"


class ChildCard(Card):
    """Name, weight, place; another day where twins have one; and whether the child lives.

    Attributes:
        known_field: which child it is, where the dossier has a young child already.
        fields: the text fields by the name of what they hold (`ChildForm`).
        life_choice: whether the child lives.
    """

    def __init__(
        self, index: int, presenter: BirthPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._index = index
        self._presenter = presenter
        self.body.setSpacing(SPACE_2)
        self._title = Heading("", 3)
        self.body.addWidget(self._title)
        self.known_field = SelectField(_("Welk kind"), ())
        self.known_field.chosen.connect(self._on_known)
        self.body.addWidget(self.known_field)
        self.fields: dict[str, TextField] = {
            "name": TextField(_("Naam"), help_text=_("mag leeg blijven")),
            "weight": TextField(
                _("Gewicht in gram"), help_text=_("mag leeg blijven"), max_length=8
            ),
            "place": TextField(_("Plaats van geboorte"), help_text=_("bijvoorbeeld: thuis")),
            "born_on": DateField(
                _("Geboren op een andere dag"), help_text=_("alleen als de dag verschilt")
            ),
        }
        self.body.addLayout(field_grid(self.fields.values()))
        self._life_label = PlainLabel(_("Dit kind"), "strong")
        self.life_choice = SegmentedChoice(
            _("Dit kind"), ((_LIVES, _("leeft")), (_DIED, _("is overleden")))
        )
        self.life_choice.chosen.connect(self._on_life)
        self.body.addWidget(self._life_label)
        self.body.addWidget(self.life_choice)
        died_on = DateField(_("Overleden op"), help_text=_("leeg is: op de dag van de geboorte"))
        self.body.addWidget(died_on)
        self.fields["died_on"] = died_on
        for name, field in self.fields.items():
            field.edited.connect(partial(presenter.change_child, index, name))

    def show_child(self, state: BirthState) -> None:
        """Show the child as typed, with what is wrong."""
        child = state.form.children[self._index]
        title = (
            _("Het kind")
            if state.form.count == 1
            else _("Kind {number}").format(number=self._index + 1)
        )
        self._title.setText(title)
        self.setAccessibleName(title)
        self.known_field.setVisible(bool(state.known_children))
        self.known_field.show_options(
            ((NEW_CHILD, _("een nieuw kind in dit dossier")), *state.known_children)
        )
        self.known_field.show_chosen(child.id)
        for name, field in self.fields.items():
            field.show_text(getattr(child, name))
            field.show_error(state.problems.get(f"children.{self._index}.{name}", ""))
        self.fields["born_on"].setVisible(state.form.count > 1)
        self.life_choice.show_chosen(_DIED if child.has_died else _LIVES)
        self.fields["died_on"].setVisible(child.has_died)

    def _on_known(self, child_id: str) -> None:
        self._presenter.choose_known(self._index, child_id)

    def _on_life(self, key: str) -> None:
        self._presenter.change_child(self._index, "has_died", key == _DIED)
