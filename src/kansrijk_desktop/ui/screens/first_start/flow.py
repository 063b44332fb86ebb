"""The steps of the first start: answers in, next step out. No window needed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kansrijk_desktop.records.practitioner import Organization, Practitioner, Role
from kansrijk_desktop.services.typed_text import read_name
from kansrijk_desktop.texts import _

_AGB: Final = re.compile(r"\d{8}")
_BIG: Final = re.compile(r"\d{11}")
_KCKZ: Final = re.compile(r"[0-9A-Za-z]{3,15}")
_PHONE: Final = re.compile(r"\+?\d{8,15}")
_SEPARATORS: Final = re.compile(r"[\s.\-()/]")


class Step(StrEnum):
    """The pages, in order."""

    WELCOME = "welcome"
    ORGANIZATION = "organization"
    PRACTITIONER = "practitioner"
    REGION = "region"
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a page
    RECOVERY_CODE = "recovery-code"
    TYPE_BACK = "type-back"
    DEMO = "demo"


STEPS: Final = tuple(Step)
BIG_ROLES: Final = frozenset({Role.MIDWIFE, Role.YOUTH_HEALTH_NURSE})


@dataclass(frozen=True, slots=True)
class Answers:
    """What was filled in so far, as it was typed.

    Attributes:
        role: empty until chosen.
        register_number: BIG or KCKZ number, as fits the role.
        with_demo: None until chosen.
    """

    organization_name: str = ""
    organization_agb: str = ""
    organization_phone: str = ""
    name: str = ""
    role: str = ""
    register_number: str = ""
    personal_agb: str = ""
    region: str = ""
    with_demo: bool | None = None

    def practitioner(self) -> Practitioner:
        """Return the answers as a record; its id is given when it is kept."""
        role = Role(self.role)
        number = _compact(self.register_number)
        organization = Organization(
            name=read_name(self.organization_name),
            agb_code=_compact(self.organization_agb),
            phone=self.organization_phone.strip(),
        )
        return Practitioner(
            id="",
            name=read_name(self.name),
            role=role,
            organization=organization,
            big_number=number if role in BIG_ROLES else "",
            kckz_number=number if role not in BIG_ROLES else "",
            agb_code=_compact(self.personal_agb),
            region=self.region,
        )


def problems_of(step: Step, answers: Answers) -> dict[str, str]:
    """Return per field of `step` what is wrong with it; empty when the next step may come."""
    check = _CHECKS.get(step)
    found = check(answers) if check is not None else {}
    return {field: problem for field, problem in found.items() if problem}


def step_after(step: Step) -> Step | None:
    """Return the next step; None after the last one."""
    at = STEPS.index(step) + 1
    return STEPS[at] if at < len(STEPS) else None


def step_before(step: Step) -> Step | None:
    """Return the step to go back to, or None.

    Once the dossiers exist (from the recovery code on) there is no way back before them.
    """
    if step in {Step.WELCOME, Step.RECOVERY_CODE, Step.DEMO}:
        return None
    return STEPS[STEPS.index(step) - 1]


def _organization(answers: Answers) -> dict[str, str]:
    return {
        "organization_name": _required(
            answers.organization_name, _("Vul de naam van uw praktijk of organisatie in.")
        ),
        "organization_agb": _agb(answers.organization_agb),
        "organization_phone": _format(
            answers.organization_phone,
            _PHONE,
            _("Een telefoonnummer heeft tien cijfers, bijvoorbeeld 010 123 45 67."),
        ),
    }


def _practitioner(answers: Answers) -> dict[str, str]:
    if answers.role and Role(answers.role) not in BIG_ROLES:
        number_problem = _format(
            answers.register_number,
            _KCKZ,
            _("Een KCKZ-nummer heeft alleen cijfers en letters. Kijk het na op uw pas."),
        )
    else:
        number_problem = _format(
            answers.register_number,
            _BIG,
            _("Een BIG-nummer heeft elf cijfers. Nu klopt het aantal of een teken niet."),
        )
    return {
        "name": _required(answers.name, _("Vul uw naam in, zoals die op brieven staat.")),
        "role": "" if answers.role else _("Kies uw beroep."),
        "register_number": number_problem,
        "personal_agb": _agb(answers.personal_agb),
    }


def _region(answers: Answers) -> dict[str, str]:
    return {"region": "" if answers.region else _("Kies een regio.")}


def _demo(answers: Answers) -> dict[str, str]:
    is_open = answers.with_demo is None
    return {"with_demo": _("Kies of u een voorbeeld wilt.") if is_open else ""}


_CHECKS: Final[dict[Step, Callable[[Answers], dict[str, str]]]] = {
    Step.ORGANIZATION: _organization,
    Step.PRACTITIONER: _practitioner,
    Step.REGION: _region,
    Step.DEMO: _demo,
}


def _agb(text: str) -> str:
    return _format(text, _AGB, _("Een AGB-code heeft acht cijfers. U mag dit ook leeg laten."))


def _required(text: str, problem: str) -> str:
    return "" if text.strip() else problem


def _format(text: str, pattern: re.Pattern[str], problem: str) -> str:
    compact = _compact(text)
    return problem if compact and not pattern.fullmatch(compact) else ""


def _compact(text: str) -> str:
    return _SEPARATORS.sub("", text)
