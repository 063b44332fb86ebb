"""How the columns of a region package are called on the screen, and what can stand in each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kansrijk_desktop.exchange.region_rows import CONFIRMED, UNCONFIRMED, WITHDRAWN
from kansrijk_desktop.exchange.region_sheets import Sheet
from kansrijk_desktop.exchange.region_tables import LIST_SEPARATOR, read_day
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.records.region import Layer, Phase
from kansrijk_desktop.services.advice import LEVEL_WORDS, domain_word
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.recipient_words import kind_word
from kansrijk_desktop.texts import _

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


def _day_words(cell: str) -> str:
    try:
        return long_date(read_day(cell)) if cell else ""
    except ValueError:
        return cell


def domain_words() -> Sequence[tuple[str, str]]:
    """Return the words for the subjects, by code."""
    return [(domain, domain_word(domain)) for domain in DOMAINS]


def level_words() -> Sequence[tuple[str, str]]:
    """Return the words for the levels, by code."""
    return tuple(LEVEL_WORDS.items())


def phase_words() -> Sequence[tuple[str, str]]:
    """Return the words for the phases, by code."""
    return [(phase.value, phase.value) for phase in Phase]


def step_words() -> Sequence[tuple[str, str]]:
    """Return the words for the sorts of step, by code."""
    return (
        ("consult", _("Zelf doen in het consult")),
        ("low-threshold", _("Laagdrempelig: zij zelf")),
        ("professional", _("Via een professional")),
        ("ask-again", _("Opnieuw vragen")),
        ("acquaintance", _("Kennismaken")),
        ("acute", _("Bij gevaar: vandaag")),
    )


def parity_words() -> Sequence[tuple[str, str]]:
    """Return the words for for which child, by code."""
    return (("any", _("Elk kind")), ("first", _("Alleen het eerste kind")))


def formal_words() -> Sequence[tuple[str, str]]:
    """Return the words for who offers it, by code."""
    return (("ja", _("Een organisatie")), ("nee", _("Vrijwilligers")))


def recipient_words() -> Sequence[tuple[str, str]]:
    """Return the words for who gets the letter, by code."""
    known = [(kind.value, kind_word(kind)) for kind in RecipientKind]
    return (("", _("Niemand: er hoort geen brief bij")), *known)


def status_words() -> Sequence[tuple[str, str]]:
    """Return the words for how a line can stand, by code."""
    return (
        (CONFIRMED, _("Bevestigd")),
        (UNCONFIRMED, _("Controleren")),
        (WITHDRAWN, _("Vervallen")),
    )


def coalition_words() -> Sequence[tuple[str, str]]:
    """Return the words for whether there is a coalition, by code."""
    return (("ja", _("Ja")), ("nee", _("Nee")), ("onbekend", _("Niet bekend")))


def start_words() -> Sequence[tuple[str, str]]:
    """Return the words for from when a moment is counted, by code."""
    return (
        ("zwangerschap", _("Het begin van de zwangerschap")),
        ("geboorte", _("De geboorte")),
    )


def unit_words() -> Sequence[tuple[str, str]]:
    """Return the words for in what a moment is counted, by code."""
    return (("week", _("Weken")), ("day", _("Dagen")))
