"""The words of the screen of papers: what each is, for whom, and who can read it."""

from kansrijk_desktop.records.consent import Consent, ConsentForm
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.services.advice import domain_word
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.levels_over_time import subject_title
from kansrijk_desktop.services.papers.draft import PaperDraft
from kansrijk_desktop.services.papers.rules import Reader
from kansrijk_desktop.services.sharing import SUBJECTS
from kansrijk_desktop.texts import _

FOR_PARTNERS_IN_CARE = (
    DocumentKind.HOME_VISIT_REQUEST,
    DocumentKind.YOUTH_HEALTH_HANDOVER,
    DocumentKind.MATERNITY_CARE_HANDOVER,
    DocumentKind.CASE_TALK_AGENDA,
    DocumentKind.FEEDBACK_SLIP,
    DocumentKind.CHILD_PART,
)
FOR_PARENTS = (DocumentKind.PARENTS_SHEET, DocumentKind.LOCAL_OFFERS)
TO_READ = (DocumentKind.FULL_ACCESS, DocumentKind.PARTNER_ACCESS)

SENSITIVE = frozenset({"stress", "substances", "safety"})


def kind_title(kind: DocumentKind) -> str:
    """Return what a paper is called on the screen."""
    return {
        DocumentKind.HOME_VISIT_REQUEST: _("Aanmelding prenataal huisbezoek"),
        DocumentKind.YOUTH_HEALTH_HANDOVER: _("Overdracht aan de JGZ"),
        DocumentKind.MATERNITY_CARE_HANDOVER: _("Overdracht aan de kraamzorg"),
        DocumentKind.CASE_TALK_AGENDA: _("Agenda voor een Knooppunt"),
        DocumentKind.FEEDBACK_SLIP: _("Terugkoppeling"),
        DocumentKind.CHILD_PART: _("Gegevens voor het dossier van het kind"),
        DocumentKind.PARENTS_SHEET: _("Afspraken voor de ouders"),
        DocumentKind.LOCAL_OFFERS: _("Aanbod in de buurt"),
        DocumentKind.FULL_ACCESS: _("Inzage voor cliënt"),
        DocumentKind.PARTNER_ACCESS: _("Inzage voor de partner"),
    }[kind]


def kind_detail(kind: DocumentKind) -> str:
    """Return for whom a paper is, and what it is for."""
    return {
        DocumentKind.HOME_VISIT_REQUEST: _("Voor de JGZ, nadat u het bezoek hebt uitgelegd"),
        DocumentKind.YOUTH_HEALTH_HANDOVER: _("Alle gesprekken op een rij, met één blad vooraf"),
        DocumentKind.MATERNITY_CARE_HANDOVER: _("Wat de kraamzorg moet weten voor zij komt"),
        DocumentKind.CASE_TALK_AGENDA: _("Voor overleg met de ouders; hun vraag staat bovenaan"),
        DocumentKind.FEEDBACK_SLIP: _("Laat de verwijzer weten wat ervan is geworden"),
        DocumentKind.CHILD_PART: _("Voor de JGZ; beide ouders mogen het lezen"),
        DocumentKind.PARENTS_SHEET: _("Hoogstens drie afspraken, in grote letters"),
        DocumentKind.LOCAL_OFFERS: _("Een blad om aan iedereen mee te geven"),
        DocumentKind.FULL_ACCESS: _("Alles uit haar dossier, leesbaar en als gegevensbestand"),
        DocumentKind.PARTNER_ACCESS: _("Alleen wat de partner zelf heeft verteld"),
    }[kind]


def who_can_read(draft: PaperDraft, partner: str) -> str:
    """Return who can read a paper once it has left."""
    if draft.kind is DocumentKind.CASE_TALK_AGENDA:
        return _("Iedereen aan tafel, ook de partner.")
    if draft.kind is DocumentKind.CHILD_PART:
        return _("De JGZ, en beide ouders met gezag. Later ook het kind zelf.")
    return {
        Reader.OTHERS: _("Wie daar bij het dossier kan. Cliënt zelf, als zij erom vraagt."),
        Reader.PARENTS: _("Iedereen die het thuis ziet liggen: de partner, familie, bezoek."),
        Reader.ANYONE: _("Iedereen. Het gaat over niemand."),
        Reader.HER_SELF: _("Cliënt, en iedereen die het papier bij haar ziet."),
        Reader.PARTNER: _("{name}, en iedereen die het papier daar ziet.").format(
            name=partner or _("De partner")
        ),
    }[draft.rule.reader]


def agreed_words(consent: Consent) -> str:
    """Return what she agreed to, how and until when; others may look along."""
    subjects = ", ".join(
        subject_title(subject).lower() for subject in SUBJECTS if subject in consent.domains
    )
    form = {ConsentForm.SPOKEN: _("mondeling"), ConsentForm.WRITTEN: _("schriftelijk")}
    given = f"{form[consent.form]}, {long_date(consent.given_on)}"
    until = (
        _("tot en met {day}").format(day=long_date(consent.valid_until))
        if consent.valid_until
        else ""
    )
    return " · ".join(part for part in (subjects, given, until) if part)


def introduction(draft: PaperDraft) -> str:
    """Return what to look at before a paper leaves."""
    if draft.rule.needs_consent:
        return _("Klopt de ontvanger, en wat die gaat lezen? Daarna gaat het document weg.")
    return _("Klopt het, en kan het kwaad als een ander dit leest? Daarna gaat het document weg.")


def warning(draft: PaperDraft, subjects: tuple[str, ...], *, tells_marked: bool) -> str:
    """Return what asks for extra care; empty for nothing."""
    if draft.rule.asks_to_keep_safe and draft.is_safe_to_keep:
        return _(
            "Hier staat alles op, ook wat niet voor thuis is. Geef het alleen als zij het kan "
            "bewaren waar niemand anders het leest."
        )
    words = [domain_word(one).lower() for one in subjects if one in SENSITIVE]
    if tells_marked:
        words.append(_("antwoorden die ‘niet voor thuis’ zijn"))
    if not words or not draft.rule.needs_consent:
        return ""
    return _("Gevoelig: {subjects}. Weet u zeker dat deze ontvanger dit mag lezen?").format(
        subjects=", ".join(words)
    )
