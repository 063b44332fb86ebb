"""What may leave, as a table and as properties."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansrijk_desktop.errors import NoConsentError
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.services.consent_rule import (
    Sharing,
    consent_for,
    consents_for_recipient,
    permission_of,
)
from kansrijk_desktop.services.sharing import SUBJECTS
from tests.builders import NOW, PATIENT_ID, TODAY, a_consent

LETTER = Sharing(PATIENT_ID, "JGZ Voorbeeld", "jgz", frozenset({"money"}))
GIVEN = a_consent(recipient_kind="jgz", domains=("money", "stress"))
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("consent", "sharing"),
    [
        (GIVEN, LETTER),
        (GIVEN, replace(LETTER, subjects=frozenset({"money", "stress"}))),
        (GIVEN, replace(LETTER, subjects=frozenset())),
        (GIVEN, replace(LETTER, recipient="  jgz   voorbeeld ")),
        (replace(GIVEN, recipient_kind=""), LETTER),
        (replace(GIVEN, recipient_kind="ander"), replace(LETTER, recipient_kind="verloskundige")),
        (replace(GIVEN, valid_until=TODAY), LETTER),
        (replace(GIVEN, given_on=TODAY - 300 * DAY), LETTER),
        (replace(GIVEN, domains=("safety",)), replace(LETTER, subjects=frozenset({"safety"}))),
        (replace(GIVEN, includes_not_for_home=True), replace(LETTER, tells_marked=True)),
    ],
)
def test_what_she_agreed_to_may_leave(consent: Consent, sharing: Sharing) -> None:
    assert consent_for([consent], sharing, TODAY) == consent


@pytest.mark.parametrize(
    ("consents", "sharing", "refusal"),
    [
        ([], LETTER, "geen toestemming vastgelegd"),
        ([replace(GIVEN, patient_id="another")], LETTER, "geen toestemming vastgelegd"),
        ([replace(GIVEN, recipient="JGZ Elders")], LETTER, "geen toestemming vastgelegd"),
        ([replace(GIVEN, recipient_kind="huisarts")], LETTER, "geen toestemming vastgelegd"),
        ([replace(GIVEN, recipient_kind="ander")], LETTER, "geen toestemming vastgelegd"),
        (
            [replace(GIVEN, recipient_kind="verloskundige")],
            replace(LETTER, recipient_kind="ander"),
            "geen toestemming vastgelegd",
        ),
        (
            [replace(GIVEN, recipient="")],
            replace(LETTER, recipient=""),
            "geen toestemming vastgelegd",
        ),
        ([replace(GIVEN, withdrawn_on=TODAY)], LETTER, "ingetrokken"),
        ([replace(GIVEN, valid_until=TODAY - DAY)], LETTER, "verlopen"),
        ([replace(GIVEN, given_on=TODAY + DAY)], LETTER, "nog niet"),
        ([GIVEN], replace(LETTER, subjects=frozenset({"money", "safety"})), "voor: veiligheid."),
        (
            [GIVEN, replace(GIVEN, id="other", domains=("housing",))],
            replace(LETTER, subjects=frozenset({"money", "housing", "stress"})),
            "voor: wonen.",
        ),
        ([GIVEN], replace(LETTER, tells_marked=True), "niet voor thuis"),
    ],
)
def test_anything_else_is_refused_with_the_reason(
    consents: list[Consent], sharing: Sharing, refusal: str
) -> None:
    with pytest.raises(NoConsentError) as refused:
        consent_for(consents, sharing, TODAY)

    assert refusal in refused.value.message
    assert "Er is niets gedeeld." in refused.value.message
    assert "Voorbeeld" not in refused.value.message


def test_it_rests_on_the_last_consent_that_covers_it() -> None:
    early = replace(GIVEN, id="early", given_on=TODAY - 9 * DAY)
    late = replace(GIVEN, id="late", given_on=TODAY - DAY, recorded_at=NOW)
    narrow = replace(GIVEN, id="narrow", domains=("stress",))

    chosen = consent_for([early, narrow, late], LETTER, TODAY)

    assert chosen == late
    assert consents_for_recipient([early, narrow, late], LETTER) == (narrow, late, early)


def test_a_consent_says_what_may_be_told() -> None:
    permission = permission_of(replace(GIVEN, includes_not_for_home=True))

    assert permission.subjects == {"money", "stress"}
    assert permission.includes_not_for_home


subjects = st.frozensets(st.sampled_from(SUBJECTS))
days = st.dates(TODAY - 5 * DAY, TODAY + 5 * DAY)


@st.composite
def consents(draw: st.DrawFn) -> Consent:
    return a_consent(
        id=draw(st.uuids()).hex,
        patient_id=draw(st.sampled_from((PATIENT_ID, "another"))),
        recipient=draw(st.sampled_from(("JGZ Voorbeeld", "Huisarts", ""))),
        recipient_kind=draw(st.sampled_from(("jgz", "huisarts", ""))),
        domains=tuple(sorted(draw(subjects))),
        given_on=draw(days),
        valid_until=draw(st.none() | days),
        withdrawn_on=draw(st.none() | days),
        includes_not_for_home=draw(st.booleans()),
    )


@given(st.lists(consents(), max_size=6), subjects, st.booleans(), days)
def test_nothing_leaves_that_she_did_not_agree_to(
    known: Sequence[Consent], told: frozenset[str], tells_marked: bool, day: date
) -> None:
    sharing = replace(LETTER, subjects=told, tells_marked=tells_marked)
    agreed = [
        one
        for one in known
        if one.patient_id == PATIENT_ID
        and one.recipient == "JGZ Voorbeeld"
        and one.recipient_kind != "huisarts"
        and one.given_on <= day
        and one.withdrawn_on is None
        and (one.valid_until is None or one.valid_until >= day)
        and told.issubset(one.domains)
        and (one.includes_not_for_home or not tells_marked)
    ]

    if agreed:
        assert consent_for(known, sharing, day) in agreed
    else:
        with pytest.raises(NoConsentError):
            consent_for(known, sharing, day)
