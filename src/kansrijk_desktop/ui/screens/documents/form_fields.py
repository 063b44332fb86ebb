"""What is typed for each kind of paper: few fields, each with its own words."""

from dataclasses import dataclass

from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class TextSpec:
    """One text to type.

    Attributes:
        name: the field of `PaperDraft`.
        is_area: several lines.
        is_day: read as a date.
    """

    name: str
    label: str
    help_text: str = ""
    is_area: bool = False
    is_day: bool = False


def texts_of(kind: DocumentKind) -> tuple[TextSpec, ...]:
    """Return what is typed for a kind, in order."""
    return {
        DocumentKind.HOME_VISIT_REQUEST: (*_asking(), _home_visit()),
        DocumentKind.YOUTH_HEALTH_HANDOVER: (*_asking(), _home_visit(), _coordinator()),
        DocumentKind.MATERNITY_CARE_HANDOVER: (*_asking(), _home_visit(), _coordinator()),
        DocumentKind.CASE_TALK_AGENDA: _agenda(),
        DocumentKind.FEEDBACK_SLIP: _feedback(),
        DocumentKind.PARENTS_SHEET: (
            TextSpec("next_talk", _("We zien elkaar weer"), _("dag, tijd en plek; mag leeg")),
        ),
    }.get(kind, ())


def _asking() -> tuple[TextSpec, ...]:
    return (
        TextSpec("question", _("Wat ik van u vraag"), _("één of twee zinnen"), is_area=True),
        TextSpec("reason", _("Situatie"), _("waarom nu, mag leeg"), is_area=True),
        TextSpec("assessment", _("Uw weging, samen met haar"), _("mag leeg"), is_area=True),
    )


def _home_visit() -> TextSpec:
    words = _("huisdieren, de bel, waar een bezoeker op let; mag leeg")
    return TextSpec("home_visit", _("Bij een huisbezoek"), words, is_area=True)


def _coordinator() -> TextSpec:
    return TextSpec("coordinator", _("Wie houdt het overzicht?"), _("mag leeg"))


def _agenda() -> tuple[TextSpec, ...]:
    return (
        TextSpec("question", _("De vraag van de ouders"), _("in hun eigen woorden"), is_area=True),
        TextSpec("meeting", _("Wanneer en waar"), _("mag leeg")),
        TextSpec("reason", _("Waarom nu"), _("mag leeg"), is_area=True),
        _coordinator(),
    )


def _feedback() -> tuple[TextSpec, ...]:
    by_hand = _("leeg: dan komt er een lijn om op te schrijven")
    return (
        TextSpec("their_reference", _("Kenmerk van de brief die u kreeg"), _("mag leeg")),
        TextSpec("received_on", _("Ontvangen op"), by_hand, is_day=True),
        TextSpec("agreed", _("Wat is afgesproken"), by_hand, is_area=True),
        TextSpec("follow_up", _("Vervolg"), by_hand, is_area=True),
        TextSpec("coordinator", _("Wie houdt het overzicht?"), by_hand),
    )
