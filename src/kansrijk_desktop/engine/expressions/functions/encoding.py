"""encode, decode, escape and unescape (FHIRPath 3.0 ballot, 5.6)."""

import base64
import binascii
import html
import json
from collections.abc import Callable, Mapping

from kansrijk_desktop.engine.expressions.environment import Collection, Run
from kansrijk_desktop.engine.expressions.errors import UnsupportedError
from kansrijk_desktop.engine.expressions.functions.registry import Function, of_values
from kansrijk_desktop.engine.expressions.tokens import unescape
from kansrijk_desktop.engine.expressions.values import text

Conversion = Callable[[str], str]


def _bytes(value: str) -> bytes:
    return value.encode("utf-8", "replace")


_ENCODERS: Mapping[str, Conversion] = {
    "base64": lambda value: base64.b64encode(_bytes(value)).decode(),
    "urlbase64": lambda value: base64.urlsafe_b64encode(_bytes(value)).decode(),
    "hex": lambda value: _bytes(value).hex(),
}
_DECODERS: Mapping[str, Conversion] = {
    "base64": lambda value: base64.b64decode(value, validate=True).decode(),
    "urlbase64": lambda value: base64.b64decode(value, altchars="-_", validate=True).decode(),
    "hex": lambda value: bytes.fromhex(value).decode(),
}
_ESCAPERS: Mapping[str, Conversion] = {
    "html": html.escape,
    "json": lambda value: json.dumps(value, ensure_ascii=False)[1:-1],
}
_UNESCAPERS: Mapping[str, Conversion] = {"html": html.unescape, "json": unescape}


def _convert_by(conversions: Mapping[str, Conversion]) -> Function:
    def convert(elements: Collection, run: Run, way: Collection) -> Collection:
        value, name = text(elements), text(way)
        if value is None or name is None:
            return []
        conversion = conversions.get(name)
        if conversion is None:
            raise UnsupportedError("a format this engine does not know")
        try:
            return [run.check_text(conversion(value))]
        except (binascii.Error, ValueError):
            return []  # text that is not in that format

    return of_values(convert, 1)


TABLE: dict[str, Function] = {
    "encode": _convert_by(_ENCODERS),
    "decode": _convert_by(_DECODERS),
    "escape": _convert_by(_ESCAPERS),
    "unescape": _convert_by(_UNESCAPERS),
}
