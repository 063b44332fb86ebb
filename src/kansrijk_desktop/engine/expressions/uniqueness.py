"""Tell elements apart by value, looking deep only where they look alike."""

from kansrijk_desktop.engine.expressions.environment import Element, Run
from kansrijk_desktop.engine.expressions.equality import key
from kansrijk_desktop.engine.expressions.nodes import Json, Node


class Unique:
    """The elements met so far.

    Comparing whole subtrees would cost the square of the form, so two structures are compared
    only when their own texts and numbers (linkId, url, code) are the same.
    """

    __slots__ = ("_firsts", "_keys", "_run")

    def __init__(self, run: Run) -> None:
        self._run = run
        self._firsts: dict[object, Element] = {}
        self._keys: dict[object, set[object]] = {}

    def is_new(self, element: Element) -> bool:
        """Tell whether nothing equal was met before, and remember it."""
        if type(element) is not Node or type(element.json) is not dict:
            return self._is_first(key(element, self._run), element)
        outline = self._outline(element.json)
        return self._is_first(outline, element) or self._is_new_among_alike(outline, element)

    def _is_first(self, outline: object, element: Element) -> bool:
        if outline in self._firsts:
            return False
        self._firsts[outline] = element
        return True

    def _outline(self, json: Json) -> object:
        self._run.spend(1)
        return frozenset(
            (name, value)
            for name, value in json.items()
            if type(value) is not dict and type(value) is not list
        )

    def _is_new_among_alike(self, outline: object, element: Element) -> bool:
        keys = self._keys.get(outline)
        if keys is None:
            keys = self._keys[outline] = {key(self._firsts[outline], self._run)}
        mark = key(element, self._run)
        is_new = mark not in keys
        keys.add(mark)
        return is_new
