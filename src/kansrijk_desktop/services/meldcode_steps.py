"""The five steps of the Meldcode in our own words: what is asked in each, and what it means.

After the KNMG-meldcode and the afwegingskader of midwives, maternity care and youth health care. It
is an aid: the meldcode of her own profession or organisation goes first.
"""

from collections.abc import Callable, Mapping
from typing import Final

from kansrijk_desktop.records.meldcode import EntryKind, MeldcodeGround, MeldcodeStep, SkipGround
from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.services.meldcode_decisions import decisions
from kansrijk_desktop.services.meldcode_fields import (
    VEILIG_THUIS,
    choice_field,
    day_field,
    later_field,
    person_field,
)
from kansrijk_desktop.services.meldcode_form import Asks, Field, Option, Section
from kansrijk_desktop.services.meldcode_signals import signals
from kansrijk_desktop.services.meldcode_weighing import weighing
from kansrijk_desktop.texts import _


def sections(step: MeldcodeStep, role: Role) -> tuple[Section, ...]:
    """Return what can be noted in a step, by someone of this profession."""
    return _STEPS[step](role)


def section(key: str, role: Role) -> Section:
    """Return one section by its key.

    Raises:
        LookupError: there is none with this key.
    """
    for step in MeldcodeStep:
        for each in sections(step, role):
            if each.key == key:
                return each
    raise LookupError("no such section")


def step_title(step: MeldcodeStep) -> str:
    """Return the name of a step, in one word."""
    return {
        MeldcodeStep.SIGNALS: _("Signalen"),
        MeldcodeStep.CONSULT: _("Overleg"),
        MeldcodeStep.TALK: _("Gesprek"),
        MeldcodeStep.WEIGH: _("Wegen"),
        MeldcodeStep.DECIDE: _("Besluit"),
    }[step]


def step_guidance(step: MeldcodeStep) -> str:
    """Return what a step is about."""
    return {
        MeldcodeStep.SIGNALS: _(
            "Schrijf op wat u zag en hoorde, zo feitelijk mogelijk. Feiten, citaten en meningen "
            "staan apart."
        ),
        MeldcodeStep.CONSULT: _(
            "Overleg met een collega, of vraag Veilig Thuis om advies: {number}. U hoeft geen naam "
            "te noemen."
        ).format(number=VEILIG_THUIS),
        MeldcodeStep.TALK: _(
            "Praat met de betrokkenen. Vertel wat u zag, en vraag hoe zij dat zien. Doe het alleen "
            "als het veilig is."
        ),
        MeldcodeStep.WEIGH: _(
            "Weeg met de vijf vragen van het afwegingskader, van boven naar beneden. Twijfelt u? "
            "Bel altijd Veilig Thuis: {number}."
        ).format(number=VEILIG_THUIS),
        MeldcodeStep.DECIDE: _(
            "U neemt twee besluiten, los van elkaar: is melden nodig, en is hulp (ook) mogelijk? "
            "Het programma beslist niets en meldt niets."
        ),
    }[step]


def ground_options() -> tuple[Option, ...]:
    """Return why a track can be opened."""
    words: Mapping[MeldcodeGround, str] = {
        MeldcodeGround.SAFETY: _("Zorgen over veiligheid"),
        MeldcodeGround.UNEASE: _("Niet-pluisgevoel"),
        MeldcodeGround.CHILD_CHECK: _("Zorgen om een kind"),
        MeldcodeGround.OTHER: _("Iets anders"),
    }
    return tuple((ground.value, words[ground]) for ground in MeldcodeGround)


def closing() -> Section:
    """Return what is asked when a track is closed, after whichever step."""
    return Section(
        key=EntryKind.CLOSED.value,
        step=MeldcodeStep.DECIDE,
        kind=EntryKind.CLOSED,
        title=_("Afsluiten"),
        guidance=_(
            "Dat kan na elke stap, met de reden. Er wordt niets gewist, en u kunt het heropenen."
        ),
        fields=(Field("text", _("Waarom sluit u af?"), _("Reden")),),
    )


def _consults(_role: Role) -> tuple[Section, ...]:
    return (
        Section(
            key=EntryKind.CONSULT.value,
            step=MeldcodeStep.CONSULT,
            kind=EntryKind.CONSULT,
            title=_("Overleg met een collega"),
            guidance=_("Liefst met de aandachtsfunctionaris. Zonder naam als dat kan."),
            fields=(
                Field(
                    "code",
                    _("Met wat voor collega?"),
                    _("Overlegd met"),
                    Asks.CHOICE,
                    (
                        ("collega", _("Collega")),
                        ("aandachtsfunctionaris", _("Aandachtsfunctionaris")),
                        ("letseldeskundige", _("Letseldeskundige")),
                        ("anders", _("Andere deskundige")),
                    ),
                ),
                person_field(_("Naam of functie")),
                day_field(_("Wanneer was het overleg?")),
                Field("text", _("Wat kwam eruit?"), _("Uitkomst")),
            ),
        ),
        Section(
            key=EntryKind.VT_ADVICE.value,
            step=MeldcodeStep.CONSULT,
            kind=EntryKind.VT_ADVICE,
            title=_("Advies van Veilig Thuis"),
            guidance=_(
                "Bel als professional {number}. Advies is geen melding. Namen zijn niet nodig."
            ).format(number=VEILIG_THUIS),
            fields=(
                day_field(_("Wanneer belde u?")),
                person_field(_("Wie sprak u?"), is_required=False),
                choice_field(
                    _("Hebt u namen genoemd?"),
                    _("Namen genoemd"),
                    (("no", _("Nee")), ("yes", _("Ja"))),
                    _("Was dat zonder toestemming? Leg dan bij stap 5 ook vast op welke grond."),
                ),
                Field("text", _("Welk advies kreeg u?"), _("Advies")),
            ),
        ),
    )


def _talks(_role: Role) -> tuple[Section, ...]:
    return (
        Section(
            key=EntryKind.TALK.value,
            step=MeldcodeStep.TALK,
            kind=EntryKind.TALK,
            title=_("Het gesprek"),
            guidance=_("Deel wat u zag. Vraag, en luister. Spreek af hoe het verder gaat."),
            fields=(
                person_field(_("Met wie sprak u?")),
                day_field(_("Wanneer was het gesprek?")),
                Field("text", _("Wat is besproken, en hoe reageerden zij?"), _("Besproken")),
            ),
        ),
        Section(
            key=EntryKind.TALK_SKIPPED.value,
            step=MeldcodeStep.TALK,
            kind=EntryKind.TALK_SKIPPED,
            title=_("Nu geen gesprek"),
            guidance=_("Dat kan op drie gronden, en op geen andere. Kies daarna een later moment."),
            fields=(
                Field("code", _("Op welke grond?"), _("Grond"), Asks.CHOICE, _skip_grounds()),
                Field("text", _("Waarop rust dat? Wat hebt u geprobeerd?"), _("Toelichting")),
                day_field(_("Wanneer besloot u dit?")),
                later_field(_("Wanneer kijkt u opnieuw of het kan?")),
            ),
        ),
    )


def _skip_grounds() -> tuple[Option, ...]:
    return (
        (SkipGround.DANGER_TO_OTHERS.value, _("Het brengt de cliënt of anderen thuis in gevaar")),
        (SkipGround.DANGER_TO_PROFESSIONAL.value, _("Het brengt mijzelf in gevaar")),
        (SkipGround.NO_CONTACT.value, _("Contact lukte niet, na redelijke moeite")),
    )


_STEPS: Final[Mapping[MeldcodeStep, Callable[[Role], tuple[Section, ...]]]] = {
    MeldcodeStep.SIGNALS: signals,
    MeldcodeStep.CONSULT: _consults,
    MeldcodeStep.TALK: _talks,
    MeldcodeStep.WEIGH: weighing,
    MeldcodeStep.DECIDE: decisions,
}
