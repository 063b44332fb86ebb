"""What can be wrong with an expression.

ExpressionError
├─ ExpressionSyntaxError  the text is not FHIRPath
├─ UnknownFunctionError   a function this engine does not have
├─ UnknownVariableError   a %variable nobody defined
├─ UnknownTypeError       `is`, `as` or `ofType` with a name that is no type
├─ TypeMismatchError      a value of the wrong kind, or several where one is needed
├─ LimitExceededError     longer, deeper, larger or slower than we allow
└─ UnsupportedError       FHIRPath we know of and do not run (a terminology server, a look-ahead)

The messages name functions, variables and types, never a value from a record.
"""

from kansrijk_desktop.errors import KansrijkError


class ExpressionError(KansrijkError):
    """Root of all that an expression can do wrong.

    Attributes:
        position: offset in the text of the expression, where it is known.
    """

    def __init__(self, message: str, position: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


class ExpressionSyntaxError(ExpressionError):
    """The text is not FHIRPath."""


class UnknownFunctionError(ExpressionError):
    """A function this engine does not have.

    Attributes:
        name: the function as the form writes it.
    """

    def __init__(self, name: str, position: int | None = None) -> None:
        super().__init__(f"unknown function {name}()", position)
        self.name = name


class UnknownVariableError(ExpressionError):
    """A %variable nobody defined.

    Attributes:
        name: the variable, without the percent sign.
    """

    def __init__(self, name: str, position: int | None = None) -> None:
        super().__init__(f"unknown variable %{name}", position)
        self.name = name


class UnknownTypeError(ExpressionError):
    """A name that is no type of FHIR R4 or of FHIRPath itself."""


class TypeMismatchError(ExpressionError):
    """A value of the wrong kind, or several where one is needed."""


class LimitExceededError(ExpressionError):
    """Longer, deeper, larger or slower than we allow."""


class UnsupportedError(ExpressionError):
    """FHIRPath we know of and do not run."""
