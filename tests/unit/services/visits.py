"""Conversations on the instrument for pregnancy, as answers by number."""

from functools import cache

from kansrijk_desktop.assets import forms_folder
from kansrijk_desktop.engine.answers import AbsentReason, value_string
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.services.forms import Forms
from kansrijk_desktop.services.summary import Summary, summarize
from tests.questionnaires import a_session

NOTHING_FOUND = {
    "aanwezig": 1, "tolk": 1, "uitleg": 1, "C1": 1, "C3": 1, "kinderen": 1, "K2": 1,
    "W1": 1, "W2": 1, "G1": 1, "G2": 1, "S1": 1, "S2": 1, "S3": 1, "S4": 1,
    "M1": 1, "M2": 1, "M3": 1, "M4": 1, "V0": 1, "V1": 1, "V2": 1, "V3": 1,
}  # fmt: skip


@cache
def pregnancy_form() -> Definition:
    """Return the newest released instrument."""
    return Forms(forms_folder()).newest("signalering-zwangerschap")


def a_visit(**answers: int) -> tuple[FormSession, Conversation]:
    """Lead a conversation: nothing found, except where `answers` says another number."""
    session = a_session(pregnancy_form())
    talk = Conversation(session)
    for address, number in (NOTHING_FOUND | answers).items():
        talk.choose(number, address)
    return session, talk


def money_visit() -> tuple[FormSession, Conversation]:
    """Trouble with money, a wish for help, two strengths and a first step."""
    session, talk = a_visit(G1=4, G2=3, G5=2)
    talk.choose(1, "K1")
    talk.choose(6, "K1")
    talk.choose(4, "wens-geld")
    talk.answer("eerste-acties", value_string("Bellen met de gemeente"))
    talk.decline("M2", AbsentReason.ASKED_DECLINED)
    return session, talk


def summary_of(session: FormSession) -> Summary:
    """Return what came out."""
    return summarize(session.state, "Signalering in de zwangerschap")
