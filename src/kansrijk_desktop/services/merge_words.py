"""The Dutch words of what differs between two dossiers."""

from datetime import date
from typing import Final

from kansrijk_desktop.records.people import RelatedPerson, Relationship, Safe
from kansrijk_desktop.records.pregnancy import DueDateMethod, GestationalAge, PregnancyEnd
from kansrijk_desktop.services.dossier_words import due_date_method_word, safe_word
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.texts import _

DAYS_OF_PREGNANCY: Final = "gestation_days"
_DAYS_PER_WEEK = 7


def field_label(name: str) -> str:
    """Return what a field of a record is called."""
    return {
        "given_name": _("Voornaam"),
        "family_name": _("Achternaam"),
        "birth_date": _("Geboortedatum"),
        "bsn": _("BSN"),
        "language": _("Taal"),
        "needs_interpreter": _("Tolk nodig"),
        "interpreter_language": _("Taal van de tolk"),
        "phone": _("Telefoon"),
        "email": _("E-mail"),
        "street": _("Straat en huisnummer"),
        "postal_code": _("Postcode"),
        "city": _("Woonplaats"),
        "safe_to_call": _("Is hier bellen veilig?"),
        "safe_to_write": _("Is hier schrijven veilig?"),
        "best_time": _("Beste tijd om te bellen"),
        "municipality": _("Gemeente"),
        "gravidity": _("G"),
        "parity": _("P"),
        "due_date": _("Uitgerekende datum"),
        "due_date_method": _("Datum bepaald met"),
        "is_multiple": _("Meerling"),
        "risk_status": _("Zorgniveau"),
        "planned_birth_place": _("Plaats van bevallen"),
        "ended": _("Einde van de zwangerschap"),
        "name": _("Naam"),
        "lives_in": _("Woont in dit gezin"),
        "remark": _("Opmerking"),
        "born_on": _("Geboren op"),
        DAYS_OF_PREGNANCY: _("Duur van de zwangerschap"),
        "weight_grams": _("Gewicht in gram"),
        "place": _("Plaats van geboorte"),
    }[name]


def in_words(name: str, value: object) -> str:
    """Return a value as it is read on the screen."""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, Safe):
        return safe_word(value)
    if isinstance(value, DueDateMethod):
        return due_date_method_word(value)
    if name == DAYS_OF_PREGNANCY and isinstance(value, int):
        return str(GestationalAge(*divmod(value, _DAYS_PER_WEEK)))
    return str(value)


def end_in_words(ended_on: date | None, ended_by: PregnancyEnd | None) -> str:
    """Return how and when a pregnancy ended."""
    day = long_date(ended_on)
    if ended_by is PregnancyEnd.BIRTH:
        return _("geboorte op {day}").format(day=day)
    return _("gestopt op {day}").format(day=day) if ended_by else day


def person_word(person: RelatedPerson) -> str:
    """Return who somebody is, by name where there is one."""
    kind = {
        Relationship.PARTNER: _("Partner"),
        Relationship.CHILD: _("Kind"),
        Relationship.OTHER: _("Anders"),
    }[person.relationship]
    return f"{kind} {person.name}".strip()
