"""Functions on text (FHIRPath N1, 5.6); patterns run on RE2, which cannot be made to hang."""

from functools import lru_cache
from typing import Protocol, cast

import re2

from kansrijk_desktop.engine.expressions.environment import Collection, Run
from kansrijk_desktop.engine.expressions.errors import TypeMismatchError, UnsupportedError
from kansrijk_desktop.engine.expressions.functions.registry import Function, of_values
from kansrijk_desktop.engine.expressions.values import text, whole

_PATTERN_MEMORY = 1 << 20
# RE2 takes at most as many steps as the text is long times the pattern is large, each some 5 ns; a
# step of ours about 1 us.
_STEPS_A_STEP = 200


class _Match(Protocol):
    def group(self, number: int) -> str | None: ...
    def start(self) -> int: ...
    def end(self) -> int: ...


class _Pattern(Protocol):
    groups: int
    programsize: int

    def search(self, text: str) -> _Match | None: ...
    def fullmatch(self, text: str) -> _Match | None: ...
    def finditer(self, text: str) -> "list[_Match]": ...


@lru_cache(maxsize=256)
def _pattern(source: str) -> _Pattern:
    options = re2.Options()
    options.dot_nl = True  # N1: a pattern is matched in single line mode
    options.log_errors = False
    options.max_mem = _PATTERN_MEMORY
    try:
        return cast("_Pattern", re2.compile(source, options))
    except (re2.error, UnicodeEncodeError) as error:
        raise UnsupportedError("a pattern that RE2 does not run") from error


def _searchable(value: str, pattern: _Pattern, run: Run) -> str:
    run.spend(len(value) // 16 + len(value) * pattern.programsize // _STEPS_A_STEP)
    return value.encode("utf-8", "replace").decode("utf-8")


def _matches(elements: Collection, run: Run, pattern: Collection) -> Collection:
    value, source = text(elements), text(pattern)
    if value is None or source is None:
        return []
    compiled = _pattern(source)
    return [compiled.search(_searchable(value, compiled, run)) is not None]


def _matches_full(elements: Collection, run: Run, pattern: Collection) -> Collection:
    value, source = text(elements), text(pattern)
    if value is None or source is None:
        return []
    compiled = _pattern(source)
    return [compiled.fullmatch(_searchable(value, compiled, run)) is not None]


def _replace_matches(
    elements: Collection, run: Run, pattern: Collection, substitution: Collection
) -> Collection:
    value, source, replacement = text(elements), text(pattern), text(substitution)
    if value is None or source is None or replacement is None:
        return []
    if not source:
        return [value]
    compiled = _pattern(source)
    value = _searchable(value, compiled, run)
    parts: list[str] = []
    place = length = 0
    for match in compiled.finditer(value):
        new = _expanded(replacement, match, compiled.groups, run)
        parts += [value[place : match.start()], new]
        place = match.end()
        length += len(new)
        run.check_length(length)
        run.spend(1)
    return [run.check_text("".join([*parts, value[place:]]))]


def _expanded(replacement: str, match: _Match, groups: int, run: Run) -> str:
    """Fill in `$1` to `$9` and `$0`; a dollar sign before anything else stands for itself."""
    if "$" not in replacement:
        return replacement
    head, *pieces = replacement.split("$")
    parts, length = [head], len(head)
    for piece in pieces:
        digit = piece[:1]
        if digit.isdecimal() and digit.isascii() and int(digit) <= groups:
            part = (match.group(int(digit)) or "") + piece[1:]
        else:
            part = f"${piece}"
        parts.append(part)
        length += len(part)
        run.check_length(length)
    return "".join(parts)


def _replace(
    elements: Collection, run: Run, pattern: Collection, substitution: Collection
) -> Collection:
    value, old, new = text(elements), text(pattern), text(substitution)
    if value is None or old is None or new is None:
        return []
    # Before it is made: a chain of these can grow by a factor each.
    run.check_length(len(value) + value.count(old) * max(0, len(new) - len(old)))
    return [run.check_text(value.replace(old, new))]


def _index_of(elements: Collection, _run: Run, wanted: Collection) -> Collection:
    value, part = text(elements), text(wanted)
    return [] if value is None or part is None else [value.find(part)]


def _last_index_of(elements: Collection, _run: Run, wanted: Collection) -> Collection:
    value, part = text(elements), text(wanted)
    return [] if value is None or part is None else [value.rfind(part)]


def _substring(
    elements: Collection, _run: Run, start: Collection, length: Collection = ()
) -> Collection:
    value, first, count = text(elements), whole(start), whole(length)
    if value is None or first is None or not 0 <= first < len(value):
        return []
    if count is None:
        return [value[first:]]
    return [value[first : first + max(count, 0)]]


def _starts_with(elements: Collection, _run: Run, wanted: Collection) -> Collection:
    value, part = text(elements), text(wanted)
    return [] if value is None or part is None else [value.startswith(part)]


def _ends_with(elements: Collection, _run: Run, wanted: Collection) -> Collection:
    value, part = text(elements), text(wanted)
    return [] if value is None or part is None else [value.endswith(part)]


def _contains(elements: Collection, _run: Run, wanted: Collection) -> Collection:
    value, part = text(elements), text(wanted)
    return [] if value is None or part is None else [part in value]


def _upper(elements: Collection, run: Run) -> Collection:
    value = text(elements)
    return [] if value is None else [run.check_text(value.upper())]


def _lower(elements: Collection, run: Run) -> Collection:
    value = text(elements)
    return [] if value is None else [run.check_text(value.lower())]


def _length(elements: Collection, _run: Run) -> Collection:
    value = text(elements)
    return [] if value is None else [len(value)]


def _to_chars(elements: Collection, run: Run) -> Collection:
    value = text(elements)
    return [] if value is None else run.check_size(list(value))


def _trim(elements: Collection, _run: Run) -> Collection:
    value = text(elements)
    return [] if value is None else [value.strip()]


def _split(elements: Collection, run: Run, separator: Collection) -> Collection:
    value, between = text(elements), text(separator)
    if value is None or between is None:
        return []
    return run.check_size(value.split(between) if between else list(value))


def _join(elements: Collection, run: Run, separator: Collection = ()) -> Collection:
    if not elements:
        return []
    run.spend(len(elements))
    between = text(separator) or ""
    parts = [text([element]) for element in elements]
    if None in parts:
        raise TypeMismatchError("join() of something that is no string")
    strings = [part for part in parts if part is not None]
    run.check_length(sum(map(len, strings)) + len(between) * (len(strings) - 1))
    return [run.check_text(between.join(strings))]


TABLE: dict[str, Function] = {
    "matches": of_values(_matches, 1),
    "matchesFull": of_values(_matches_full, 1),
    "replaceMatches": of_values(_replace_matches, 2),
    "replace": of_values(_replace, 2),
    "indexOf": of_values(_index_of, 1),
    "lastIndexOf": of_values(_last_index_of, 1),
    "substring": of_values(_substring, 1, 2),
    "startsWith": of_values(_starts_with, 1),
    "endsWith": of_values(_ends_with, 1),
    "contains": of_values(_contains, 1),
    "upper": of_values(_upper),
    "lower": of_values(_lower),
    "length": of_values(_length),
    "toChars": of_values(_to_chars),
    "trim": of_values(_trim),
    "split": of_values(_split, 1),
    "join": of_values(_join, 0, 1),
}
