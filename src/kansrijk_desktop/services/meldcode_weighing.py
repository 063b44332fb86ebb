"""Step 4 of the Meldcode: the five questions of the afwegingskader, with what each answer means.

The order and the norm are those of KNMG, KNOV and kraamzorg since 2019; the words are ours. What an
answer means is told beside it, and nothing follows from it by itself.
"""

from kansrijk_desktop.records.meldcode import EntryKind, MeldcodeStep, WeighingQuestion
from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.services.meldcode_fields import (
    VEILIG_THUIS,
    choice_field,
    day_field,
    later_field,
    or_unknown,
)
from kansrijk_desktop.services.meldcode_form import Field, Section
from kansrijk_desktop.texts import _


def weighing(_role: Role) -> tuple[Section, ...]:
    """Return the five questions in order."""
    report = _("De norm is: melden bij Veilig Thuis.")
    return (
        _question(
            WeighingQuestion.SUSPICION,
            _("1. Is er een vermoeden?"),
            _("Vermoedt u, na de eerste stappen, dat er geweld of verwaarlozing is of dreigt?"),
            yes=_("Ga naar vraag 2."),
            no=_("U kunt afsluiten. Leg vast waarom."),
        ),
        _question(
            WeighingQuestion.SAFETY,
            _("2. Is het acuut of structureel onveilig?"),
            _("Is iemand nu in gevaar, of is het steeds opnieuw onveilig?"),
            yes=report + " " + _("Vraag 3 tot en met 5 doet u samen met hen."),
            no=_("Ga naar vraag 3."),
        ),
        _question(
            WeighingQuestion.HELP,
            _("3. Kunt u hulp geven die werkt?"),
            _("Kunt u zelf hulp geven of regelen die het gevaar wegneemt?"),
            yes=_("Ga naar vraag 4."),
            no=report,
        ),
        _question(
            WeighingQuestion.ACCEPTANCE,
            _("4. Nemen de betrokkenen de hulp aan?"),
            _("Willen zij deze hulp, en werken zij eraan mee?"),
            yes=_("Begin met de hulp en ga naar vraag 5."),
            no=report,
        ),
        _question(
            WeighingQuestion.RESULT,
            _("5. Wordt het blijvend veilig?"),
            _("Is het door de hulp binnen de afgesproken tijd veilig, en blijft het dat?"),
            yes=_("U kunt de hulp afronden. Spreek af wie de veiligheid blijft volgen."),
            no=report + " " + _("Ook als u dat eerder al deed."),
            more=(later_field(_("Wanneer kijkt u of het is gelukt?"), is_required=False),),
        ),
    )


def _question(
    question: WeighingQuestion,
    title: str,
    asked: str,
    *,
    yes: str,
    no: str,
    more: tuple[Field, ...] = (),
) -> Section:
    answers = or_unknown(_("Twijfel"))
    doubt = _("Bel Veilig Thuis voor advies: {number}.").format(number=VEILIG_THUIS)
    return Section(
        key=f"{EntryKind.WEIGHING.value}-{question.value}",
        step=MeldcodeStep.WEIGH,
        kind=EntryKind.WEIGHING,
        code=question.value,
        title=title,
        guidance=asked,
        meanings=tuple(
            (word, meaning) for (_key, word), meaning in zip(answers, (yes, no, doubt), strict=True)
        ),
        fields=(
            choice_field(_("Uw antwoord"), _("Antwoord"), answers),
            Field("text", _("Waarop rust dit antwoord?"), _("Waarom")),
            day_field(_("Wanneer woog u dit?")),
            *more,
        ),
    )
