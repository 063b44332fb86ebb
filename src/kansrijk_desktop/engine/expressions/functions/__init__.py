"""The functions of FHIRPath, one module per family; TABLE has them all by name."""

from kansrijk_desktop.engine.expressions.functions import (
    collecting,
    filtering,
    kinds,
    navigation,
    scoring,
    totals,
)
from kansrijk_desktop.engine.expressions.functions.registry import Table

TABLE: Table = {
    **collecting.TABLE,
    **filtering.TABLE,
    **kinds.TABLE,
    **navigation.TABLE,
    **scoring.TABLE,
    **totals.TABLE,
}
