"""Read the extensions of an item, quickly: they are asked for with every answer."""

from functools import lru_cache

from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.fhir import extensions

PROFESSIONAL = "professional"


@lru_cache(maxsize=8192)
def text_extension(item: Item, url: str) -> str:
    """Return the text or code of an extension, empty when it is absent."""
    value = item.extension(url)
    return value if isinstance(value, str) else ""


@lru_cache(maxsize=8192)
def flag_extension(item: Item, url: str) -> bool:
    """Return whether a boolean extension is there and true."""
    return item.extension(url) is True


def is_for_the_professional(item: Item) -> bool:
    """Return whether an item is answered by the professional alone."""
    return text_extension(item, extensions.AUDIENCE) == PROFESSIONAL


def is_switch(item: Item) -> bool:
    """Return whether an item opens a follow-up by hand."""
    return flag_extension(item, extensions.OPENS_FOLLOW_UP)


def is_safety_gate(item: Item) -> bool:
    """Return whether an item asks if she is alone."""
    return flag_extension(item, extensions.SAFETY_GATE)
