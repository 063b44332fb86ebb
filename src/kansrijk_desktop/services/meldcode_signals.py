"""Step 1 of the Meldcode: signals as facts, quotes and opinions, and the kindcheck."""

from kansrijk_desktop.records.meldcode import ChildCheckItem, EntryKind, MeldcodeStep
from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.services.meldcode_fields import (
    choice_field,
    day_field,
    or_unknown,
    person_field,
    source_field,
)
from kansrijk_desktop.services.meldcode_form import Asks, Field, Option, Section
from kansrijk_desktop.texts import _


def signals(role: Role) -> tuple[Section, ...]:
    """Return what can be noted in step 1; kraamzorg tells the verloskundige first."""
    told = (_informed(),) if role is Role.MATERNITY_CARER else ()
    return (*told, _facts(), _quotes(), _opinions(), _child_check())


def _informed() -> Section:
    return Section(
        key=EntryKind.INFORMED.value,
        step=MeldcodeStep.SIGNALS,
        kind=EntryKind.INFORMED,
        title=_("Eerst: de verloskundige"),
        guidance=_(
            "Kraamzorg licht eerst de verloskundige in. Is er nu gevaar? Bel 112 en ga door; wacht "
            "niet op dit veld."
        ),
        fields=(
            choice_field(
                _("Is de verloskundige ingelicht?"),
                _("Verloskundige ingelicht"),
                (("yes", _("Ja")), ("no", _("Nee, nog niet"))),
            ),
            day_field(_("Wanneer? Bij nee: vandaag")),
            person_field(_("Wie sprak u?"), is_required=False),
            Field("text", _("Wat is afgesproken, of waarom nog niet?"), _("Afgesproken")),
        ),
    )


def _facts() -> Section:
    return Section(
        key=EntryKind.FACT.value,
        step=MeldcodeStep.SIGNALS,
        kind=EntryKind.FACT,
        title=_("Feiten"),
        guidance=_("Wat is gezien, gehoord of onderzocht. Zonder oordeel."),
        fields=(
            Field("text", _("Wat is er gezien, gehoord of onderzocht?"), _("Feit")),
            day_field(_("Wanneer was dat?")),
            source_field(_("Wat is de bron?"), _("Zelf gezien, huisarts, echo, dossier…")),
        ),
    )


def _quotes() -> Section:
    return Section(
        key=EntryKind.QUOTE.value,
        step=MeldcodeStep.SIGNALS,
        kind=EntryKind.QUOTE,
        title=_("Citaten"),
        guidance=_("Letterlijke woorden, en wie ze zei. Aanhalingstekens komen er vanzelf bij."),
        fields=(
            Field("text", _("Wat is er letterlijk gezegd?"), _("Citaat")),
            day_field(_("Wanneer was dat?")),
            source_field(_("Wie zei het?"), _("Cliënt, partner, kind van 6…")),
        ),
    )


def _opinions() -> Section:
    return Section(
        key=EntryKind.OPINION.value,
        step=MeldcodeStep.SIGNALS,
        kind=EntryKind.OPINION,
        title=_("Meningen"),
        guidance=_("Wat u of een ander denkt of vermoedt, en waar dat vandaan komt."),
        fields=(
            Field("text", _("Wat is de mening, en waarop rust die?"), _("Mening")),
            day_field(_("Wanneer was dat?")),
            source_field(_("Van wie is deze mening?"), preset=_("van mijzelf")),
        ),
    )


def _child_check() -> Section:
    item = ChildCheckItem
    return Section(
        key=EntryKind.CHILD_CHECK.value,
        step=MeldcodeStep.SIGNALS,
        kind=EntryKind.CHILD_CHECK,
        title=_("Kindcheck"),
        guidance=_(
            "Zijn er nog meer minderjarigen: eigen kinderen, kinderen van een (ex-)partner, ook op "
            "een ander adres? Leg ook vast als er geen zorg is."
        ),
        fields=(
            Field(
                item.MINORS,
                _("Hoeveel andere minderjarigen zijn er?"),
                _("Andere minderjarigen"),
                Asks.COUNT,
                help_text=_("0 als er geen zijn"),
            ),
            Field(
                item.AGES,
                _("Hoe oud zijn zij, in jaren?"),
                _("Leeftijden"),
                Asks.AGES,
                is_required=False,
                help_text=_("Bijvoorbeeld 0, 3 en 6. Een baby is 0."),
            ),
            _line(item.WHERE, _("Waar wonen zij?"), _("Wonen")),
            _line(item.CARERS, _("Wie zorgt voor hen?"), _("Wie zorgt")),
            _answer(item.ENOUGH_CARE, _("Krijgen zij genoeg zorg?"), _("Genoeg zorg")),
            _answer(item.HELP_WANTED, _("Wil het gezin hulp?"), _("Hulp gewenst")),
            Field(item.OUTCOME, _("Uw uitkomst"), _("Uitkomst"), Asks.CHOICE, _outcomes()),
            Field("text", _("Toelichting"), _("Toelichting"), is_required=False),
            day_field(_("Wanneer deed u de kindcheck?")),
        ),
    )


def _line(name: str, label: str, short: str) -> Field:
    return Field(name, label, short, Asks.LINE, is_required=False)


def _answer(name: str, label: str, short: str) -> Field:
    options = or_unknown(_("Weet ik niet"))
    return Field(name, label, short, Asks.CHOICE, options, is_required=False)


def _outcomes() -> tuple[Option, ...]:
    return (
        ("geen-zorg", _("Geen zorg")),
        ("zorg", _("Wel zorg")),
        ("onduidelijk", _("Nog niet duidelijk")),
    )
