"""Type a family into a new dossier."""

from kansrijk_desktop.demo.desk import Desk
from kansrijk_desktop.services.dossier_form import DossierForm
from kansrijk_desktop.ui.screens.household.view import HouseholdScreen


def type_family(desk: Desk, family: DossierForm) -> None:
    """Fill in the empty form of a dossier; it is not saved yet."""
    form = desk.screen(HouseholdScreen).form_page
    for name, field in form.fields.items():
        if typed := getattr(family, name):
            desk.type(field.edit, typed)
    for name in ("safe_to_call", "safe_to_write", "due_date_method"):
        desk.press(form.choices[name].segments[getattr(family, name)])
    for person in family.related_persons:
        desk.press(form.add_buttons[person.relationship])
        desk.type(form.people[-1].name_field.edit, person.name)
        desk.type(form.people[-1].birth_date_field.edit, person.birth_date)


def is_dossier_read(desk: Desk) -> bool:
    """Tell whether a dossier shows, and a conversation can begin."""
    screen = desk.program.window.stack.currentWidget()
    return (
        isinstance(screen, HouseholdScreen)
        and screen.reading_page.start_card.start_button.isVisible()
        and screen.reading_page.start_card.start_button.isEnabled()
    )
