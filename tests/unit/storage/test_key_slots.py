import secrets

import pytest

from kansrijk_desktop.storage.key_cost import KeyCost, calibrate, seconds_for
from kansrijk_desktop.storage.key_slots import KeySlot, SlotKind
from kansrijk_desktop.storage.recovery_code import new_recovery_code

# Far below the floor: these tests are about wrapping, not about strength.
CHEAP = KeyCost(64, 1, 1)


def a_slot(secret: bytes, data_key: bytes = bytes(32)) -> KeySlot:
    return KeySlot.wrap(SlotKind.PASSPHRASE, data_key, secret, CHEAP)


def test_a_thousand_random_keys_come_back_by_passphrase_and_by_code() -> None:
    failures = 0

    for _ in range(1000):
        data_key, passphrase = secrets.token_bytes(32), secrets.token_urlsafe().encode()
        code = new_recovery_code().encode()
        by_passphrase = a_slot(passphrase, data_key)
        by_code = KeySlot.wrap(SlotKind.RECOVERY, data_key, code, CHEAP)
        failures += by_passphrase.unwrap(passphrase) != data_key
        failures += by_code.unwrap(code) != data_key
        failures += by_code.unwrap(passphrase) is not None

    assert failures == 0


def test_a_slot_reads_back_as_it_was_written() -> None:
    slot = a_slot(b"geheim")

    assert KeySlot.from_json(slot.to_json()) == slot


@pytest.mark.parametrize(
    ("name", "value"),
    [("memory_kib", 128), ("iterations", 2), ("lanes", 2), ("kind", "recovery")],
)
def test_a_slot_with_other_parameters_no_longer_opens(name: str, value: str | int) -> None:
    slot = a_slot(b"geheim")

    changed = KeySlot.from_json({**slot.to_json(), name: value})

    assert changed.unwrap(b"geheim") is None


@pytest.mark.parametrize(
    "change",
    [
        {"memory_kib": 1024 * 1024 + 1},
        {"iterations": 11},
        {"lanes": 17},
        {"lanes": 0},
        {"iterations": "3"},
        {"iterations": True},
        {"kdf": "pbkdf2"},
        {"cipher": "none"},
        {"kind": "guest"},
        {"salt": "AAAA"},
        {"nonce": "?"},
        {"wrapped": None},
    ],
    ids=repr,
)
def test_a_slot_out_of_bounds_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any reason is good
        KeySlot.from_json({**a_slot(b"geheim").to_json(), **change})


@pytest.mark.parametrize(
    ("speed", "expected"),
    [
        (1.0, KeyCost(256 * 1024, 3, 4)),
        (0.25, KeyCost(256 * 1024, 10, 4)),
        (0.55, KeyCost(256 * 1024, 6, 4)),
        (2.2, KeyCost(128 * 1024, 3, 4)),
        (60.0, KeyCost(64 * 1024, 3, 4)),
    ],
)
def test_the_cost_fits_the_computer_and_never_falls_below_the_floor(
    speed: float, expected: KeyCost
) -> None:
    cost = calibrate(lambda _: speed)

    assert cost == expected
    assert cost.is_strong_enough


def test_a_derivation_can_be_timed() -> None:
    assert 0 < seconds_for(CHEAP) < 5
