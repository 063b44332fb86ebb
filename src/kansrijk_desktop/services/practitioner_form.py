"""The professional and her organisation as typed: what is wrong, and the record it becomes."""

import re
from dataclasses import dataclass, replace
from typing import Final, Self

from kansrijk_desktop.records.practitioner import Organization, Practitioner, Role
from kansrijk_desktop.services.typed_text import read_name
from kansrijk_desktop.texts import _

_AGB: Final = re.compile(r"\d{8}")
_BIG: Final = re.compile(r"\d{11}")
_KCKZ: Final = re.compile(r"[0-9A-Za-z]{3,15}")
_PHONE: Final = re.compile(r"\+?\d{8,15}")
_SEPARATORS: Final = re.compile(r"[\s.\-()/]")
_BIG_ROLES: Final = frozenset({Role.MIDWIFE, Role.YOUTH_HEALTH_NURSE})


@dataclass(frozen=True, slots=True)
class PractitionerForm:
    """What was filled in so far, as it was typed.

    Attributes:
        role: empty until chosen.
        register_number: BIG or KCKZ number, as fits the role.
    """

    organization_name: str = ""
    organization_agb: str = ""
    organization_phone: str = ""
    organization_city: str = ""
    name: str = ""
    role: str = ""
    register_number: str = ""
    personal_agb: str = ""
    phone: str = ""
    best_hours: str = ""
    region: str = ""

    def filled_in(self, name: str, value: str) -> Self:
        """Return the form with another value for a field."""
        changed = replace(self, **{name: value})
        # Another role has another register.
        return replace(changed, register_number="") if name == "role" else changed

    def practitioner(self) -> Practitioner:
        """Return the form as a record; its id is given when it is kept."""
        number = _compact(self.register_number)
        organization = Organization(
            name=read_name(self.organization_name),
            agb_code=_compact(self.organization_agb),
            phone=self.organization_phone.strip(),
            city=read_name(self.organization_city),
        )
        return Practitioner(
            id="",
            name=read_name(self.name),
            role=Role(self.role),
            organization=organization,
            big_number=number if is_in_big(self.role) else "",
            kckz_number="" if is_in_big(self.role) else number,
            agb_code=_compact(self.personal_agb),
            phone=self.phone.strip(),
            best_hours=read_name(self.best_hours),
            region=self.region,
        )


def form_of(practitioner: Practitioner) -> PractitionerForm:
    """Return the record as she would have typed it."""
    organization = practitioner.organization
    return PractitionerForm(
        organization_name=organization.name,
        organization_agb=organization.agb_code,
        organization_phone=organization.phone,
        organization_city=organization.city,
        name=practitioner.name,
        role=practitioner.role.value,
        register_number=practitioner.big_number or practitioner.kckz_number,
        personal_agb=practitioner.agb_code,
        phone=practitioner.phone,
        best_hours=practitioner.best_hours,
        region=practitioner.region,
    )


def organization_problems(form: PractitionerForm) -> dict[str, str]:
    """Return what is wrong with the organisation, a Dutch message per field."""
    return _only_problems(
        organization_name=_required(
            form.organization_name, _("Vul de naam van uw praktijk of organisatie in.")
        ),
        organization_agb=_agb(form.organization_agb),
        organization_phone=_phone(form.organization_phone),
    )


def practitioner_problems(form: PractitionerForm) -> dict[str, str]:
    """Return what is wrong with the professional, a Dutch message per field."""
    if is_in_big(form.role):
        pattern = _BIG
        number = _("Een BIG-nummer heeft elf cijfers. Nu klopt het aantal of een teken niet.")
    else:
        pattern = _KCKZ
        number = _("Een KCKZ-nummer heeft alleen cijfers en letters. Kijk het na op uw pas.")
    return _only_problems(
        name=_required(form.name, _("Vul uw naam in, zoals die op brieven staat.")),
        role="" if form.role else _("Kies uw beroep."),
        register_number=_format(form.register_number, pattern, number),
        personal_agb=_agb(form.personal_agb),
        phone=_phone(form.phone),
    )


def is_in_big(role: str) -> bool:
    """Say whether a profession has a BIG number; a KCKZ number is for maternity carers."""
    return not role or Role(role) in _BIG_ROLES


def role_word(role: Role) -> str:
    """Return a profession as screens name it."""
    return {
        Role.MIDWIFE: _("Verloskundige"),
        Role.MATERNITY_CARER: _("Kraamverzorgende"),
        Role.YOUTH_HEALTH_NURSE: _("Jeugdverpleegkundige (JGZ)"),
    }[role]


def number_words(role: str) -> tuple[str, str]:
    """Return what the number of a profession is called, and a word of help."""
    if is_in_big(role):
        return _("BIG-nummer"), _("Elf cijfers. Zonder nummer staat het niet op uw brieven.")
    help_text = _("Van het Kenniscentrum Kraamzorg. Zonder nummer staat het niet op uw brieven.")
    return _("KCKZ-nummer"), help_text


def _only_problems(**found: str) -> dict[str, str]:
    return {field: problem for field, problem in found.items() if problem}


def _agb(text: str) -> str:
    return _format(text, _AGB, _("Een AGB-code heeft acht cijfers. U mag dit ook leeg laten."))


def _phone(text: str) -> str:
    problem = _("Een telefoonnummer heeft tien cijfers, bijvoorbeeld 010 123 45 67.")
    return _format(text, _PHONE, problem)


def _required(text: str, problem: str) -> str:
    return "" if text.strip() else problem


def _format(text: str, pattern: re.Pattern[str], problem: str) -> str:
    compact = _compact(text)
    return problem if compact and not pattern.fullmatch(compact) else ""


def _compact(text: str) -> str:
    return _SEPARATORS.sub("", text)
