"""Who write, who are written about and who live with them, as a paper names them."""

from dataclasses import replace
from datetime import date

from kansrijk_desktop.documents.content import Client, HouseholdMember, Obstetrics, Sender
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import StopReason
from kansrijk_desktop.records.people import Patient, RelatedPerson, Relationship
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.pregnancy_words import unnoted_words
from kansrijk_desktop.services.referral_draft import CARE_PROVIDERS, MAY_HAVE_BSN
from kansrijk_desktop.texts import _


def sender_of(practitioner: Practitioner) -> Sender:
    """Return who writes."""
    organization = practitioner.organization
    return Sender(
        name=practitioner.name,
        role=practitioner.role.value,
        organization=organization.name,
        address=organization.city,
        agb_code=practitioner.agb_code or organization.agb_code,
        big_number=practitioner.big_number,
        kckz_number=practitioner.kckz_number,
        phone=practitioner.phone or organization.phone,
        best_hours=practitioner.best_hours,
    )


def client_of(patient: Patient, *, tells_bsn: bool) -> Client:
    """Return the woman it is about, and how she can be reached safely."""
    contact = patient.contact
    place = f"{contact.postal_code} {contact.city}".strip()
    interpreter = patient.interpreter_language or patient.language
    return Client(
        name=patient.full_name,
        birth_date=patient.birth_date,
        bsn=patient.bsn if tells_bsn else "",
        address=", ".join(part for part in (contact.street, place) if part),
        may_write=contact.safe_to_write,
        phone=contact.phone,
        may_call=contact.safe_to_call,
        best_time=contact.best_time,
        language=patient.language,
        interpreter=interpreter if patient.needs_interpreter else "",
    )


def lasting(pregnancy: Pregnancy | None) -> Pregnancy | None:
    """Return a pregnancy that goes on; an ended one is not told as if she were still expecting."""
    return None if pregnancy is None or pregnancy.ended_on is not None else pregnancy


def obstetrics_of(pregnancy: Pregnancy | None, today: date, *, is_to_care: bool) -> Obstetrics:
    """Return the obstetric core; outside care only when the baby is due."""
    pregnancy = lasting(pregnancy)
    if pregnancy is None:
        return Obstetrics()
    is_past = pregnancy.is_past_term(today)
    due = Obstetrics(
        due_date=pregnancy.due_date,
        due_remark=unnoted_words(pregnancy, today),
        gestational_age=None if is_past else pregnancy.gestational_age(today),
    )
    if not is_to_care:
        return due
    return replace(
        due,
        gravidity=pregnancy.gravidity,
        parity=pregnancy.parity,
        due_date_method=due_date_method(pregnancy.due_date_method),
        is_multiple=pregnancy.is_multiple,
        risk_status=pregnancy.risk_status,
        planned_birth_place=pregnancy.planned_birth_place,
    )


def due_date_method(method: str) -> str:
    """Return in words how a due date was fixed; empty where that is not known."""
    return {
        "ultrasound": _("echo"),
        "last-period": _("laatste menstruatie"),
        "ivf": _("ivf"),
    }.get(method, "")


def told_people(dossier: Dossier, kind: RecipientKind) -> tuple[RelatedPerson, ...]:
    """Return who of the family is named: all to care providers, who lives in to the municipality.

    Others need nobody to do what they are asked. A child that died is nobody's to count.
    """
    people = alive(dossier)
    if kind in CARE_PROVIDERS:
        return people
    if kind in MAY_HAVE_BSN:
        return tuple(person for person in people if person.lives_in)
    return ()


def alive(dossier: Dossier) -> tuple[RelatedPerson, ...]:
    """Return the people of the family without a child that died."""
    died = {
        one.subject_id
        for one in dossier.stops
        if one.reason is StopReason.CHILD_DIED and one.undone_at is None
    }
    return tuple(one for one in dossier.related_persons if one.id not in died)


def member_of(person: RelatedPerson, today: date) -> HouseholdMember:
    """Name nobody: who they are to her, and how old, is what the reader needs."""
    who = {
        Relationship.PARTNER: _("partner"),
        Relationship.CHILD: _("kind"),
        Relationship.OTHER: _("huisgenoot of familie"),
    }[person.relationship]
    age = _age(person.birth_date, today)
    if person.relationship is Relationship.CHILD and age is not None:
        who = _("kind van {age} jaar").format(age=age) if age else _("kind van nog geen jaar")
    return HouseholdMember(who, _("woont in huis") if person.lives_in else _("woont elders"))


def _age(birth_date: date | None, today: date) -> int | None:
    if birth_date is None:
        return None
    had_birthday = (today.month, today.day) >= (birth_date.month, birth_date.day)
    return today.year - birth_date.year - (not had_birthday)
