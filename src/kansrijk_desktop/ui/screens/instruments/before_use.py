"""What to think about before a questionnaire is taken in use."""

from collections.abc import Iterator, Sequence
from datetime import date

from kansrijk_desktop.engine.load_report import LoadReport, Severity
from kansrijk_desktop.records.instrument import InstrumentState
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.instruments import Version
from kansrijk_desktop.texts import _, ngettext
from kansrijk_desktop.ui.screens.instruments.wording import one_line

_MOST_NAMED = 8


def warnings_before_use(
    version: Version, others: Sequence[Version], today: date
) -> tuple[str, ...]:
    """Return what speaks against using a version, or goes with it."""
    replaced = [one for one in others if one.state is InstrumentState.IN_USE]
    return (
        *_about_owner(version),
        *_about_status(version),
        *_about_period(version, today),
        *(
            _("Versie {version} wordt dan niet meer aangeboden voor nieuwe gesprekken.").format(
                version=one_line(one.label, 60)
            )
            for one in replaced
        ),
    )


def unsupported_parts(report: LoadReport) -> tuple[str, ...]:
    """Name what does nothing here, each once; the last line counts what is not named."""
    messages = dict.fromkeys(
        one_line(issue.message)
        for issue in report.issues
        if issue.severity is Severity.NOT_SUPPORTED
    )
    more = len(messages) - _MOST_NAMED
    named = tuple(messages)[:_MOST_NAMED]
    if more <= 0:
        return named
    rest = ngettext("en nog {count} ander deel", "en nog {count} andere delen", more)
    return (*named, rest.format(count=more))


def _about_owner(version: Version) -> Iterator[str]:
    if not version.licence.strip():
        yield _(
            "Er staat geen licentie in. Vraag de maker of u deze vragenlijst mag gebruiken, en leg "
            "het antwoord vast."
        )
    if not version.owner.strip():
        yield _("Er staat geen eigenaar in. Weet u van wie deze vragenlijst is?")


def _about_status(version: Version) -> Iterator[str]:
    if version.fhir_status == "draft":
        yield _("De maker noemt dit een concept. De vragen kunnen nog veranderen.")
    elif version.fhir_status == "retired":
        yield _("De maker noemt deze versie vervallen. Is er een nieuwere?")
    elif version.fhir_status != "active":
        yield _("De maker zegt niet of deze versie af is.")


def _about_period(version: Version, today: date) -> Iterator[str]:
    if version.effective_from is not None and version.effective_from > today:
        yield _("De maker bedoelt deze versie voor gebruik vanaf {day}.").format(
            day=long_date(version.effective_from)
        )
    if version.effective_until is not None and version.effective_until < today:
        yield _("De maker bedoelt deze versie voor gebruik tot en met {day}.").format(
            day=long_date(version.effective_until)
        )
