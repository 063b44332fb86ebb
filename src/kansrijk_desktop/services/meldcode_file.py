"""Fill the paper of a Meldcode track: everything in it, for the professional alone."""

from collections.abc import Iterator
from datetime import datetime

from kansrijk_desktop.documents import meldcode_file
from kansrijk_desktop.documents.meldcode_content import (
    Fact,
    MeldcodePaper,
    PaperNote,
    PaperSection,
    PaperStep,
)
from kansrijk_desktop.records.meldcode import (
    EntryKind,
    MeldcodeCase,
    MeldcodeEntry,
    MeldcodeStep,
)
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.meldcode_form import Section
from kansrijk_desktop.services.meldcode_notes import (
    Noted,
    history_words,
    moment_words,
    noted_in,
)
from kansrijk_desktop.services.meldcode_steps import ground_options, sections, step_title
from kansrijk_desktop.services.meldcode_track import Track
from kansrijk_desktop.texts import _

_ALWAYS = frozenset({EntryKind.FACT, EntryKind.QUOTE, EntryKind.OPINION, EntryKind.CHILD_CHECK})
"""Printed also when empty: that nothing was noted of one sort must be seen."""


def paper_of(track: Track, made_at: datetime) -> bytes:
    """Return a track on paper.

    Raises:
        MissingGlyphError: a text holds characters that cannot be printed.
        ValueError: there is no track.
    """
    return meldcode_file.build(content_of(track, made_at))


def content_of(track: Track, made_at: datetime) -> MeldcodePaper:
    """Return what the paper of a track says.

    Raises:
        ValueError: there is no track.
    """
    if track.case is None:
        raise ValueError("there is no track yet")
    practitioner = track.practitioner
    return MeldcodePaper(
        # On the paper stands the time where she is.
        made_at=made_at.astimezone(),
        made_by=practitioner.name,
        client=track.patient.full_name,
        birth_date=track.patient.birth_date,
        facts=tuple(_facts(track, track.case, made_at)),
        steps=tuple(_step(step, track) for step in MeldcodeStep),
        history=tuple(_history(track.entries)),
    )


def _facts(track: Track, case: MeldcodeCase, made_at: datetime) -> Iterator[Fact]:
    practitioner = track.practitioner
    made_by = ", ".join(
        part
        for part in (practitioner.name, practitioner.role.value, practitioner.organization.name)
        if part
    )
    yield _("Cliënt"), track.patient.full_name
    if track.patient.birth_date:
        yield _("Geboren"), long_date(track.patient.birth_date)
    yield _("Aanleiding"), dict(ground_options())[case.ground.value]
    yield _("Begonnen"), f"{case.opened_by}, {moment_words(case.opened_at)}"
    yield _("Laatste wijziging"), moment_words(case.changed_at)
    if case.closed_on:
        yield _("Afgesloten"), long_date(case.closed_on)
        yield _("Reden"), case.closed_reason
    yield _("Bewaren tot minstens"), long_date(case.keep_until)
    yield _("Gemaakt door"), made_by
    yield _("Gemaakt op"), moment_words(made_at)


def _step(step: MeldcodeStep, track: Track) -> PaperStep:
    title = _("Stap {number}. {title}").format(number=step.value, title=step_title(step))
    told = (_section(each, track.entries) for each in sections(step, track.role))
    return PaperStep(title, tuple(each for each in told if each is not None))


def _section(section: Section, entries: tuple[MeldcodeEntry, ...]) -> PaperSection | None:
    notes = tuple(_note(noted) for noted in noted_in(section, entries))
    if not notes and section.kind not in _ALWAYS:
        return None
    return PaperSection(section.title, notes)


def _note(noted: Noted) -> PaperNote:
    return PaperNote(
        words=noted.words,
        details=noted.details,
        written=noted.written,
        is_quote=noted.is_quote,
        struck=noted.struck,
    )


def _history(entries: tuple[MeldcodeEntry, ...]) -> Iterator[Fact]:
    for entry in entries:
        words = history_words(entry)
        if words:
            yield moment_words(entry.written_at), f"{words} ({entry.written_by})"
