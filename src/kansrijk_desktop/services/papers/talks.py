"""Fill the papers for a talk with others: agenda of a Knooppunt, feedback on a letter."""

from collections.abc import Iterable
from typing import Final

from kansrijk_desktop.documents.content import Heard
from kansrijk_desktop.documents.report_content import Grid, Report, Section
from kansrijk_desktop.documents.wording import NO_DIAGNOSIS, SELECTION, written_date
from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.services.advice import domain_word
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.letter_subjects import told_strengths
from kansrijk_desktop.services.papers.draft import PaperDraft
from kansrijk_desktop.services.papers.handover import agreements_on_paper, help_on_paper
from kansrijk_desktop.services.papers.words import (
    about_patient,
    consent_section,
    fact_rows,
    signature,
)
from kansrijk_desktop.services.shared_dossier import KnownFamily, SharedDossier
from kansrijk_desktop.services.sharing import STRENGTHS, WISHES
from kansrijk_desktop.services.typed_text import read_date
from kansrijk_desktop.texts import _

ABOUT: Final = f"{NO_DIAGNOSIS} {SELECTION}"

_AGREED_SHARES: Final = (0.26, 0.52, 0.22)
_HELP_SHARES: Final = (0.52, 0.26, 0.22)
_OPEN_LINES: Final = 5


def agenda_content(
    known: KnownFamily, draft: PaperDraft, shared: SharedDossier, consent: Consent, reference: str
) -> Report:
    """Return the agenda: the parents' own question on top, and no answers."""
    day = _("gemaakt op {day}").format(day=written_date(known.today))
    lines = (draft.meeting.strip(), f"{day} · kenmerk {reference}")
    return Report(
        title=draft.rule.title,
        file_title=draft.rule.file_title,
        made_at=known.made_at,
        lines=tuple(line for line in lines if line),
        identifiers=about_patient(known.dossier.patient, reference),
        about=ABOUT,
        sections=(
            Section(_("De vraag van de ouders"), leading=draft.question.strip()),
            Section(_("Wat goed gaat"), bullets=_strengths(shared)),
            Section(_("Waar we over praten"), facts=_topics(shared)),
            Section(_("Waarom nu"), text=draft.reason.strip()),
            help_section(shared),
            agreements_section(shared),
            Section(
                _("Nieuwe afspraken"),
                grid=Grid(_heads(), _AGREED_SHARES, open_lines=_OPEN_LINES),
            ),
            _overview(draft),
            consent_section(known, shared, consent, draft.organization.strip()),
        ),
        signature=signature(known.practitioner),
    )


def feedback_content(
    known: KnownFamily, draft: PaperDraft, shared: SharedDossier, consent: Consent, reference: str
) -> Report:
    """Return what became of a letter; what is not filled in can be written by hand."""
    patient = known.dossier.patient
    answers = (
        (_("Ontvangen op"), _day(draft, known)),
        (_("Contact met cliënt"), draft.contact_made),
        (_("Wat is afgesproken"), draft.agreed.strip()),
        (_("Vervolg"), draft.follow_up.strip()),
        (_("Houdt het overzicht"), draft.coordinator.strip()),
    )
    to = ", ".join(part.strip() for part in (draft.attention_of, draft.organization) if part)
    about = (
        (_("Aan"), to),
        (_("Over"), patient.full_name),
        (_("Uw brief"), draft.their_reference.strip()),
    )
    return Report(
        title=draft.rule.title,
        file_title=draft.rule.file_title,
        made_at=known.made_at,
        lines=(f"{written_date(known.today)} · kenmerk {reference}",),
        identifiers=about_patient(patient, reference),
        about=ABOUT,
        sections=(
            Section(_("Deze terugkoppeling"), facts=fact_rows(about)),
            Section(
                _("Wat er is gedaan"),
                facts=fact_rows(answers),
                blanks=tuple(label for label, text in answers if not text),
            ),
            help_section(shared),
            agreements_section(shared),
            consent_section(known, shared, consent, draft.organization.strip()),
        ),
        signature=signature(known.practitioner),
    )


def help_section(shared: SharedDossier) -> Section:
    """Return the help that is under way."""
    rows = tuple(
        (each.name, each.state, written_date(each.since) if each.since else "")
        for each in help_on_paper(shared)
    )
    headers = (_("Wat"), _("Stand"), _("Sinds"))
    return Section(_("Hulp"), grid=Grid(headers, _HELP_SHARES, rows) if rows else None)


def agreements_section(shared: SharedDossier) -> Section:
    """Return what was agreed so far."""
    rows = tuple((each.who, each.what, each.by) for each in agreements_on_paper(shared))
    return _agreed(rows)


def agreements_grid(agreements: Iterable[Agreement]) -> Section:
    """Return agreements as they were written down."""
    return _agreed(tuple((one.who, one.what, long_date(one.due_on)) for one in agreements))


def _agreed(rows: tuple[tuple[str, str, str], ...]) -> Section:
    grid = Grid(_heads(), _AGREED_SHARES, rows) if rows else None
    return Section(_("Afspraken tot nu toe"), grid=grid)


def _heads() -> tuple[str, ...]:
    return (_("Wie"), _("Wat"), _("Wanneer"))


def _strengths(shared: SharedDossier) -> tuple[str, ...]:
    latest = shared.latest_about(STRENGTHS)
    return told_strengths(latest[0].conversation) if latest else ()


def _topics(shared: SharedDossier) -> tuple[Heard, ...]:
    """Return the subjects to talk about, each with what she wants with it."""
    topics = []
    for subject in shared.subjects:
        if subject in {STRENGTHS, WISHES}:
            continue
        latest = shared.latest_about(subject)[0].conversation
        wishes = ", ".join(value.label for value in latest.outcome.domain(subject).wishes)
        topics.append(Heard(domain_word(subject), wishes or _("bespreken")))
    return tuple(topics)


def _overview(draft: PaperDraft) -> Section:
    coordinator = draft.coordinator.strip()
    blanks = () if coordinator else (_("Naam en telefoon"),)
    return Section(_("Wie houdt het overzicht"), text=coordinator, blanks=blanks)


def _day(draft: PaperDraft, known: KnownFamily) -> str:
    """Return the day as it is written; one that cannot be read is told at the field."""
    try:
        day = read_date(draft.received_on, known.today)
    except InvalidInputError:
        return ""
    return written_date(day) if day else ""
