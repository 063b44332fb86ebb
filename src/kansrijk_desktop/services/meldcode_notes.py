"""Tell what was noted in a Meldcode track, for the screen and for the paper alike."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from kansrijk_desktop.records.document import Delivery
from kansrijk_desktop.records.meldcode import EntryKind, MeldcodeEntry
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.meldcode_form import Asks, Field, Section, child_checks
from kansrijk_desktop.services.meldcode_steps import step_title
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class Noted:
    """One thing that was noted, in words.

    Attributes:
        ids: the entries it stands for; the answers of one kindcheck are told together.
        words: what was written; empty where only answers were given.
        is_quote: the words are someone's own.
        details: what was asked and answered besides, as label and value; the day is the first.
        written: by whom and when it was noted.
        struck: by whom and when it was struck out; empty while it stands.
    """

    ids: tuple[str, ...]
    words: str
    is_quote: bool
    details: tuple[tuple[str, str], ...]
    written: str
    struck: str = ""


def noted_in(section: Section, entries: Iterable[MeldcodeEntry]) -> tuple[Noted, ...]:
    """Return what was noted in one section, the first written first."""
    return tuple(_noted(section, together) for together in _together(section, entries))


def moment_words(moment: datetime) -> str:
    """Return a moment where the computer is: 21 november 2026, 14:03."""
    local = moment.astimezone()
    return f"{long_date(local.date())}, {local:%H:%M}"


def history_words(entry: MeldcodeEntry) -> str:
    """Return what was done with the track as a whole; empty for what was noted in it."""
    if entry.kind is EntryKind.CLOSED:
        step = step_title(entry.step)
        return _("Afgesloten na stap {number} ({title}): {reason}").format(
            number=entry.step.value, title=step, reason=entry.text
        )
    if entry.kind is EntryKind.REOPENED:
        return _("Heropend")
    if entry.kind is EntryKind.DELIVERED:
        printed = entry.code == Delivery.PRINTED.value
        return _("Afgedrukt") if printed else _("Bewaard als PDF")
    return ""


def _together(
    section: Section, entries: Iterable[MeldcodeEntry]
) -> tuple[tuple[MeldcodeEntry, ...], ...]:
    if section.kind is EntryKind.CHILD_CHECK:
        return child_checks(entries)
    return tuple(
        (entry,)
        for entry in entries
        if entry.kind is section.kind and section.code in {"", entry.code}
    )


def _noted(section: Section, entries: tuple[MeldcodeEntry, ...]) -> Noted:
    first = entries[0]
    words = [entry.text for entry in entries if _says_words(entry)]
    struck_at = first.struck_at
    return Noted(
        ids=tuple(entry.id for entry in entries),
        words="\n".join(words),
        is_quote=section.kind is EntryKind.QUOTE,
        details=((_("Datum"), long_date(first.happened_on)), *_details(section, entries)),
        written=f"{first.written_by}, {moment_words(first.written_at)}",
        struck=f"{first.struck_by}, {moment_words(struck_at)}" if struck_at else "",
    )


def _details(section: Section, entries: tuple[MeldcodeEntry, ...]) -> Iterator[tuple[str, str]]:
    for field in section.fields:
        if field.name in {"text", "happened_on"}:
            continue
        for entry in entries:
            value = _value(field, entry)
            if value:
                yield field.short, value


def _value(field: Field, entry: MeldcodeEntry) -> str:
    if entry.kind is EntryKind.CHILD_CHECK:
        if entry.code != field.name:
            return ""
        return _option(field, entry.answer) if field.asks is Asks.CHOICE else entry.text
    if field.name == "follow_up_on":
        return long_date(entry.follow_up_on)
    value = str(getattr(entry, field.name))
    return _option(field, value) if field.asks is Asks.CHOICE else value


def _says_words(entry: MeldcodeEntry) -> bool:
    """Tell whether its text is free; that of most questions of the kindcheck is their answer."""
    return bool(entry.text) and (entry.kind is not EntryKind.CHILD_CHECK or bool(entry.answer))


def _option(field: Field, key: str) -> str:
    """Return the words of an option; one that is not asked any more says its key."""
    return dict(field.options).get(key, key)
