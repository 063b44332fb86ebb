"""Mark a method that overrides one of Qt's or Python's, for mypy and the reader.

`typing.override` (PEP 698) exists from Python 3.12 on. Its stand-in, typing_extensions, takes 11 ms
to import on 3.11 (measured): a tenth of the time to the first paint. So only mypy sees it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
else:
    Method = TypeVar("Method", bound=Callable)

    def override(method: Method) -> Method:
        """Return the method as it is."""
        return method


__all__ = ["override"]
