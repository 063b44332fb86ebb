from decimal import Decimal

from kansrijk_desktop.engine.answers import (
    AbsentReason,
    Value,
    value_boolean,
    value_coding,
    value_string,
)
from kansrijk_desktop.engine.interpretation import (
    Interpretation,
    domain_of,
    interpret,
    safety_texts,
)
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.fhir import extensions
from tests.questionnaires import (
    CODES,
    Json,
    a_definition,
    a_session,
    choice,
    mark,
    option,
    question,
    section,
    when,
)

LEVELS = ("green", "yellow", "orange", "red", "not-asked")


def result(link_id: str, kind: str, item_type: str, **more: object) -> Json:
    hidden = mark(extensions.HL7 + "questionnaire-hidden", valueBoolean=True)
    named = mark(extensions.RESULT, valueCode=kind)
    return question(link_id, item_type, extension=[hidden, named], **more)


def an_instrument() -> FormSession:
    protected = option("partner")
    protected["extension"] = [mark(extensions.PROTECTIVE, valueString="Een goede relatie")]
    urgent = option("street", weight=3, safety_text="shelter")
    urgent["extension"].append(mark(extensions.WEIGHT_REASON, valueString="Een baby op straat."))
    return a_session(
        a_definition(
            section(
                "kracht",
                "strengths",
                choice(
                    "K1",
                    protected,
                    "anders",
                    extension=[mark(extensions.STRENGTH, valueBoolean=True)],
                ),
                question(
                    "K1-eigen", "text", extension=[mark(extensions.STRENGTH, valueBoolean=True)]
                ),
                choice(
                    "K2",
                    option("no", weight=2),
                    extension=[mark(extensions.DOMAIN, valueCode="stress")],
                ),
            ),
            section(
                "wonen",
                "housing",
                choice("W1", option("fine", weight=0), option("friends", weight=1), urgent),
                choice(
                    "W2",
                    option("mould", weight=1),
                    option("cold", weight=2),
                    repeats=True,
                    enableWhen=when("W1", "friends"),
                ),
                result(
                    "W-level",
                    "level",
                    "choice",
                    answerOption=[option(level, weight=9) for level in LEVELS],
                ),
            ),
            choice(
                "wish",
                "help",
                "talk",
                repeats=True,
                extension=[mark(extensions.WISH_FOR, valueCode="housing")],
            ),
            question(
                "first",
                "string",
                repeats=True,
                extension=[mark(extensions.FIRST_ACTION, valueBoolean=True)],
            ),
            choice(
                "own", *LEVELS, extension=[mark(extensions.OWN_WEIGHING_FOR, valueCode="housing")]
            ),
            question(
                "why",
                "text",
                extension=[mark(extensions.OWN_WEIGHING_REASON_FOR, valueCode="housing")],
            ),
            choice(
                "own-all",
                "offer",
                extension=[mark(extensions.OWN_WEIGHING_FOR, valueCode="overall")],
            ),
            result(
                "overall", "overall", "choice", answerOption=[option("act-now"), option("offer")]
            ),
            result("provisional", "provisional", "boolean"),
            result("kindcheck", "kindcheck-open", "boolean"),
            result("meldcode", "meldcode-open", "boolean"),
        )
    )


def test_a_form_without_our_extensions_says_nothing() -> None:
    session = a_session(a_definition(question("a", "string")))

    assert interpret(session.state) == Interpretation()


def test_an_empty_instrument_has_its_domains_in_order_and_no_levels() -> None:
    outcome = interpret(an_instrument().state)

    assert [finding.domain for finding in outcome.domains] == ["strengths", "housing", "stress"]
    assert outcome.domain("housing").level == ""
    assert outcome.domain("nergens").level == ""
    assert outcome.overall == ""
    assert not outcome.is_provisional


def test_the_answers_behind_a_level_come_with_weight_and_reason_the_heaviest_first() -> None:
    session = an_instrument()
    session.answer("W1", value_coding(CODES, "friends"))
    session.answer("W2", value_coding(CODES, "mould"), value_coding(CODES, "cold"))
    session.answer("W-level", value_coding(CODES, "orange"))
    session.answer("K2", value_coding(CODES, "no"))

    outcome = interpret(session.state)
    housing = outcome.domain("housing")

    assert housing.level == housing.agreed_level == "orange"
    assert [(answer.label, answer.weight) for answer in housing.answers] == [
        ("cold", Decimal(2)),
        ("friends", Decimal(1)),
        ("mould", Decimal(1)),
    ]
    assert [answer.state.address for answer in outcome.domain("stress").answers] == ["K2"]


def test_an_answer_that_is_not_asked_any_more_is_behind_nothing() -> None:
    session = an_instrument()
    session.answer("W1", value_coding(CODES, "friends"))
    session.answer("W2", value_coding(CODES, "mould"))
    session.answer("W1", value_coding(CODES, "fine"))

    assert interpret(session.state).domain("housing").answers == ()


def test_an_urgent_answer_has_its_safety_text_at_once() -> None:
    session = an_instrument()
    state = session.answer("W1", value_coding(CODES, "street"))

    (answer,) = interpret(state).domain("housing").answers
    assert answer.reason == "Een baby op straat."
    assert interpret(state).safety_texts == ("shelter",)
    assert safety_texts(state.item("W1")) == ("shelter",)
    assert safety_texts(state.item("W2")) == ()


def test_strengths_are_the_words_of_the_form_or_her_own() -> None:
    session = an_instrument()
    session.answer("K1", value_coding(CODES, "partner"))
    session.answer("K1-eigen", value_string("Ik kan goed koken"))

    strengths = interpret(session.state).strengths

    assert [strength.text for strength in strengths] == ["Een goede relatie", "Ik kan goed koken"]
    session.answer("K1", value_coding(CODES, "anders"))
    assert len(interpret(session.state).strengths) == 1


def test_wishes_first_actions_and_reasons_for_no_answer_are_found() -> None:
    session = an_instrument()
    session.answer("wish", value_coding(CODES, "help", "help"), value_coding(CODES, "talk", "talk"))
    session.answer("first", value_string("bellen"), value_string("slapen"))
    session.decline("W1", AbsentReason.ASKED_DECLINED)

    outcome = interpret(session.state)

    assert [wish.label for wish in outcome.domain("housing").wishes] == ["help", "talk"]
    assert outcome.first_actions == ("bellen", "slapen")
    assert [state.address for state in outcome.domain("housing").absent] == ["W1"]


def test_her_own_weighing_goes_before_that_of_the_form() -> None:
    session = an_instrument()
    session.answer("W-level", value_coding(CODES, "red"))
    session.answer("own", value_coding(CODES, "yellow"))
    session.answer("why", value_string("Er is al een woning."))
    session.answer("overall", value_coding(CODES, "act-now"))

    outcome = interpret(session.state)

    assert outcome.domain("housing").agreed_level == "yellow"
    assert outcome.domain("housing").own.reason == "Er is al een woning."
    assert outcome.agreed_overall == outcome.overall == "act-now"
    session.answer("own-all", value_coding(CODES, "offer"))
    assert interpret(session.state).agreed_overall == "offer"


def test_the_other_outcomes_are_read() -> None:
    session = an_instrument()
    for link_id in ("provisional", "kindcheck", "meldcode"):
        session.answer(link_id, value_boolean(is_true=True))

    outcome = interpret(session.state)

    assert outcome.is_provisional
    assert outcome.is_kindcheck_open
    assert outcome.is_meldcode_open


def test_a_question_deep_inside_a_section_belongs_to_it() -> None:
    inner = question(
        "more", "group", item=[question("deep", "group", item=[question("q", "string")])]
    )
    definition = a_definition(section("wonen", "housing", inner))

    assert domain_of(definition.item("q")) == "housing"


def test_a_coding_that_brings_its_own_weight_counts_under_its_own_name() -> None:
    session = an_instrument()
    weight = mark(extensions.ORDINAL_VALUE, valueDecimal=1)
    coding: Json = {"code": "elders", "display": "In een boot", "extension": [weight]}

    state = session.answer("W1", Value("Coding", coding))

    (answer,) = interpret(state).domain("housing").answers
    assert (answer.label, answer.reason) == ("In een boot", "")
