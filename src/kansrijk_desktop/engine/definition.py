"""A loaded questionnaire: the untouched JSON and what the engine runs on, both immutable.

Definitions are made by `loading.load_form`; nothing else creates them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kansrijk_desktop.engine.items import Constraint, Item, Option, Variable
from kansrijk_desktop.engine.plan import Plan
from kansrijk_desktop.fhir.elements import extension_value
from kansrijk_desktop.fhir.json import JsonObject, JsonValue

__all__ = ["Definition", "Item", "Option"]


@dataclass(frozen=True, slots=True, eq=False)
class Definition:
    """A questionnaire that can be filled in.

    Attributes:
        identity: "url|version", or a hash of the content where the form lacks one of them; a draft
            is always opened with the definition of the same identity.
        source: the form as it was read; never changed.
        by_link_id: every item; link ids are unique.
        plan: what has to be evaluated, in which order.
        variables, constraints: those of the whole form.
    """

    url: str
    version: str
    title: str
    identity: str
    items: tuple[Item, ...]
    source: JsonObject
    by_link_id: Mapping[str, Item]
    plan: Plan
    variables: tuple[Variable, ...] = ()
    constraints: tuple[Constraint, ...] = ()

    def item(self, link_id: str) -> Item:
        """Return an item.

        Raises:
            KeyError: the form has no such item.
        """
        return self.by_link_id[link_id]

    def walk(self) -> Iterator[Item]:
        """Yield all items, in the order of the form."""
        return iter(self.by_link_id.values())

    def extension(self, url: str) -> JsonValue:
        """Return the value of an extension of the form; None when it does not have it."""
        return extension_value(self.source, url)
