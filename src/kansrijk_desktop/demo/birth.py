"""Note the birth of the baby."""

from datetime import timedelta

from kansrijk_desktop.demo.seat import Seat
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.family_events.view import FamilyEventsScreen


def note_birth(seat: Seat, name: str, days_old: int) -> None:
    """Note in the dossier that the baby was born so many days ago."""
    desk = seat.desk
    seat.part(_("Geboorte of einde"))
    screen = desk.screen(FamilyEventsScreen)
    desk.press(screen.overview_page.birth_button)
    page = screen.birth_page
    desk.wait_for(page.save_button.isVisible, "the form of the birth")
    desk.type(page.born_on_field.edit, short_date(seat.today() - timedelta(days=days_old)))
    (child, *_others) = page.child_cards
    for field, words in (("name", name), ("weight", "3420"), ("place", "thuis")):
        desk.type(child.fields[field].edit, words)
    seat.picture("geboorte-invullen")
    desk.press(page.save_button)
    desk.wait_for(screen.overview_page.isVisible, "what was noted")
    seat.picture("geboorte")
