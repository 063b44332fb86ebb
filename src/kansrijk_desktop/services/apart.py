"""What others who look along must not read: safety, and what is not for home.

It is shown only when she asks for it, and nothing tells whether there is any.
"""

from collections.abc import Collection
from typing import Final

from kansrijk_desktop.services.sharing import SAFETY

_BROAD: Final = frozenset({"housing", "money", "substances"})


def tells_of_safety(domains: Collection[str]) -> bool:
    """Tell whether something for these subjects gives away that safety was spoken of.

    What also helps with housing or money (a home visit, the local team) does not.
    """
    return SAFETY in domains and not _BROAD.intersection(domains)
