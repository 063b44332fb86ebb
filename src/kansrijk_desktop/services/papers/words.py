"""The words on papers: moments, states of an offer, whom a paper is about."""

from collections.abc import Iterable
from datetime import date

from kansrijk_desktop.documents.content import Heard
from kansrijk_desktop.documents.report_content import Section
from kansrijk_desktop.documents.wording import CONSENT_FORMS, written_date
from kansrijk_desktop.records.consent import Consent, Explanation
from kansrijk_desktop.records.life_event import Birth
from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.records.people import Patient
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.advice import domain_word
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.services.shared_dossier import KnownFamily, SharedDossier, SharedMoment
from kansrijk_desktop.texts import _

_DAYS_PER_WEEK = 7


def moment_word(moment: Moment) -> str:
    """Return the name of a moment, short enough for a column."""
    return {
        Moment.INTAKE: _("intake"),
        Moment.HOME_VISIT: _("huisbezoek"),
        Moment.WEEKS_28: _("28 weken"),
        Moment.MATERNITY_WEEK: _("kraamtijd"),
        Moment.WEEKS_2: _("2 weken"),
        Moment.WEEKS_8: _("8 weken"),
        Moment.OTHER: _("gesprek"),
    }[moment]


def moment_and_day(moment: SharedMoment) -> str:
    """Return which conversation it was, and by whom where that was not us."""
    words = f"{moment_word(moment.screening.moment)}, {written_date(moment.day)}"
    source = moment.screening.source
    return _("{words}, bij {source}").format(words=words, source=source) if source else words


def source_of(moment: SharedMoment) -> str:
    """Return where a value comes from, short."""
    return f"{moment_word(moment.screening.moment)}, {short_date(moment.day)}"


def state_word(state: OfferState) -> str:
    """Return how far an offer is; declining is normal and reads so."""
    return {
        OfferState.PROPOSED: _("voorgesteld"),
        OfferState.CONSENTED: _("zij wil dit"),
        OfferState.DECLINED: _("nee, nu niet"),
        OfferState.REFERRED: _("aangemeld"),
        OfferState.RECEIVED: _("aanmelding ontvangen"),
        OfferState.STARTED: _("gestart"),
        OfferState.FED_BACK: _("teruggekoppeld"),
        OfferState.CLOSED: _("afgerond"),
    }[state]


def explanation_of(explanation: Explanation) -> tuple[str, str]:
    """Return what was explained before she agreed to a home visit: title and text."""
    return {
        Explanation.VISIT: (
            _("Wat het bezoek is"),
            _("Een jeugdverpleegkundige komt thuis langs, één of een paar keer. Vrijwillig."),
        ),
        Explanation.WHY: (
            _("Waarom het kan helpen"),
            _("Samen kijken wat er is, wat zij wil en welke steun past, nog voor de baby komt."),
        ),
        Explanation.SHARED: (
            _("Wat er wordt gedeeld"),
            _("Alleen de onderwerpen op dit papier. ‘Nee, nu niet’ verandert niets aan haar zorg."),
        ),
    }[explanation]


def born_now(known: KnownFamily) -> tuple[Birth, ...]:
    """Return the births of the pregnancy of now."""
    pregnancy = known.dossier.pregnancy
    return tuple(
        birth
        for birth in known.dossier.births
        if pregnancy is not None and birth.pregnancy_id == pregnancy.id
    )


def birth_words(birth: Birth) -> str:
    """Return a birth as one line."""
    parts = [written_date(birth.born_on)]
    if birth.gestation_days is not None:
        weeks, days = divmod(birth.gestation_days, _DAYS_PER_WEEK)
        parts.append(_("na {weeks}+{days} weken").format(weeks=weeks, days=days))
    if birth.weight_grams is not None:
        parts.append(_("{grams} gram").format(grams=birth.weight_grams))
    return ", ".join(parts)


def identifiers(name: str, birth_date: date | None, reference: str) -> str:
    """Return what stands on every page of a paper about somebody."""
    born = written_date(birth_date) if birth_date else ""
    parts = (name, f"geboren {born}" if born else "", f"kenmerk {reference}")
    return " · ".join(part for part in parts if part)


def about_patient(patient: Patient, reference: str) -> str:
    """Return what stands on every page of a paper about her."""
    return identifiers(patient.full_name, patient.birth_date, reference)


def signature(practitioner: Practitioner) -> str:
    """Return the end of a paper."""
    organization = practitioner.organization.name
    lines = (
        _("Met vriendelijke groet,"),
        f"{practitioner.name}, {practitioner.role.value}",
        " · ".join(
            part
            for part in (organization, practitioner.phone or practitioner.organization.phone)
            if part
        ),
    )
    return "\n".join(line for line in lines if line)


def fact_rows(pairs: Iterable[tuple[str, str]]) -> tuple[Heard, ...]:
    """Return labels with values; what is empty is left out."""
    return tuple(Heard(label, text) for label, text in pairs if text)


def consent_section(
    known: KnownFamily, shared: SharedDossier, consent: Consent, recipient: str
) -> Section:
    """Return her permission, with only the subjects that are told."""
    pairs = (
        (_("Om te delen"), ", ".join(domain_word(subject) for subject in shared.subjects)),
        (_("Met"), recipient),
        (_("Hoe"), CONSENT_FORMS[consent.form]),
        (_("Op"), written_date(consent.given_on)),
        (_("Gegeven door"), consent.given_by),
        (_("Gevraagd door"), consent.recorded_by or known.practitioner.name),
        (_("Tolk"), consent.interpreter),
    )
    return Section(_("Toestemming"), facts=fact_rows(pairs))
