"""Rows of the tables of a region package as records."""

from collections.abc import Collection, Sequence
from typing import Final

from kansrijk_desktop.exchange.region_problems import Problems
from kansrijk_desktop.exchange.region_tables import LIST_SEPARATOR, YES, Row, read_table
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.records.region import (
    CareService,
    Layer,
    Municipality,
    Phase,
    RegionContact,
    same_place,
)
from kansrijk_desktop.texts import _

SERVICES: Final = "services.csv"
MUNICIPALITIES: Final = "municipalities.csv"
CONTACTS: Final = "contacts.csv"
CONFIRMED: Final = "bevestigd"
UNCONFIRMED: Final = "controleren"
WITHDRAWN: Final = "vervallen"
DOMAINS: Final = frozenset({"housing", "money", "stress", "substances", "safety"})
LEVELS: Final = frozenset({"green", "yellow", "orange", "red"})
KINDS: Final = frozenset(
    {"consult", "low-threshold", "professional", "ask-again", "acute", "acquaintance"}
)
PHASES: Final = frozenset(Phase)
PARITIES: Final = frozenset({"", "any", "first"})
RECIPIENTS: Final = frozenset({*RecipientKind, ""})
COALITION: Final = frozenset({YES, "nee", "onbekend"})
_ORIGIN: Final = ("source", "last_checked", "status")
_PLACE = ("municipalities", "owner")
SERVICE_COLUMNS: Final = (
    *("id", "name", "audience", "domains", "levels", "from_week", "to_week", "parity", "phase"),
    *("kind", "sign_up", "phone", "website", "cost", "waiting_time", "languages", "is_formal"),
    *("recipient_kind", *_PLACE, *_ORIGIN),
)
CONTACT_COLUMNS: Final = (
    *("id", "name", "role", "recipient_kind", "municipalities", "phone", "email", "website"),
    *("owner", *_ORIGIN),
)
MUNICIPALITY_COLUMNS: Final = ("name", "coalition", *_ORIGIN)


def read_services(
    raw: bytes, package: tuple[str, str, Layer], known: Collection[str], problems: Problems
) -> tuple[CareService, ...]:
    """Read the menukaart of a package with this name, owner and layer.

    `known` are the municipalities of the region; a row may be for some of them only.
    """
    columns = _columns(SERVICE_COLUMNS, _PLACE)
    services: dict[tuple[str, tuple[str, ...]], CareService] = {}
    for row in read_table(SERVICES, raw, columns, problems):
        service = _service(row, package)
        _check_places(row, service.municipalities, known)
        key = service.id, service.municipalities
        if service.id and key in services:
            row.note("id", _("Deze id staat er twee keer. Geef deze regel een eigen id."))
        services[key] = service
    return tuple(services.values())


def read_municipalities(raw: bytes, problems: Problems) -> tuple[Municipality, ...]:
    """Read which municipalities a region has."""
    columns = _columns(MUNICIPALITY_COLUMNS, ())
    places: list[Municipality] = []
    for row in read_table(MUNICIPALITIES, raw, columns, problems):
        place = Municipality(
            name=row.required("name"),
            has_coalition=row.one_of("coalition", COALITION) == YES,
            source=row.text("source"),
            last_checked=row.day("last_checked"),
            is_confirmed=_is_confirmed(row),
        )
        if any(same_place(place.name, other.name) for other in places):
            row.note("name", _("Deze gemeente staat er twee keer. Laat er een staan."))
        places.append(place)
    return tuple(places)


def read_contacts(
    raw: bytes, owner: str, known: Collection[str], problems: Problems
) -> tuple[RegionContact, ...]:
    """Read whom to reach in the region; rows without an owner are the package's."""
    contacts: dict[str, RegionContact] = {}
    for row in read_table(CONTACTS, raw, _columns(CONTACT_COLUMNS, ("owner",)), problems):
        contact = RegionContact(
            id=row.required("id"),
            name=row.required("name"),
            role=row.text("role"),
            recipient_kind=row.one_of("recipient_kind", RECIPIENTS),
            municipalities=row.parts("municipalities"),
            phone=row.text("phone"),
            email=row.text("email"),
            website=row.text("website"),
            owner=row.text("owner") or owner,
            source=row.text("source"),
            last_checked=row.day("last_checked"),
            is_confirmed=_is_confirmed(row),
        )
        _check_places(row, contact.municipalities, known)
        if contact.id in contacts:
            row.note("id", _("Deze id staat er twee keer. Geef deze regel een eigen id."))
        contacts[contact.id] = contact
    return tuple(contacts.values())


def _columns(
    columns: Sequence[str], optional: Sequence[str]
) -> tuple[Sequence[str], Sequence[str]]:
    return [name for name in columns if name not in optional], optional


def _service(row: Row, package: tuple[str, str, Layer]) -> CareService:
    name, owner, layer = package
    municipalities = row.parts("municipalities")
    return CareService(
        id=row.required("id"),
        name=row.required("name"),
        audience=row.text("audience"),
        domains=row.some_of("domains", DOMAINS),
        levels=row.some_of("levels", LEVELS),
        from_week=row.week("from_week"),
        to_week=row.week("to_week"),
        parity=row.one_of("parity", PARITIES) or "any",
        phase=LIST_SEPARATOR.join(row.some_of("phase", PHASES)),
        kind=row.one_of("kind", KINDS),
        sign_up=row.text("sign_up"),
        phone=row.text("phone"),
        website=row.text("website"),
        cost=row.text("cost"),
        waiting_time=row.text("waiting_time"),
        languages=row.text("languages"),
        is_formal=row.is_yes("is_formal"),
        recipient_kind=row.one_of("recipient_kind", RECIPIENTS),
        source=row.text("source"),
        last_checked=row.day("last_checked"),
        is_confirmed=_is_confirmed(row),
        municipalities=municipalities,
        owner=row.text("owner") or owner,
        layer=Layer.MUNICIPALITY if municipalities else layer,
        package=name,
        is_withdrawn=row.text("status") == WITHDRAWN,
    )


def _is_confirmed(row: Row) -> bool:
    """Tell whether a row is confirmed; then it must say by which source and when."""
    status = row.one_of("status", (CONFIRMED, UNCONFIRMED, WITHDRAWN))
    if status != CONFIRMED:
        return False
    for column in ("source", "last_checked"):
        if not row.text(column):
            message = _("Een bevestigde regel heeft een bron en een datum. Vul in, of kies {word}.")
            row.note(column, message.format(word=UNCONFIRMED))
    return True


def _check_places(row: Row, places: Sequence[str], known: Collection[str]) -> None:
    for place in places:
        if not any(same_place(place, one) for one in known):
            message = _("Gemeente ‘{place}’ staat niet in {file}. Voeg haar daar toe.")
            row.note("municipalities", message.format(place=place, file=MUNICIPALITIES))
