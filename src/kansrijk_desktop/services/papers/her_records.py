"""What is kept about her besides conversations, as she may read it: who she is, what was shared.

Without a safe place for the paper, everything stays away that could harm her at home: how she can
be reached safely, earlier pregnancies and losses, and with whom her safety was spoken of.
"""

from collections.abc import Iterator
from typing import Final

from kansrijk_desktop.documents.content import Heard
from kansrijk_desktop.documents.report_content import Grid, Section
from kansrijk_desktop.documents.wording import CONSENT_FORMS, written_date
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Safe
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.services.advice import domain_word
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.letter_people import due_date_method
from kansrijk_desktop.services.papers.words import birth_words, fact_rows
from kansrijk_desktop.services.respondents import PATIENT, told_by
from kansrijk_desktop.services.shared_dossier import KnownFamily
from kansrijk_desktop.services.sharing import SAFETY
from kansrijk_desktop.texts import _

_NEVER_HERS: Final = frozenset({DocumentKind.MELDCODE_FILE, DocumentKind.PARTNER_ACCESS})
_FOR_ANYONE_AT_HOME: Final = frozenset(
    {DocumentKind.PARENTS_SHEET, DocumentKind.LOCAL_OFFERS, DocumentKind.FULL_ACCESS}
)
_SHARES: Final = (0.4, 0.36, 0.24)


def about_her(known: KnownFamily, *, is_safe: bool) -> tuple[Heard, ...]:
    """Return who she is and how she can be reached."""
    patient, contact = known.dossier.patient, known.dossier.patient.contact
    place = f"{contact.postal_code} {contact.city}".strip()
    born = written_date(patient.birth_date) if patient.birth_date else ""
    interpreter = patient.interpreter_language or patient.language or _("ja")
    rows = (
        (_("Naam"), patient.full_name),
        (_("Geboren"), born),
        (_("BSN"), patient.bsn),
        (_("Adres"), ", ".join(part for part in (contact.street, place) if part)),
        (_("Gemeente"), known.dossier.household.municipality),
        (_("Telefoon"), contact.phone),
        (_("E-mail"), contact.email),
        (_("Taal"), patient.language),
        (_("Tolk"), interpreter if patient.needs_interpreter else ""),
    )
    safe_only = (
        (_("Bellen is veilig"), _safe(contact.safe_to_call)),
        (_("Schrijven is veilig"), _safe(contact.safe_to_write)),
        (_("Beste tijd"), contact.best_time),
    )
    return fact_rows((*rows, *(safe_only if is_safe else ())))


def pregnancies(known: KnownFamily, *, is_safe: bool) -> Iterator[Section]:
    """Yield the pregnancy of now and, where that is safe, those before it."""
    dossier = known.dossier
    if dossier.pregnancy is not None:
        yield Section(
            _("Zwangerschap"), facts=_pregnancy(dossier, dossier.pregnancy, is_safe=is_safe)
        )
    if is_safe:
        for pregnancy in dossier.earlier_pregnancies:
            yield Section(
                _("Eerdere zwangerschap"), facts=_pregnancy(dossier, pregnancy, is_safe=True)
            )
        yield Section(_("Wat er gebeurde"), facts=_stops(dossier))


def shared_with(known: KnownFamily, *, is_safe: bool) -> Iterator[Section]:
    """Yield what she agreed to, and which papers went to whom."""
    dossier = told_by(known.dossier, PATIENT)
    consents = [one for one in dossier.consents if is_safe or not _is_about_safety(one)]
    if consents:
        rows = tuple((one.recipient, _subjects(one), _until(one)) for one in consents)
        headers = (_("Aan wie"), _("Waarover"), _("Wanneer"))
        yield Section(_("Waar je toestemming voor gaf"), grid=Grid(headers, _SHARES, rows))
    papers = tuple(_papers(dossier, is_safe=is_safe))
    if papers:
        headers = (_("Papier"), _("Aan wie"), _("Wanneer"))
        yield Section(_("Wat er is gedeeld"), grid=Grid(headers, _SHARES, papers))


def _pregnancy(dossier: Dossier, pregnancy: Pregnancy, *, is_safe: bool) -> tuple[Heard, ...]:
    """Return one pregnancy; the counts tell of earlier ones."""
    method = due_date_method(pregnancy.due_date_method)
    due = written_date(pregnancy.due_date) if pregnancy.due_date else ""
    counts = (
        (_("Hoeveelste zwangerschap"), _number(pregnancy.gravidity)),
        (_("Eerdere bevallingen"), _number(pregnancy.parity)),
    )
    rows = (
        (_("Uitgerekend"), f"{due} ({method})" if due and method else due),
        (_("Meerling"), _("ja") if pregnancy.is_multiple else ""),
        (_("Risicostatus"), pregnancy.risk_status),
        (_("Plek van de bevalling"), pregnancy.planned_birth_place),
    )
    births = tuple(
        (_("Geboorte"), birth_words(one))
        for one in dossier.births
        if one.pregnancy_id == pregnancy.id
    )
    return fact_rows((*(counts if is_safe else ()), *rows, *births))


def _stops(dossier: Dossier) -> tuple[Heard, ...]:
    return tuple(
        Heard(written_date(one.happened_on), one.reason.value.replace("-", " "))
        for one in dossier.stops
        if one.undone_at is None
    )


def _papers(dossier: Dossier, *, is_safe: bool) -> Iterator[tuple[str, str, str]]:
    consent_of = {one.id: one.consent_id for one in dossier.referrals}
    by_id = {one.id: one for one in dossier.consents}
    for paper in dossier.documents:
        consent = by_id.get(paper.consent_id or consent_of.get(paper.referral_id, ""))
        may_be_told = is_safe or (
            paper.kind in _FOR_ANYONE_AT_HOME if consent is None else not _is_about_safety(consent)
        )
        if may_be_told and paper.kind not in _NEVER_HERS:
            day = written_date(local_day(paper.created_at))
            yield paper.title, paper.recipient, f"{day}, {paper.delivery.value}"
    for one in dossier.handovers:
        consent = by_id.get(one.consent_id)
        if is_safe or (consent is not None and not _is_about_safety(consent)):
            day = written_date(local_day(one.created_at))
            yield _("Overdracht"), one.recipient_name, day


def _is_about_safety(consent: Consent) -> bool:
    return SAFETY in consent.domains


def _subjects(consent: Consent) -> str:
    return ", ".join(domain_word(domain) for domain in consent.domains)


def _until(consent: Consent) -> str:
    words = f"{CONSENT_FORMS[consent.form]}, {written_date(consent.given_on)}"
    if consent.withdrawn_on is None:
        return words
    return _("{words}; ingetrokken op {day}").format(
        words=words, day=written_date(consent.withdrawn_on)
    )


def _safe(safe: Safe) -> str:
    return {Safe.YES: _("ja"), Safe.NO: _("nee"), Safe.UNKNOWN: _("niet bekend")}[safe]


def _number(count: int | None) -> str:
    return "" if count is None else str(count)
