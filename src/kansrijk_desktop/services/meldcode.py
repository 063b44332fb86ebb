"""The Meldcode track of a family: opened, written and closed by the professional's own hand.

Nothing here is read by the dossier, a list, a search or a document of others; no save here moves
the last change of the dossier. What was noted is never changed, only struck out.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from kansrijk_desktop.errors import DiskFullError
from kansrijk_desktop.records.document import Delivery
from kansrijk_desktop.records.meldcode import (
    EntryKind,
    MeldcodeCase,
    MeldcodeEntry,
    MeldcodeGround,
    MeldcodeStep,
)
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.file_writing import write_file
from kansrijk_desktop.services.meldcode_form import Note, ReadForm, Section, read_section
from kansrijk_desktop.services.meldcode_retention import keep_until
from kansrijk_desktop.services.meldcode_steps import section
from kansrijk_desktop.services.meldcode_track import Drafts, Track
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.services.typed_text import read_remark
from kansrijk_desktop.storage.meldcode import MeldcodeRepository
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.texts import _


class Meldcode:
    """Reads and writes tracks."""

    def __init__(
        self,
        kept: MeldcodeRepository,
        patients: PatientRepository,
        signed_in: SignedIn,
        now: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self._kept = kept
        self._patients = patients
        self._signed_in = signed_in
        self._now = now
        self._new_id = new_id

    def open(self, household_id: str, case_id: str = "") -> Track:
        """Return the named track of a family, or else the one that is not closed."""
        dossier = self._patients.dossier(household_id)
        cases = self._kept.of_patient(dossier.patient.id)
        wanted = (one for one in cases if one.id == case_id or (not case_id and not one.closed_on))
        case = next(wanted, None)
        return Track(
            household_id=household_id,
            patient=dossier.patient,
            practitioner=self._signed_in.practitioner,
            case=case,
            cases=cases,
            entries=self._kept.entries(case.id) if case else (),
        )

    def start(self, household_id: str, ground: MeldcodeGround) -> Track:
        """Begin a track; while one is open, that one is returned."""
        track = self.open(household_id)
        if track.case is not None:
            return track
        moment = self._now()
        day = local_day(moment)
        case = MeldcodeCase(
            id=self._new_id(),
            patient_id=track.patient.id,
            ground=ground,
            opened_by=self._signed_in.practitioner.name,
            opened_at=moment,
            changed_at=moment,
            keep_until=keep_until(day, day, self._patients.dossier(household_id), ()),
        )
        self._kept.save(case)
        return self.open(household_id)

    def check(self, section: Section, typed: Mapping[str, str]) -> ReadForm:
        """Read what was typed for a section; pure, so that it can be asked at every key."""
        return read_section(section, typed, local_day(self._now()))

    def note(self, track: Track, key: str, typed: Mapping[str, str]) -> Track:
        """Note what was typed for a section.

        Raises:
            ValueError: it has problems, or the track is closed; ask `check` first.
        """
        into = section(key, track.role)
        read = self.check(into, typed)
        if read.problems or not track.is_open:
            raise ValueError(sorted(read.problems))
        entries = [self._entry(track, into.step, into.kind, note) for note in read.notes]
        drafts = {name: texts for name, texts in track.drafts.items() if name != key}
        return self._keep(track, entries, drafts=_written(drafts))

    def strike(self, track: Track, ids: Iterable[str]) -> Track:
        """Strike entries out; they stay readable."""
        moment, wanted = self._now(), set(ids)
        struck = [
            replace(entry, struck_at=moment, struck_by=self._signed_in.practitioner.name)
            for entry in track.entries
            if entry.id in wanted and entry.struck_at is None
        ]
        return self._keep(track, struck)

    def close(self, track: Track, step: MeldcodeStep, reason: str) -> Track:
        """Close a track after any step; nothing in it is deleted.

        Raises:
            InvalidInputError: the reason is too long.
            ValueError: there is no reason.
        """
        reason = read_remark(reason)
        if not reason:
            raise ValueError("closing a track needs a reason")
        today = local_day(self._now())
        entry = self._entry(track, step, EntryKind.CLOSED, Note(today, text=reason))
        return self._keep(track, [entry], closed_on=today, closed_reason=reason)

    def reopen(self, track: Track) -> Track:
        """Go on with a track that was closed; that it was closed stays noted."""
        note = Note(local_day(self._now()))
        entry = self._entry(track, MeldcodeStep.SIGNALS, EntryKind.REOPENED, note)
        return self._keep(track, [entry], closed_on=None, closed_reason="")

    def keep_drafts(self, typed: Mapping[str, Drafts]) -> None:
        """Keep what was typed and not noted, by track; it moves no date of it."""
        for case_id, drafts in typed.items():
            self._kept.save(replace(self._kept.case(case_id), drafts=_written(drafts)))

    def paper(self, track: Track) -> bytes:
        """Return the track on paper; reads nothing, so it may run beside a save.

        Raises:
            MissingGlyphError: a text holds characters that cannot be printed.
        """
        # Not before a paper is made: it costs 0.1 s and 20 MB that most openings do not need.
        from kansrijk_desktop.services.meldcode_file import paper_of

        return paper_of(track, self._now())

    def deliver(self, track: Track, delivery: Delivery) -> Track:
        """Note that the paper leaves the program; before it does, and in the track alone.

        It is no change of substance, so the time to keep the track does not move.
        """
        note = Note(local_day(self._now()), code=delivery.value)
        entry = self._entry(track, MeldcodeStep.DECIDE, EntryKind.DELIVERED, note)
        self._kept.add(entry)
        return self.open(track.household_id, entry.case_id)

    def write(self, path: Path, paper: bytes) -> None:
        """Write the paper to a file, whole or not at all.

        Raises:
            DiskFullError: it could not be written.
        """
        write_file(
            path,
            paper,
            DiskFullError(
                _(
                    "Het bestand kon daar niet worden geschreven. Wat u vastlegde, staat er nog. "
                    "Kies een andere plek en bewaar opnieuw."
                ),
            ),
        )

    def _keep(self, track: Track, entries: Iterable[MeldcodeEntry], **changes: object) -> Track:
        """Save entries with the track as it is then, and count anew how long it is kept."""
        case, added, moment = _case_of(track), list(entries), self._now()
        kept = {entry.id: entry for entry in (*track.entries, *added)}
        dossier = self._patients.dossier_of_patient(case.patient_id)
        days = local_day(case.opened_at), local_day(moment)
        until = keep_until(*days, dossier, kept.values())
        now = replace(case, changed_at=moment, keep_until=until, **changes)  # type: ignore[arg-type]  # fields by name
        self._kept.save(now, *added)
        return self.open(track.household_id, case.id)

    def _entry(
        self, track: Track, step: MeldcodeStep, kind: EntryKind, note: Note
    ) -> MeldcodeEntry:
        return MeldcodeEntry(
            id=self._new_id(),
            case_id=_case_of(track).id,
            step=step,
            kind=kind,
            text=note.text,
            happened_on=note.happened_on,
            written_by=self._signed_in.practitioner.name,
            written_at=self._now(),
            code=note.code,
            answer=note.answer,
            with_whom=note.with_whom,
            why=note.why,
            follow_up_on=note.follow_up_on,
        )


def _case_of(track: Track) -> MeldcodeCase:
    if track.case is None:
        raise ValueError("there is no track yet")
    return track.case


def _written(drafts: Drafts) -> str:
    kept = {key: dict(texts) for key, texts in drafts.items() if any(texts.values())}
    return json.dumps(kept, ensure_ascii=False) if kept else ""
