"""A clock that is put on another day, and runs on from there."""

import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day

_OPENING = time_of_day(9, 0)


class MovableClock:
    """Gives the time as `services.clock` does, for all who take part."""

    def __init__(self, day: date) -> None:
        self._moved_at = _morning_of(day)
        self._since = time.monotonic()

    def __call__(self) -> datetime:
        """Return the present moment in UTC."""
        return self._moved_at + timedelta(seconds=time.monotonic() - self._since)

    def move_to(self, day: date) -> None:
        """Go on at nine in the morning of a day, or an hour later where it is that day already."""
        self._moved_at = max(_morning_of(day), self() + timedelta(hours=1))
        self._since = time.monotonic()


def _morning_of(day: date) -> datetime:
    return datetime.combine(day, _OPENING).astimezone(UTC)
