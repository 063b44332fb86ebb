"""Read the cases a midwife writes: what she says, which answers that gives, what should follow."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

START_FOLDER_MARK = "_"
EMPTY_START = "leeg"
AGAIN = " opnieuw"

LEVELS = {
    "groen": "green",
    "geel": "yellow",
    "oranje": "orange",
    "rood": "red",
    "niet gevraagd": "not-asked",
}
OVERALL = {
    "vandaag een stap": "act-now",
    "huisbezoek bespreken": "discuss-home-visit",
    "aanbod": "offer",
    "eigen praktijk": "own-practice",
}
DOMAINS = ("wonen", "geld", "stress", "middelen", "veiligheid")
_KEYS = {"name", "says", "start", "patient", "answers", "expect"}
_EXPECTED_KEYS = {
    "levels",
    "overall",
    "provisional",
    "kindcheck",
    "meldcode",
    "opens",
    "closed",
    "safety_texts",
    "weights",
}


@dataclass(frozen=True, slots=True)
class Expected:
    """What should follow; what a case does not name is expected to be quiet."""

    levels: Mapping[str, str]
    overall: str
    is_provisional: bool
    opens_kindcheck: bool
    opens_meldcode: bool
    opens: tuple[str, ...]
    closed: tuple[str, ...]
    safety_texts: frozenset[str]
    weights: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Case:
    """One conversation.

    Attributes:
        age: from the dossier, None when it has no date of birth.
        answers: link id and answer in the order given; a link id may come again.
    """

    name: str
    age: int | None
    answers: tuple[tuple[str, object], ...]
    expected: Expected


def cases_in(folder: Path) -> Iterator[Case]:
    """Yield the cases of a form, with the answers of their start filled in."""
    starts = {
        path.stem.removeprefix(START_FOLDER_MARK): _mapping(_read(path))
        for path in sorted(folder.glob(f"{START_FOLDER_MARK}*.yaml"))
    }
    starts[EMPTY_START] = {}
    for path in sorted(folder.glob("[!_]*.yaml")):
        written = _read(path)
        assert isinstance(written, list), f"{path.name} is not a list of cases"
        for case in written:
            yield _case(_mapping(case), starts)


def _case(written: Mapping[str, object], starts: Mapping[str, Mapping[str, object]]) -> Case:
    assert written.keys() <= _KEYS, written.keys() - _KEYS
    start = str(written["start"])
    answers = _mapping(written.get("answers", {}))
    age = _mapping(written.get("patient", {"age": 30})).get("age")
    assert age is None or isinstance(age, int)
    return Case(
        name=str(written["name"]),
        age=age,
        answers=(
            *starts[start].items(),
            *((key.removesuffix(AGAIN), value) for key, value in answers.items()),
        ),
        expected=_expected(_mapping(written["expect"]), is_empty=start == EMPTY_START),
    )


def _expected(written: Mapping[str, object], *, is_empty: bool) -> Expected:
    assert written.keys() <= _EXPECTED_KEYS, written.keys() - _EXPECTED_KEYS
    quiet = "not-asked" if is_empty else "green"
    named = _mapping(written.get("levels", {}))
    assert named.keys() <= set(DOMAINS), named
    return Expected(
        levels={
            domain: LEVELS[str(named[domain])] if domain in named else quiet for domain in DOMAINS
        },
        overall=OVERALL[str(written["overall"])],
        is_provisional=bool(written.get("provisional", False)),
        opens_kindcheck=bool(written.get("kindcheck", False)),
        opens_meldcode=bool(written.get("meldcode", False)),
        opens=_texts(written.get("opens", [])),
        closed=_texts(written.get("closed", [])),
        safety_texts=frozenset(_texts(written.get("safety_texts", []))),
        weights={
            key: int(str(value)) for key, value in _mapping(written.get("weights", {})).items()
        },
    )


def _read(path: Path) -> object:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _mapping(value: object) -> Mapping[str, object]:
    assert isinstance(value, dict), value
    return value


def _texts(value: object) -> tuple[str, ...]:
    assert isinstance(value, list), value
    return tuple(str(each) for each in value)
