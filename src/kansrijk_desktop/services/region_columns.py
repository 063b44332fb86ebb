"""The columns of the sheets of a region package as people see them, each with its help."""

from typing import Final

from kansrijk_desktop.exchange.region_sheets import Cells, Sheet
from kansrijk_desktop.services.region_words import (
    Column,
    Kind,
    coalition_words,
    domain_words,
    formal_words,
    level_words,
    parity_words,
    phase_words,
    recipient_words,
    start_words,
    status_words,
    step_words,
    unit_words,
)
from kansrijk_desktop.texts import N_, _

_WHAT, _FITS = N_("Wat en voor wie"), N_("Wanneer past het")
_HOW, _ORIGIN = N_("Hoe krijgt zij het"), N_("Waar en van wie")
_PLACE, _WHEN, _SAID = N_("Gemeente"), N_("Wanneer"), N_("Wat er meteen staat")
_ABOUT, _LIMITS = N_("Dit pakket"), N_("Grenzen")
_COALITION = N_("Lokale coalitie Kansrijke Start")
_SOURCE = (
    Column("owner", N_("Eigenaar"), N_("Wie houdt deze gegevens bij?"), _ORIGIN),
    Column(
        "source",
        N_("Bron"),
        N_("Waar staat het? Een site of stuk, liefst met datum."),
        _ORIGIN,
        Kind.TEXT,
    ),
    Column("last_checked", N_("Nagekeken op"), N_("dag-maand-jaar"), _ORIGIN, Kind.DAY),
    Column(
        "status",
        N_("Stand"),
        N_("Bevestigd heeft altijd een bron en een dag."),
        _ORIGIN,
        Kind.ONE,
        status_words,
    ),
)
_PHONE = Column(
    "phone",
    N_("Telefoon"),
    N_("Niet gevonden? Laat het leeg. Nooit het nummer van een persoon."),
    _HOW,
)
_WEBSITE = Column("website", N_("Website"), N_("Zonder https ervoor is genoeg."), _HOW)
_PLACES = Column(
    "municipalities",
    N_("Alleen in deze gemeenten"),
    N_("Niets gekozen is overal in dit pakket."),
    _ORIGIN,
    Kind.PLACES,
)
_RECIPIENT = Column(
    "recipient_kind",
    N_("Wie krijgt de brief"),
    N_("Bepaalt wat er in de brief mag staan."),
    _HOW,
    Kind.ONE,
    recipient_words,
)
_COLUMNS: Final[dict[Sheet, tuple[Column, ...]]] = {
    Sheet.SERVICES: (
        Column("name", N_("Naam"), N_("Zoals u het tegen haar zegt."), _WHAT),
        Column(
            "audience",
            N_("Voor wie"),
            N_("In woorden die een cliënt kan lezen."),
            _WHAT,
            Kind.TEXT,
        ),
        Column(
            "kind",
            N_("Soort stap"),
            N_("Bij gevaar staat bovenaan en kan niet vervallen."),
            _WHAT,
            Kind.ONE,
            step_words,
        ),
        Column(
            "is_formal",
            N_("Wie biedt het"),
            N_("Aan vrijwilligers geeft u geen BSN."),
            _WHAT,
            Kind.ONE,
            formal_words,
        ),
        Column(
            "domains",
            N_("Onderwerpen"),
            N_("Niets gekozen past bij elk onderwerp."),
            _FITS,
            Kind.SOME,
            domain_words,
        ),
        Column(
            "levels",
            N_("Niveaus"),
            N_("Niets gekozen past bij elk niveau."),
            _FITS,
            Kind.SOME,
            level_words,
        ),
        Column("phase", N_("Fase"), N_("Niets gekozen is altijd."), _FITS, Kind.SOME, phase_words),
        Column("from_week", N_("Vanaf week"), N_("Leeg is vanaf het begin."), _FITS, Kind.NUMBER),
        Column(
            "to_week",
            N_("Aanmelden tot en met week"),
            N_("Volle weken: voor 28 weken is 27. Leeg is geen grens."),
            _FITS,
            Kind.NUMBER,
        ),
        Column(
            "parity",
            N_("Voor welk kind"),
            N_("Is P niet bekend, dan blijft het in beeld."),
            _FITS,
            Kind.ONE,
            parity_words,
        ),
        Column("sign_up", N_("Aanmelden"), N_("Wie meldt aan, en hoe?"), _HOW, Kind.TEXT),
        _PHONE,
        _WEBSITE,
        Column("cost", N_("Kosten"), N_("Voor haar. Niet bekend? Laat het leeg."), _HOW),
        Column("waiting_time", N_("Wachttijd"), N_("Niet bekend? Laat het leeg."), _HOW),
        Column("languages", N_("Talen"), N_("Leeg is Nederlands, of niet bekend."), _HOW),
        _RECIPIENT,
        _PLACES,
        *_SOURCE,
    ),
    Sheet.CONTACTS: (
        Column("name", N_("Naam van de organisatie"), N_("Nooit die van een persoon."), _WHAT),
        Column("role", N_("Waarvoor"), N_("Waar gaat u hierheen voor?"), _WHAT, Kind.TEXT),
        _RECIPIENT,
        _PHONE,
        Column("email", N_("E-mail"), N_("Algemeen adres; niet voor cliëntgegevens."), _HOW),
        _WEBSITE,
        _PLACES,
        *_SOURCE,
    ),
    Sheet.MUNICIPALITIES: (
        Column("name", N_("Gemeente"), N_("Zoals zij officieel heet."), _PLACE),
        Column(
            "coalition",
            N_("Lokale coalitie Kansrijke Start"),
            N_("Alleen ja of nee als een bron dat zegt."),
            _PLACE,
            Kind.ONE,
            coalition_words,
        ),
        *_SOURCE[1:],
    ),
    Sheet.MOMENTS: (
        Column("name", N_("Naam"), N_("Zoals u het leest, bijvoorbeeld 28 tot 30 weken."), _WHEN),
        Column(
            "counted_from",
            N_("Tellen vanaf"),
            N_("Vanaf welk begin telt u?"),
            _WHEN,
            Kind.ONE,
            start_words,
        ),
        Column(
            "unit",
            N_("Tellen in"),
            N_("Voor de eerste dagen: dagen."),
            _WHEN,
            Kind.ONE,
            unit_words,
        ),
        Column("from", N_("Van"), N_("Volle weken of dagen."), _WHEN, Kind.NUMBER),
        Column("to", N_("Tot en met"), N_("Even groot als van, of groter."), _WHEN, Kind.NUMBER),
        Column("source", N_("Bron"), N_("Wie sprak dit af?"), _ORIGIN, Kind.TEXT),
    ),
    Sheet.SAFETY_TEXTS: (
        Column("title", N_("Titel"), N_("Noemt geen onderwerp: anderen kunnen meekijken."), _SAID),
        Column(
            "text",
            N_("Wat u zegt"),
            N_("Rustig en kort: u leest het terwijl zij erbij zit."),
            _SAID,
            Kind.TEXT,
        ),
        Column("steps", N_("Stappen"), N_("Eén stap per regel."), _SAID, Kind.LINES),
        Column(
            "numbers",
            N_("Wie u belt"),
            N_("Eén per regel, zoals ‘Gevaar nu: 112’."),
            _SAID,
            Kind.LINES,
        ),
    ),
    Sheet.ABOUT: (
        Column("name", N_("Naam van het pakket"), N_("De regio of gemeente."), _ABOUT),
        Column("owner", N_("Eigenaar"), N_("Wie houdt dit pakket bij?"), _ABOUT),
        Column("last_checked", N_("Nagekeken op"), N_("dag-maand-jaar"), _ABOUT, Kind.DAY),
        Column(
            "always_visible",
            N_("Nummers die altijd in beeld zijn"),
            N_("Eén per regel. Ze komen bij de landelijke nummers; die blijven staan."),
            _ABOUT,
            Kind.LINES,
        ),
        Column(
            "municipality_count",
            N_("Gemeenten met een lokale coalitie"),
            N_("Een getal met een bron, of leeg."),
            _COALITION,
            Kind.NUMBER,
        ),
        Column(
            "coalition_source",
            N_("Bron van dat getal"),
            N_("Waar staat het aantal?"),
            _COALITION,
            Kind.TEXT,
        ),
        Column(
            "stale_after_months",
            N_("Na hoeveel maanden zijn gegevens verouderd"),
            N_("Leeg is zoals in de laag eronder; landelijk 12."),
            _LIMITS,
            Kind.NUMBER,
        ),
        Column(
            "several_concerns",
            N_("Vanaf hoeveel onderwerpen met zorgen denken anderen mee"),
            N_("2 of meer; landelijk 3. De uitkomst bepaalt de vragenlijst zelf."),
            _LIMITS,
            Kind.NUMBER,
        ),
        Column(
            "feedback_within_days",
            N_("Binnen hoeveel dagen hoort u terug na een verwijzing"),
            N_("Daarna vraagt het programma ernaar. Landelijk 42."),
            _LIMITS,
            Kind.NUMBER,
        ),
        Column(
            "smallest_count",
            N_("Vanaf hoeveel gezinnen mag een aantal worden getoond"),
            N_("Dit programma toont nog geen aantallen."),
            _LIMITS,
            Kind.NUMBER,
        ),
    ),
}


def columns_of(sheet: Sheet) -> tuple[Column, ...]:
    """Return the columns of a sheet that people see, in the order of their form."""
    return _COLUMNS[sheet]


def column_of(sheet: Sheet, name: str) -> Column:
    """Return one column; one that people do not see is called as in the files."""
    found = (column for column in _COLUMNS[sheet] if column.name == name)
    return next(found, Column(name, name))


def name_of(sheet: Sheet, cells: Cells) -> str:
    """Return what a line is called."""
    name = cells.get("title", "") if sheet is Sheet.SAFETY_TEXTS else cells.get("name", "")
    return name or _("nog zonder naam")
