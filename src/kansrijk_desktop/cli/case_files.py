"""Read the cases a midwife writes: what she says, which answers that gives, what should follow.

How to write them: forms/README.md.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import yaml

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.fhir.json import MAX_FORM_BYTES
from kansrijk_desktop.records.screening import Respondent
from kansrijk_desktop.services.bounded_files import read_bounded
from kansrijk_desktop.texts import _

LEVELS = {
    "groen": "green",
    "geel": "yellow",
    "oranje": "orange",
    "rood": "red",
    "niet gevraagd": "not-asked",
}
OVERALL = {
    "": "",
    "vandaag een stap": "act-now",
    "huisbezoek bespreken": "discuss-home-visit",
    "aanbod": "offer",
    "eigen praktijk": "own-practice",
}
DOMAINS = {
    "wonen": "housing",
    "geld": "money",
    "stress": "stress",
    "middelen": "substances",
    "veiligheid": "safety",
}
_Read = TypeVar("_Read")
_START_MARK = "_"
_EMPTY_START = "leeg"
_AGAIN = " opnieuw"
_USUAL_AGE = 30
_KEYS = frozenset({"name", "says", "start", "respondent", "patient", "answers", "expect"})
_RESPONDENTS = {"patient": Respondent.PATIENT, "partner": Respondent.PARTNER}
_EXPECTED_KEYS = frozenset(
    {
        *("levels", "overall", "provisional", "kindcheck", "meldcode", "opens", "closed"),
        *("safety_texts", "weights", "values"),
    }
)


@dataclass(frozen=True, slots=True)
class Expected:
    """What should follow; what a case does not name is expected to be quiet.

    Attributes:
        named_levels: FHIR's code of a level, by the Dutch name of a domain.
        quiet_level: that of every domain that is not named.
        overall: FHIR's code; empty where the form has no such outcome.
        weights: by the link id of the question.
        values: the one answer an item should have, for forms that compute a score; None for none.
    """

    named_levels: Mapping[str, str]
    quiet_level: str
    overall: str
    is_provisional: bool
    opens_kindcheck: bool
    opens_meldcode: bool
    opens: tuple[str, ...]
    closed: tuple[str, ...]
    safety_texts: frozenset[str]
    weights: Mapping[str, int]
    values: Mapping[str, object]

    def level(self, domain: str) -> str:
        """Return the level of a domain, by its Dutch name."""
        return self.named_levels.get(domain, self.quiet_level)


@dataclass(frozen=True, slots=True)
class Case:
    """One conversation.

    Attributes:
        age: from the dossier, None when it has no date of birth.
        answers: link id and answer in the order given; a link id may come again.
        respondent: who answers.
    """

    name: str
    age: int | None
    answers: tuple[tuple[str, object], ...]
    expected: Expected
    respondent: Respondent = Respondent.PATIENT


class _BadCaseError(Exception):
    """A case is not written as it should be; says how, in Dutch."""


def cases_in(folder: Path) -> Iterator[Case]:
    """Yield the cases of a form, with the answers of their start filled in.

    Raises:
        InvalidInputError: a file is not written as cases are; names it.
    """
    starts: dict[str, Mapping[str, object]] = {_EMPTY_START: {}}
    for path in sorted(folder.glob(f"{_START_MARK}*.yaml")):
        starts[path.stem.removeprefix(_START_MARK)] = _in_file(path, _mapping)
    for path in sorted(folder.glob(f"[!{_START_MARK}]*.yaml")):
        yield from _in_file(path, lambda written: _cases(written, starts))


def _in_file(path: Path, read: Callable[[object], _Read]) -> _Read:
    """Read a file, and say of what is wrong in which file it is."""
    try:
        return read(yaml.safe_load(read_bounded(path, MAX_FORM_BYTES)))
    except (yaml.YAMLError, _BadCaseError, RecursionError, ValueError) as error:
        raise InvalidInputError(
            _("Het bestand {name} met casussen kan niet worden gelezen.").format(name=path.name),
            details=str(error),
        ) from error


def _cases(written: object, starts: Mapping[str, Mapping[str, object]]) -> list[Case]:
    if not isinstance(written, list):
        raise _BadCaseError(_("Dit is geen lijst van casussen."))
    return [_case(_mapping(case), starts) for case in written]


def _case(written: Mapping[str, object], starts: Mapping[str, Mapping[str, object]]) -> Case:
    name = str(written.get("name", ""))
    _check_keys(name, written, _KEYS)
    start = str(written.get("start", _EMPTY_START))
    if start not in starts:
        raise _unknown(name, start)
    answers = _mapping(written.get("answers", {}))
    age = _mapping(written.get("patient", {"age": _USUAL_AGE})).get("age")
    if age is not None and not isinstance(age, int):
        raise _unknown(name, str(age))
    respondent = str(written.get("respondent", "patient"))
    if respondent not in _RESPONDENTS:
        raise _unknown(name, respondent)
    return Case(
        name=name,
        age=age,
        answers=(
            *starts[start].items(),
            *((key.removesuffix(_AGAIN), value) for key, value in answers.items()),
        ),
        expected=_expected(
            name, _mapping(written.get("expect", {})), is_empty=start == _EMPTY_START
        ),
        respondent=_RESPONDENTS[respondent],
    )


def _expected(name: str, written: Mapping[str, object], *, is_empty: bool) -> Expected:
    _check_keys(name, written, _EXPECTED_KEYS)
    levels = _mapping(written.get("levels", {}))
    _check_keys(name, levels, DOMAINS.keys())
    return Expected(
        named_levels={domain: _code(name, level, LEVELS) for domain, level in levels.items()},
        quiet_level="not-asked" if is_empty else "green",
        overall=_code(name, written.get("overall", ""), OVERALL),
        is_provisional=bool(written.get("provisional", False)),
        opens_kindcheck=bool(written.get("kindcheck", False)),
        opens_meldcode=bool(written.get("meldcode", False)),
        opens=_texts(written.get("opens", [])),
        closed=_texts(written.get("closed", [])),
        safety_texts=frozenset(_texts(written.get("safety_texts", []))),
        weights={
            key: int(str(value)) for key, value in _mapping(written.get("weights", {})).items()
        },
        values=_mapping(written.get("values", {})),
    )


def _check_keys(name: str, written: Mapping[str, object], known: Collection[str]) -> None:
    unknown = next((key for key in written if key not in known), None)
    if unknown is not None:
        raise _unknown(name, unknown)


def _code(name: str, word: object, codes: Mapping[str, str]) -> str:
    if str(word) not in codes:
        raise _unknown(name, str(word))
    return codes[str(word)]


def _unknown(name: str, word: str) -> _BadCaseError:
    return _BadCaseError(
        _("Casus “{name}”: “{word}” is hier niet bekend.").format(name=name, word=word[:60])
    )


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise _BadCaseError(
            _("Op de plaats van “{value}” horen namen met een waarde te staan.").format(
                value=str(value)[:60]
            )
        )
    return {_text(key): each for key, each in value.items()}


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _BadCaseError(
            _("Op de plaats van “{value}” hoort een lijst te staan.").format(value=str(value)[:60])
        )
    return tuple(_text(each) for each in value)


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
