"""How the columns of a region package are called on the screen, and what can stand in each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kansrijk_desktop.exchange.region_rows import CONFIRMED, UNCONFIRMED, WITHDRAWN
from kansrijk_desktop.exchange.region_sheets import Cells, Sheet
from kansrijk_desktop.exchange.region_tables import LIST_SEPARATOR, read_day
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.records.region import Layer, Phase
from kansrijk_desktop.services.advice import LEVEL_WORDS, domain_word
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.recipient_words import kind_word
from kansrijk_desktop.texts import N_, _

DOMAINS: Final = ("housing", "money", "stress", "substances", "safety")


class Kind(StrEnum):
    """How a cell is filled in."""

    LINE = "line"
    TEXT = "text"
    LINES = "lines"
    ONE = "one"
    SOME = "some"
    PLACES = "places"
    DAY = "day"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet.

    Attributes:
        name: as in the files.
        label, help_text: Dutch, not yet translated.
        group: the heading its field stands under.
        code_words: what each code that can stand there is called.
    """

    name: str
    label: str
    help_text: str = ""
    group: str = ""
    kind: Kind = Kind.LINE
    code_words: Callable[[], Sequence[tuple[str, str]]] = tuple

    def words(self, cell: str) -> str:
        """Return a cell as people read it; a code that is not known stands there as it is."""
        known = dict(self.code_words())
        if self.kind is Kind.ONE:
            return known.get(cell, cell)
        if self.kind is Kind.SOME:
            return ", ".join(known.get(code, code) for code in parts_of(cell))
        if self.kind is Kind.PLACES:
            return ", ".join(parts_of(cell))
        return _day_words(cell) if self.kind is Kind.DAY else cell


def parts_of(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell with a list."""
    return tuple(part.strip() for part in cell.split(LIST_SEPARATOR) if part.strip())


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


def sheet_word(sheet: Sheet) -> str:
    """Return what a part of a package is called."""
    return {
        Sheet.ABOUT: _("Over dit pakket"),
        Sheet.SERVICES: _("Aanbod"),
        Sheet.CONTACTS: _("Contacten"),
        Sheet.MUNICIPALITIES: _("Gemeenten"),
        Sheet.MOMENTS: _("Vaste momenten"),
        Sheet.SAFETY_TEXTS: _("Bij gevaar"),
    }[sheet]


def layer_word(layer: Layer | str) -> str:
    """Return what a layer is called."""
    return {
        Layer.NATIONAL: _("landelijk"),
        Layer.REGION: _("regio"),
        Layer.MUNICIPALITY: _("gemeente"),
    }.get(Layer(layer), "")


def kind_of_step(code: str) -> str:
    """Return what a sort of step is called."""
    return dict(_step_words()).get(code, code)


def _day_words(cell: str) -> str:
    try:
        return long_date(read_day(cell)) if cell else ""
    except ValueError:
        return cell


def _domain_words() -> Sequence[tuple[str, str]]:
    return [(domain, domain_word(domain)) for domain in DOMAINS]


def _level_words() -> Sequence[tuple[str, str]]:
    return tuple(LEVEL_WORDS.items())


def _phase_words() -> Sequence[tuple[str, str]]:
    return [(phase.value, phase.value) for phase in Phase]


def _step_words() -> Sequence[tuple[str, str]]:
    return (
        ("consult", _("Zelf doen in het consult")),
        ("low-threshold", _("Laagdrempelig: zij zelf")),
        ("professional", _("Via een professional")),
        ("ask-again", _("Opnieuw vragen")),
        ("acquaintance", _("Kennismaken")),
        ("acute", _("Bij gevaar: vandaag")),
    )


def _parity_words() -> Sequence[tuple[str, str]]:
    return (("any", _("Elk kind")), ("first", _("Alleen het eerste kind")))


def _formal_words() -> Sequence[tuple[str, str]]:
    return (("ja", _("Een organisatie")), ("nee", _("Vrijwilligers")))


def _recipient_words() -> Sequence[tuple[str, str]]:
    known = [(kind.value, kind_word(kind)) for kind in RecipientKind]
    return (("", _("Niemand: er hoort geen brief bij")), *known)


def _status_words() -> Sequence[tuple[str, str]]:
    return (
        (CONFIRMED, _("Bevestigd")),
        (UNCONFIRMED, _("Controleren")),
        (WITHDRAWN, _("Vervallen")),
    )


def _coalition_words() -> Sequence[tuple[str, str]]:
    return (("ja", _("Ja")), ("nee", _("Nee")), ("onbekend", _("Niet bekend")))


def _start_words() -> Sequence[tuple[str, str]]:
    return (
        ("zwangerschap", _("Het begin van de zwangerschap")),
        ("geboorte", _("De geboorte")),
    )


def _unit_words() -> Sequence[tuple[str, str]]:
    return (("week", _("Weken")), ("day", _("Dagen")))


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
        _status_words,
    ),
)
_PHONE = Column(
    "phone",
    N_("Telefoon"),
    N_("Niet gevonden? Laat het leeg. Nooit het nummer van een persoon."),
    _HOW,
)
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
    "",
    _HOW,
    Kind.ONE,
    _recipient_words,
)
_COLUMNS: Final[dict[Sheet, tuple[Column, ...]]] = {
    Sheet.SERVICES: (
        Column("name", N_("Naam"), "", _WHAT),
        Column(
            "audience",
            N_("Voor wie"),
            N_("In woorden die een cliënt kan lezen."),
            _WHAT,
            Kind.TEXT,
        ),
        Column("kind", N_("Soort stap"), "", _WHAT, Kind.ONE, _step_words),
        Column("is_formal", N_("Wie biedt het"), "", _WHAT, Kind.ONE, _formal_words),
        Column(
            "domains",
            N_("Onderwerpen"),
            N_("Niets gekozen past bij elk onderwerp."),
            _FITS,
            Kind.SOME,
            _domain_words,
        ),
        Column(
            "levels",
            N_("Niveaus"),
            N_("Niets gekozen past bij elk niveau."),
            _FITS,
            Kind.SOME,
            _level_words,
        ),
        Column("phase", N_("Fase"), N_("Niets gekozen is altijd."), _FITS, Kind.SOME, _phase_words),
        Column("from_week", N_("Vanaf week"), N_("Leeg is vanaf het begin."), _FITS, Kind.NUMBER),
        Column(
            "to_week",
            N_("Aanmelden tot en met week"),
            N_("Volle weken: voor 28 weken is 27. Leeg is geen grens."),
            _FITS,
            Kind.NUMBER,
        ),
        Column("parity", N_("Voor welk kind"), "", _FITS, Kind.ONE, _parity_words),
        Column("sign_up", N_("Aanmelden"), N_("Wie meldt aan, en hoe?"), _HOW, Kind.TEXT),
        _PHONE,
        Column("website", N_("Website"), "", _HOW),
        Column("cost", N_("Kosten"), "", _HOW),
        Column("waiting_time", N_("Wachttijd"), N_("Niet bekend? Laat het leeg."), _HOW),
        Column("languages", N_("Talen"), "", _HOW),
        _RECIPIENT,
        _PLACES,
        *_SOURCE,
    ),
    Sheet.CONTACTS: (
        Column("name", N_("Naam van de organisatie"), N_("Nooit die van een persoon."), _WHAT),
        Column("role", N_("Waarvoor"), "", _WHAT, Kind.TEXT),
        _RECIPIENT,
        _PHONE,
        Column("email", N_("E-mail"), N_("Algemeen adres; niet voor cliëntgegevens."), _HOW),
        Column("website", N_("Website"), "", _HOW),
        _PLACES,
        *_SOURCE,
    ),
    Sheet.MUNICIPALITIES: (
        Column("name", N_("Gemeente"), "", _PLACE),
        Column(
            "coalition",
            N_("Lokale coalitie Kansrijke Start"),
            N_("Alleen ja of nee als een bron dat zegt."),
            _PLACE,
            Kind.ONE,
            _coalition_words,
        ),
        *_SOURCE[1:],
    ),
    Sheet.MOMENTS: (
        Column("name", N_("Naam"), "", _WHEN),
        Column("counted_from", N_("Tellen vanaf"), "", _WHEN, Kind.ONE, _start_words),
        Column("unit", N_("In"), "", _WHEN, Kind.ONE, _unit_words),
        Column("from", N_("Van"), N_("Volle weken of dagen."), _WHEN, Kind.NUMBER),
        Column("to", N_("Tot en met"), "", _WHEN, Kind.NUMBER),
        Column("source", N_("Bron"), "", _ORIGIN, Kind.TEXT),
    ),
    Sheet.SAFETY_TEXTS: (
        Column("title", N_("Titel"), N_("Noemt geen onderwerp: anderen kunnen meekijken."), _SAID),
        Column("text", N_("Wat u zegt"), "", _SAID, Kind.TEXT),
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
        Column("name", N_("Naam van het pakket"), "", _ABOUT),
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
            "",
            _COALITION,
            Kind.TEXT,
        ),
        Column(
            "stale_after_months",
            N_("Na hoeveel maanden zijn gegevens verouderd"),
            "",
            _LIMITS,
            Kind.NUMBER,
        ),
        Column(
            "several_concerns",
            N_("Vanaf hoeveel onderwerpen met zorgen denken anderen mee"),
            N_("2 of meer. Het niveau zelf bepaalt de vragenlijst."),
            _LIMITS,
            Kind.NUMBER,
        ),
        Column(
            "feedback_within_days",
            N_("Binnen hoeveel dagen hoort u terug na een verwijzing"),
            "",
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
