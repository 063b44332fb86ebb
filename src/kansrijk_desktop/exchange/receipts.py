"""That a handover arrived: what goes back to the sender in a sealed file."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from kansrijk_desktop.errors import InvalidInputError, UnreadableBundleError
from kansrijk_desktop.exchange.bundle_elements import day_in, id_in, urn
from kansrijk_desktop.exchange.bundle_structure import visible
from kansrijk_desktop.fhir.elements import text
from kansrijk_desktop.fhir.json import dump_json, parse_json_object
from kansrijk_desktop.texts import _

MAX_BYTES: Final = 64 * 1024
MAX_NOTE: Final = 2_000


@dataclass(frozen=True, slots=True)
class Receipt:
    """The confirmation of one handover.

    Attributes:
        handover_id: the number of the file that arrived.
        note: a few words of who received it; nothing of the family need be in it.
    """

    handover_id: str
    received_on: date
    received_by: str
    note: str = ""


def written_receipt(receipt: Receipt) -> bytes:
    """Return a receipt as it is sealed."""
    return dump_json(
        {
            "handover": urn(receipt.handover_id),
            "received": receipt.received_on.isoformat(),
            "by": receipt.received_by,
            "note": receipt.note[:MAX_NOTE],
        }
    )


def read_receipt(content: bytes) -> Receipt:
    """Read a receipt.

    Raises:
        UnreadableBundleError: it is none.
    """
    try:
        written = parse_json_object(content, MAX_BYTES)
    except InvalidInputError as error:
        raise _no_receipt() from error
    handover_id, received_on = id_in(text(written, "handover")), day_in(written.get("received"))
    if not handover_id or received_on is None:
        raise _no_receipt()
    return Receipt(
        handover_id=handover_id,
        received_on=received_on,
        received_by=visible(text(written, "by"))[:MAX_NOTE],
        note=visible(text(written, "note"))[:MAX_NOTE],
    )


def _no_receipt() -> UnreadableBundleError:
    return UnreadableBundleError(
        _(
            "Deze ontvangstbevestiging kan niet worden gelezen. Er is niets gewijzigd. Vraag de "
            "ontvanger om een nieuwe."
        )
    )
