"""The professional at the keyboard and her organisation."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The professions this program is for."""

    MIDWIFE = "verloskundige"
    MATERNITY_CARER = "kraamverzorgende"
    YOUTH_HEALTH_NURSE = "jeugdverpleegkundige"


@dataclass(frozen=True, slots=True)
class Organization:
    """A practice or organisation.

    Attributes:
        agb_code: eight digits (Vektis), or empty.
    """

    name: str
    agb_code: str = ""
    phone: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class Practitioner:
    """The professional, FHIR's Practitioner.

    Attributes:
        big_number: eleven digits, for professions in the BIG register.
        kckz_number: the register of maternity carers, who are not in BIG.
        agb_code: eight digits, personal.
    """

    id: str
    name: str
    role: Role
    organization: Organization
    big_number: str = ""
    kckz_number: str = ""
    agb_code: str = ""
    phone: str = ""
    best_hours: str = ""
    region: str = "landelijk"
