"""The tree of errors.

KansrijkError
└─ ExpectedError              the user can act on it; shown where she is working
   ├─ WrongPassphraseError    the passphrase or recovery code opens no key slot
   ├─ TooManyAttemptsError    the wait after wrong passphrases is not over
   ├─ DamagedKeyFileError     the key file itself cannot be read
   ├─ DamagedDatabaseError    the key is right, the database is not
   ├─ NewerDatabaseError      written by a newer version of the program
   ├─ AlreadyOpenError        another window has this data folder open
   ├─ DiskFullError           nothing could be written: no room
   ├─ DiskFailedError         nothing could be written or read: the disk or its rights
   ├─ InvalidInputError       a field or a file given by the user is wrong
   ├─ FormDefinitionError     a questionnaire that cannot be used
   ├─ NoConsentError          something may not be told: no consent for it holds
   ├─ UnreadableBundleError   a handover file that cannot be read
   ├─ HeldElsewhereError      a conversation that others held: to read, not to change
   └─ MissingGlyphError       a text that cannot be printed with our fonts

Every other exception is a bug and reaches the crash handler.
"""


class KansrijkError(Exception):
    """Root of everything this program raises on purpose."""


class ExpectedError(KansrijkError):
    """Something the user can act on, said in Dutch.

    Attributes:
        message: what is wrong, where, and what to do; without names, answers or numbers.
        details: more for the curious reader, equally free of personal data.
    """

    def __init__(self, message: str, details: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.details = details


class WrongPassphraseError(ExpectedError):
    """The passphrase or recovery code opens no key slot."""


class TooManyAttemptsError(ExpectedError):
    """The wait after wrong passphrases is not over."""


class DamagedKeyFileError(ExpectedError):
    """The key file is missing, cut off or changed."""


class DamagedDatabaseError(ExpectedError):
    """The key is right but the database cannot be read."""


class NewerDatabaseError(ExpectedError):
    """The database was written by a newer version of the program."""


class AlreadyOpenError(ExpectedError):
    """Another process has this data folder open."""


class DiskFullError(ExpectedError):
    """The disk is full; what is on the screen is kept."""


class DiskFailedError(ExpectedError):
    """The disk reports a fault or refuses access; what is on the screen is kept."""


class InvalidInputError(ExpectedError):
    """A field or a file given by the user is wrong."""


class FormDefinitionError(ExpectedError):
    """A questionnaire that cannot be used."""


class NoConsentError(ExpectedError):
    """Something may not be told: no consent for it holds."""


class UnreadableBundleError(ExpectedError):
    """A handover file that cannot be read."""


class HeldElsewhereError(ExpectedError):
    """A conversation that others held: to read, not to change.

    Attributes:
        household_id: the family it is about.
    """

    def __init__(self, message: str, household_id: str = "") -> None:
        super().__init__(message)
        self.household_id = household_id


class MissingGlyphError(ExpectedError):
    """A text holds characters that our fonts cannot print."""
