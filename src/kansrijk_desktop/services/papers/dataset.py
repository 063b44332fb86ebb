"""What the JGZ can copy into its own record: our answers beside the groups of its basisdataset.

The groups and their values are those of the dataset for the exchange of dossiers (7.1). Only what
was told stands here; a question that was not asked or not told has no line.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from kansrijk_desktop.documents.content import ToCopy
from kansrijk_desktop.documents.wording import CONSENT_FORMS, written_date
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.pregnancy import GestationalAge, PregnancyEnd
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.services.papers.words import born_now, source_of, state_word
from kansrijk_desktop.services.pregnancy_words import before_birth_words
from kansrijk_desktop.services.shared_dossier import KnownFamily, SharedDossier, SharedMoment
from kansrijk_desktop.texts import _

_LANGUAGE: Final = "R011"
_PARENT: Final = "R012"
_THREAT: Final = "R013"
_PREGNANCY: Final = "R014"
_HELP: Final = "R035"
_CONSENT: Final = "R010"

_OURS: Final = "kansrijk-desktop.nl/fhir/Questionnaire/signalering-"
_IN_PREGNANCY: Final = _OURS + "zwangerschap"
_DAYS_PER_WEEK: Final = 7

_SMOKES: Final = frozenset({"M1-gestopt-tijdens", "M1-1-10", "M1-11-20", "M1-20-plus"})
_SMOKES_NOW: Final = frozenset({"M1-1-10", "M1-11-20", "M1-20-plus"})
_DRINKS: Final = frozenset({"M2-slokje", "M2-onder-2", "M2-2-plus"})
_USES: Final = frozenset({"M3-cannabis", "M3-gestopt", "M3-gaat-door", "M3-behandeling"})
_BAD_AIR: Final = frozenset({"W2-vocht", "W2-koud"})
_UNSAFE: Final = frozenset({"W2-onveilig"})
_TROUBLED: Final = frozenset({"S4-nu-hulp", "S4-nu-zonder", "S4-ernstig"})
_ALONE: Final = frozenset({"K2-nee"})


def to_copy(known: KnownFamily, shared: SharedDossier, consent: Consent) -> Iterator[ToCopy]:
    """Yield one line per value, in the order of the dataset."""
    yield _consent(consent)
    yield from _language(known)
    yield from _parent(shared)
    yield from _surroundings(shared)
    yield from _pregnancy(known)
    yield from _use_in_pregnancy(shared)
    for offer in shared.offers:
        yield ToCopy(_group(_HELP), offer.name, state_word(offer.state), short_date(offer.since))


def _group(code: str) -> str:
    words = {
        _CONSENT: _("Toestemming"),
        _LANGUAGE: _("Taal en opleiding"),
        _PARENT: _("Kenmerken ouder"),
        _THREAT: _("Bedreigingen"),
        _PREGNANCY: _("Zwangerschap"),
        _HELP: _("Ontvangen hulp"),
    }
    return f"{code} {words[code]}"


def _consent(consent: Consent) -> ToCopy:
    return ToCopy(
        _group(_CONSENT),
        consent.purpose or _("gegevens delen"),
        _("ja, {form}, door {who}").format(form=CONSENT_FORMS[consent.form], who=consent.given_by),
        written_date(consent.given_on),
    )


def _language(known: KnownFamily) -> Iterator[ToCopy]:
    patient = known.dossier.patient
    if patient.language:
        yield ToCopy(_group(_LANGUAGE), _("Taal van de moeder"), patient.language, _("dossier"))
    if patient.needs_interpreter:
        tongue = patient.interpreter_language or patient.language
        value = _("ja, {language}").format(language=tongue) if tongue else _("ja")
        yield ToCopy(_group(_LANGUAGE), _("Tolk nodig"), value, _("dossier"))


def _pregnancy(known: KnownFamily) -> Iterator[ToCopy]:
    pregnancy = known.dossier.pregnancy
    if pregnancy is None or pregnancy.ended_by is PregnancyEnd.LOSS:
        return
    source = _("dossier")
    if pregnancy.gravidity is not None:
        yield ToCopy(_group(_PREGNANCY), _("Graviditeit"), str(pregnancy.gravidity), source)
    if pregnancy.parity is not None:
        before = before_birth_words(pregnancy, known.dossier.births)
        parity = f"{pregnancy.parity} ({before})" if before else str(pregnancy.parity)
        yield ToCopy(_group(_PREGNANCY), _("Pariteit"), parity, source)
    for birth in born_now(known):
        if birth.gestation_days is not None:
            length = GestationalAge(*divmod(birth.gestation_days, _DAYS_PER_WEEK))
            yield ToCopy(_group(_PREGNANCY), _("Zwangerschapsduur"), f"{length} weken", source)


def _use_in_pregnancy(shared: SharedDossier) -> Iterator[ToCopy]:
    """Yield smoking, alcohol and drugs: yes at any moment of the pregnancy counts as yes."""
    rows: tuple[tuple[str, str, frozenset[str]], ...] = (
        (_("Roken tijdens zwangerschap"), "M1", _SMOKES),
        (_("Alcohol tijdens zwangerschap"), "M2", _DRINKS),
        (_("Drugs tijdens zwangerschap"), "M3", _USES),
    )
    for name, link_id, yes in rows:
        if told := _told(shared, link_id, _IN_PREGNANCY):
            with_use = [one for one in told if yes & one[1].keys()]
            moment, answer = (with_use or told)[-1]
            value = _yes_or_no(answer, is_yes=bool(with_use))
            yield ToCopy(_group(_PREGNANCY), name, value, source_of(moment))
    if told := _told(shared, "M3-welke", _IN_PREGNANCY):
        latest, answer = told[-1]
        value = "; ".join(answer.values())
        yield ToCopy(_group(_PREGNANCY), _("Soort drugs"), value, source_of(latest))


def _yes_or_no(answer: Mapping[str, str], *, is_yes: bool) -> str:
    """Return the yes or no that is asked for; what was said explains it."""
    word = _("ja") if is_yes else _("nee")
    said = "; ".join(answer.values())
    is_plain = said.lower() in {word, _("nee, geen van deze")}
    return word if is_plain else f"{word} ({said[:1].lower()}{said[1:]})"


def _parent(shared: SharedDossier) -> Iterator[ToCopy]:
    rows = (
        ("M1", _SMOKES_NOW, _("rookt")),
        ("S4", _TROUBLED, _("psychische klachten")),
        ("K2", _ALONE, _("geen netwerk")),
    )
    yield from _named(shared, _PARENT, _("Moeder"), rows)


def _surroundings(shared: SharedDossier) -> Iterator[ToCopy]:
    rows = (
        ("W2", _BAD_AIR, _("slecht binnenklimaat")),
        ("W2", _UNSAFE, _("onveilige omgeving of trappen")),
    )
    yield from _named(shared, _THREAT, _("Woning"), rows)


def _named(
    shared: SharedDossier,
    code: str,
    name: str,
    rows: tuple[tuple[str, frozenset[str], str], ...],
) -> Iterator[ToCopy]:
    """Yield a line for each thing that was said when it was last asked."""
    for link_id, codes, word in rows:
        told = _told(shared, link_id, _OURS)
        if told and codes & told[-1][1].keys():
            yield ToCopy(_group(code), name, word, source_of(told[-1][0]))


def _told(
    shared: SharedDossier, link_id: str, questionnaire: str
) -> list[tuple[SharedMoment, Mapping[str, str]]]:
    """Return code and label of an answer at every moment it was told, the oldest first."""
    return [
        (moment, {value.code: value.label for value in item.values})
        for moment in shared.moments
        if questionnaire in moment.screening.questionnaire
        for item in moment.conversation.told
        if item.address == link_id
    ]
