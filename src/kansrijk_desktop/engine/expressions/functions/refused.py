"""Functions FHIRPath has and we do not run: they need a terminology server or profiles."""

from kansrijk_desktop.engine.expressions.errors import UnsupportedError
from kansrijk_desktop.engine.expressions.functions.registry import Evaluator, Function, Invocation

_NAMES = (
    "memberOf", "subsumes", "subsumedBy", "conformsTo", "elementDefinition", "slice",
    "checkModifiers", "htmlChecks",
)  # fmt: skip


def _refusing(name: str) -> Function:
    def build(call: Invocation) -> Evaluator:
        raise UnsupportedError(f"{name}() is not supported", call.position)

    return Function(0, 3, build)


TABLE: dict[str, Function] = {name: _refusing(name) for name in _NAMES}
