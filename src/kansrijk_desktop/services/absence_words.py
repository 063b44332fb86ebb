"""Say in words why a question has no answer."""

from kansrijk_desktop.engine.answers import AbsentReason, NotAskedReason
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.texts import N_, _

_ABSENCE_WORDS = {
    AbsentReason.ASKED_DECLINED: N_("wil zij niet zeggen"),
    AbsentReason.ASKED_UNKNOWN: N_("weet zij niet"),
    AbsentReason.NOT_ASKED: N_("niet gevraagd"),
}
_REASON_WORDS = {
    NotAskedReason.NOT_ALONE: N_("niet gevraagd: niet alleen"),
    NotAskedReason.NO_TIME: N_("niet gevraagd: geen tijd"),
    NotAskedReason.NO_INTERPRETER: N_("niet gevraagd: geen tolk"),
    NotAskedReason.NOT_NOW: N_("niet gevraagd: niet nu"),
}


def absence_words(item: ItemState) -> str:
    """Return in words why a question has no answer; empty where it has one."""
    if item.not_asked_reason is not None:
        return _(_REASON_WORDS[item.not_asked_reason])
    return _(_ABSENCE_WORDS[item.absent]) if item.absent is not None else ""
