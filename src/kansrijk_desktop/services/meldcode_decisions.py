"""Step 5 of the Meldcode: two decisions apart, the report, the safety plan, and what was shared."""

from kansrijk_desktop.records.meldcode import DecisionKind, EntryKind, MeldcodeStep, ShareGround
from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.services.meldcode_fields import (
    VEILIG_THUIS,
    choice_field,
    day_field,
    later_field,
    person_field,
    yes_no,
)
from kansrijk_desktop.services.meldcode_form import Asks, Field, Option, Section
from kansrijk_desktop.texts import _


def decisions(_role: Role) -> tuple[Section, ...]:
    """Return what can be noted in step 5."""
    return (
        _decision(
            DecisionKind.REPORT,
            _("Besluit 1: is melden nodig?"),
            _(
                "De norm is melden: bij acute of structurele onveiligheid, als u zelf geen hulp "
                "kunt geven die werkt, en als de onveiligheid doorgaat of terugkomt."
            ),
        ),
        _decision(
            DecisionKind.HELP,
            _("Besluit 2: is hulp (ook) mogelijk?"),
            _("Ook als u meldt, kunt u hulp blijven geven of regelen."),
        ),
        _report(),
        _safety_plan(),
        _shared(),
    )


def _decision(kind: DecisionKind, title: str, guidance: str) -> Section:
    return Section(
        key=f"{EntryKind.DECISION.value}-{kind.value}",
        step=MeldcodeStep.DECIDE,
        kind=EntryKind.DECISION,
        code=kind.value,
        title=title,
        guidance=guidance,
        fields=(
            choice_field(_("Uw besluit"), _("Besluit"), yes_no()),
            Field("text", _("Waarom?"), _("Waarom")),
            day_field(_("Wanneer besloot u dit?")),
        ),
    )


def _report() -> Section:
    return Section(
        key=EntryKind.VT_REPORT.value,
        step=MeldcodeStep.DECIDE,
        kind=EntryKind.VT_REPORT,
        title=_("Melding bij Veilig Thuis"),
        guidance=_("U meldt zelf, bij {number}. Schrijf hier op wat u hebt gemeld.").format(
            number=VEILIG_THUIS
        ),
        fields=(
            day_field(_("Wanneer meldde u?")),
            person_field(_("Wie nam de melding aan?"), is_required=False),
            Field("text", _("Wat hebt u verteld?"), _("Verteld")),
            _ground((ShareGround.CONSENT.value, _("Toestemming")), *_without_consent()),
            _told_before(),
            _why(),
        ),
    )


def _safety_plan() -> Section:
    return Section(
        key=EntryKind.SAFETY_PLAN.value,
        step=MeldcodeStep.DECIDE,
        kind=EntryKind.SAFETY_PLAN,
        title=_("Veiligheidsplan"),
        guidance=_("Wat spraken jullie af om het nu en straks veilig te houden?"),
        fields=(
            Field("text", _("Wat is afgesproken?"), _("Afspraken")),
            person_field(_("Met wie?")),
            day_field(_("Wanneer is dit afgesproken?")),
            later_field(_("Wanneer kijkt u of het werkt?"), is_required=False),
        ),
    )


def _shared() -> Section:
    return Section(
        key=EntryKind.SHARED.value,
        step=MeldcodeStep.DECIDE,
        kind=EntryKind.SHARED,
        title=_("Gedeeld zonder toestemming"),
        guidance=_(
            "Alleen wat nodig is, en alleen als het niet anders kan. Vraagt Veilig Thuis u iets? "
            "Weeg wat ter zake doet, antwoord liefst op papier, en zeg het eerst tegen de cliënt "
            "als dat veilig is."
        ),
        fields=(
            Field("text", _("Wat hebt u gedeeld?"), _("Gedeeld")),
            person_field(_("Met wie?")),
            day_field(_("Wanneer deelde u het?")),
            _ground(*_without_consent()),
            _told_before(),
            _why(),
        ),
    )


def _ground(*options: Option) -> Field:
    return Field(
        "code",
        _("Op welke grond?"),
        _("Grond"),
        Asks.CHOICE,
        options,
        help_text=_(
            "Meldrecht: de wet laat u aan Veilig Thuis vertellen wat nodig is, ook zonder "
            "toestemming. Conflict van plichten: zwijgen geeft ernstige schade, en anders kan niet."
        ),
    )


def _without_consent() -> tuple[Option, ...]:
    return (
        (ShareGround.RIGHT_TO_REPORT.value, _("Wettelijk meldrecht")),
        (ShareGround.CONFLICT_OF_DUTIES.value, _("Conflict van plichten")),
    )


def _told_before() -> Field:
    return choice_field(_("Wisten de betrokkenen het vooraf?"), _("Vooraf verteld"), yes_no())


def _why() -> Field:
    return Field(
        "why",
        _("Waarom was dit nodig? En bij nee: waarom vertelde u het niet vooraf?"),
        _("Waarom"),
    )
