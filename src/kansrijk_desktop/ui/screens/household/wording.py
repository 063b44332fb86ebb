"""The words of the dossier screen: facts as label and value, codes as Dutch."""

from datetime import date

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import RelatedPerson, Relationship
from kansrijk_desktop.services.dossier_words import due_date_method_word, safe_word
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.pregnancy_words import (
    counts_words,
    unnoted_words,
    weeks_words,
)
from kansrijk_desktop.texts import _

Fact = tuple[str, str]


def facts_of(dossier: Dossier, today: date) -> dict[str, tuple[Fact, ...]]:
    """Return what is known, per card: patient, pregnancy, contact."""
    return {
        "patient": _known(_patient_facts(dossier)),
        "pregnancy": _known(_pregnancy_facts(dossier, today)),
        "contact": _known(_contact_facts(dossier)),
    }


def _patient_facts(dossier: Dossier) -> tuple[Fact, ...]:
    patient = dossier.patient
    interpreter = patient.interpreter_language or patient.language
    return (
        (_("Geboren"), long_date(patient.birth_date)),
        (_("BSN"), patient.bsn),
        (_("Taal"), patient.language),
        (
            _("Tolk"),
            _("nodig: {language}").format(language=interpreter)
            if patient.needs_interpreter
            else "",
        ),
        (_("Gemeente"), dossier.household.municipality),
    )


def _contact_facts(dossier: Dossier) -> tuple[Fact, ...]:
    contact = dossier.patient.contact
    place = f"{contact.postal_code} {contact.city}".strip()
    return (
        (_("Telefoon"), contact.phone),
        (_("Hier bellen"), safe_word(contact.safe_to_call)),
        (_("Beste tijd"), contact.best_time),
        (_("Adres"), ", ".join(part for part in (contact.street, place) if part)),
        (_("Hier schrijven"), safe_word(contact.safe_to_write)),
        (_("E-mail"), contact.email),
    )


def person_fact(person: RelatedPerson) -> Fact:
    """Return a related person as one line: who, name, birth date, where."""
    word = {
        Relationship.PARTNER: _("Partner"),
        Relationship.CHILD: _("Kind"),
        Relationship.OTHER: _("Anders"),
    }[person.relationship]
    where = "" if person.lives_in else _("woont ergens anders")
    parts = (person.name, long_date(person.birth_date), where, person.remark)
    return word, ", ".join(part for part in parts if part)


def _known(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return tuple((label, value.strip()) for label, value in facts if value.strip())


def _pregnancy_facts(dossier: Dossier, today: date) -> tuple[Fact, ...]:
    pregnancy = dossier.pregnancy
    if pregnancy is None:
        return ()
    return (
        (_("Vandaag"), weeks_words(pregnancy, today) or unnoted_words(pregnancy, today)),
        (_("Uitgerekend"), long_date(pregnancy.due_date)),
        (_("Bepaald met"), due_date_method_word(pregnancy.due_date_method)),
        (_("G en P"), counts_words(pregnancy, dossier.births)),
        (_("Meerling"), _("ja") if pregnancy.is_multiple else ""),
        (_("Zorgniveau"), pregnancy.risk_status),
        (_("Plaats van bevallen"), pregnancy.planned_birth_place),
    )
