"""The functions of FHIRPath, one module per family; TABLE has them all by name."""

from kansrijk_desktop.engine.expressions.functions import (
    boundaries,
    clock,
    collecting,
    conversion,
    encoding,
    filtering,
    kinds,
    mathematics,
    navigation,
    refused,
    scoring,
    texts,
    totals,
)
from kansrijk_desktop.engine.expressions.functions.registry import Table

TABLE: Table = {
    **boundaries.TABLE,
    **clock.TABLE,
    **collecting.TABLE,
    **conversion.TABLE,
    **encoding.TABLE,
    **filtering.TABLE,
    **kinds.TABLE,
    **mathematics.TABLE,
    **navigation.TABLE,
    **refused.TABLE,
    **scoring.TABLE,
    **texts.TABLE,
    **totals.TABLE,
}
