from dataclasses import replace

import pytest

from kansrijk_desktop.records.practitioner import Organization, Practitioner, Role
from kansrijk_desktop.ui.screens.first_start.flow import (
    STEPS,
    Answers,
    Step,
    problems_of,
    step_after,
    step_before,
)

MIDWIFE = Answers(
    organization_name=" Praktijk Reuring ",
    organization_agb="08 00 12 34",
    organization_phone="010-123 45 67",
    name="Anna de Wit",
    role=Role.MIDWIFE.value,
    register_number="1904 990 7803",
    personal_agb="08001235",
    region="landelijk",
    with_demo=True,
)


def test_going_on_passes_every_step_once() -> None:
    walked = [Step.WELCOME]
    while (after := step_after(walked[-1])) is not None:
        walked.append(after)

    assert tuple(walked) == STEPS


@pytest.mark.parametrize(
    ("step", "before"),
    [
        (Step.WELCOME, None),
        (Step.ORGANIZATION, Step.WELCOME),
        (Step.PASSPHRASE, Step.REGION),
        (Step.RECOVERY_CODE, None),
        (Step.TYPE_BACK, Step.RECOVERY_CODE),
        (Step.DEMO, None),
    ],
)
def test_once_the_dossiers_exist_there_is_no_way_back_before_them(
    step: Step, before: Step | None
) -> None:
    assert step_before(step) is before


@pytest.mark.parametrize("step", STEPS)
def test_good_answers_have_no_problems(step: Step) -> None:
    assert problems_of(step, MIDWIFE) == {}


@pytest.mark.parametrize(
    ("step", "field", "value"),
    [
        (Step.ORGANIZATION, "organization_name", "  "),
        (Step.ORGANIZATION, "organization_agb", "0800123"),
        (Step.ORGANIZATION, "organization_agb", "0800123a"),
        (Step.ORGANIZATION, "organization_phone", "bel maar"),
        (Step.ORGANIZATION, "organization_phone", "12"),
        (Step.PRACTITIONER, "name", ""),
        (Step.PRACTITIONER, "role", ""),
        (Step.PRACTITIONER, "register_number", "1904990780"),
        (Step.PRACTITIONER, "personal_agb", "1"),
        (Step.REGION, "region", ""),
        (Step.DEMO, "with_demo", None),
    ],
)
def test_a_wrong_field_is_named_with_what_to_do(step: Step, field: str, value: object) -> None:
    answers = replace(MIDWIFE, **{field: value})  # type: ignore[arg-type]  # by name

    problems = problems_of(step, answers)

    assert list(problems) == [field]
    assert problems[field].endswith(".")


@pytest.mark.parametrize(
    ("role", "number", "is_good"),
    [
        (Role.MIDWIFE, "19049907803", True),
        (Role.YOUTH_HEALTH_NURSE, "99051346330", True),
        (Role.YOUTH_HEALTH_NURSE, "12345", False),
        (Role.MATERNITY_CARER, "12345", True),
        (Role.MATERNITY_CARER, "K-12 345", True),
        (Role.MATERNITY_CARER, "12", False),
        (Role.MATERNITY_CARER, "", True),
    ],
)
def test_the_register_number_fits_the_profession(role: Role, number: str, is_good: bool) -> None:
    answers = replace(MIDWIFE, role=role.value, register_number=number)

    problems = problems_of(Step.PRACTITIONER, answers)

    assert (problems == {}) is is_good


def test_the_answers_become_a_record_with_bare_numbers() -> None:
    practitioner = MIDWIFE.practitioner()

    assert practitioner == Practitioner(
        id="",
        name="Anna de Wit",
        role=Role.MIDWIFE,
        organization=Organization("Praktijk Reuring", "08001234", "010-123 45 67"),
        big_number="19049907803",
        agb_code="08001235",
        region="landelijk",
    )


def test_a_maternity_carer_has_a_kckz_number_and_no_big_number() -> None:
    answers = replace(MIDWIFE, role=Role.MATERNITY_CARER.value, register_number="12345")

    practitioner = answers.practitioner()

    assert practitioner.kckz_number == "12345"
    assert practitioner.big_number == ""
