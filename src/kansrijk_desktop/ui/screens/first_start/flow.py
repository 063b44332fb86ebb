"""The steps of the first start: answers in, next step out. No window needed."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kansrijk_desktop.services.practitioner_form import (
    PractitionerForm,
    organization_problems,
    practitioner_problems,
)
from kansrijk_desktop.texts import _


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


@dataclass(frozen=True, slots=True)
class Answers(PractitionerForm):
    """What was filled in so far.

    Attributes:
        with_demo: None until chosen.
    """

    with_demo: bool | None = None


def problems_of(step: Step, answers: Answers) -> dict[str, str]:
    """Return per field of `step` what is wrong with it; empty when the next step may come."""
    check = _CHECKS.get(step)
    return check(answers) if check is not None else {}


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


def _region(answers: Answers) -> dict[str, str]:
    return {} if answers.region else {"region": _("Kies een regio.")}


def _demo(answers: Answers) -> dict[str, str]:
    is_open = answers.with_demo is None
    return {"with_demo": _("Kies of u een voorbeeld wilt.")} if is_open else {}


_CHECKS: Final[dict[Step, Callable[[Answers], dict[str, str]]]] = {
    Step.ORGANIZATION: organization_problems,
    Step.PRACTITIONER: practitioner_problems,
    Step.REGION: _region,
    Step.DEMO: _demo,
}
