"""What a letter begins with, to be changed by hand: purpose, question and urgency."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kansrijk_desktop.records.referral import RecipientKind, Urgency
from kansrijk_desktop.records.region import HOME_VISIT_SERVICE, CareService
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is asked of a recipient, and what for."""

    purpose: str
    question: str


def suggestion_for(
    kind: RecipientKind, service: CareService | None = None, own_words: str = ""
) -> Suggestion:
    """Return what to ask of this kind of recipient, or for what was offered by name."""
    is_named = service is not None and service.id != HOME_VISIT_SERVICE
    name = service.name if service is not None and is_named else own_words
    if name:
        return Suggestion(
            name,
            _("Wilt u contact opnemen met cliënt? Het gaat om: {service}.").format(service=name),
        )
    return {
        RecipientKind.YOUTH_HEALTH: Suggestion(
            _("prenataal huisbezoek"),
            _("Wilt u een prenataal huisbezoek doen en samen met de cliënt kijken wat haar helpt?"),
        ),
        RecipientKind.MIDWIFE: Suggestion(
            _("verloskundige zorg"),
            _("Wilt u dit meenemen in uw zorg en samen met de cliënt kijken wat nu past?"),
        ),
        RecipientKind.GENERAL_PRACTITIONER: Suggestion(
            _("zorg door de huisarts"),
            _("Wilt u cliënt uitnodigen en samen met haar kijken welke zorg nu past?"),
        ),
        RecipientKind.HOSPITAL: Suggestion(
            _("consult in het ziekenhuis"),
            _("Wilt u cliënt zien op uw spreekuur en mij laten weten wat u adviseert?"),
        ),
        RecipientKind.MATERNITY_CARE: Suggestion(
            _("kraamzorg die past"),
            _("Wilt u dit meenemen bij de intake en de kraamzorg er samen met haar op afstemmen?"),
        ),
        RecipientKind.FAMILY_WORKER: Suggestion(
            _("hulp in de buurt"),
            _("Wilt u contact opnemen en samen met de cliënt kijken welke hulp past?"),
        ),
        RecipientKind.DEBT_HELP: Suggestion(
            _("hulp bij geld en schulden"),
            _("Wilt u contact opnemen en samen met de cliënt haar geldzaken op een rij zetten?"),
        ),
        RecipientKind.CHILD_CARE: Suggestion(
            _("kinderopvang"), _("Wilt u contact opnemen met cliënt over een plek?")
        ),
        RecipientKind.OTHER: Suggestion("", _("Wilt u contact opnemen met cliënt?")),
    }[kind]


def urgency_for(levels: Mapping[str, str], subjects: Collection[str]) -> Urgency:
    """Return how soon the recipient is asked to act: as the heaviest subject that is shared."""
    shared = {levels.get(subject, "") for subject in subjects}
    if "red" in shared:
        return Urgency.TODAY
    return Urgency.WITHIN_2_WEEKS if "orange" in shared else Urgency.ROUTINE
