"""Replay the recorded file calls of a visit up to a moment, as if the power failed there.

What was flushed is on the disk. Of the rest, the disk may have kept nothing, the beginning, any
part, or half a write in sectors of 512 bytes. Simplified: files are made and deleted at once.
"""

import random
import shutil
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HEADER = struct.Struct("<c47sqq")
SECTOR = 512
WAYS_TO_LOSE = ("all", "from some point", "some", "some sectors")


@dataclass(frozen=True, slots=True)
class Call:
    """One recorded call: W rite, T runcate, S ync, U nlink, or N ote of a number shown as saved."""

    kind: str
    name: str
    offset: int
    content: bytes


@dataclass(slots=True)
class FileOnDisk:
    """A file as it certainly is, and what is on its way to the disk."""

    content: bytearray
    waiting: list[Call] = field(default_factory=list)


def read_log(path: Path) -> list[Call]:
    """Read what the fault shim recorded."""
    log = path.read_bytes()
    calls, position = [], 0
    while position < len(log):
        kind, name, offset, length = HEADER.unpack_from(log, position)
        position += HEADER.size
        content = log[position : position + length] if kind == b"W" else b""
        position += len(content)
        calls.append(Call(kind.decode(), name.rstrip(b"\0").decode(), offset, content))
    return calls


def cut(calls: list[Call], before: Path, after: Path, chance: random.Random) -> set[int]:
    """Fill a folder as a power cut at the end of these calls may leave it.

    Returns the numbers that were shown as saved by then.
    """
    shutil.copytree(before, after)
    files = {path.name: FileOnDisk(bytearray(path.read_bytes())) for path in before.iterdir()}
    shown = set()
    for call in calls:
        if call.kind == "N":
            shown.add(call.offset)
        elif call.kind == "U":
            files.pop(call.name, None)
        else:
            _take(files.setdefault(call.name, FileOnDisk(bytearray())), call)
    for path in after.iterdir():
        path.unlink()
    for name, file in files.items():
        for call in _kept(file.waiting, chance):
            _apply(file.content, call)
        (after / name).write_bytes(file.content)
    return shown


def _take(file: FileOnDisk, call: Call) -> None:
    if call.kind != "S":
        file.waiting.append(call)
        return
    for waiting in file.waiting:
        _apply(file.content, waiting)
    file.waiting.clear()


def _kept(waiting: list[Call], chance: random.Random) -> Iterator[Call]:
    way = chance.choice(WAYS_TO_LOSE)
    if way == "from some point":
        yield from waiting[: chance.randint(0, len(waiting))]
    elif way == "some":
        yield from (call for call in waiting if chance.random() < 0.5)
    elif way == "some sectors":
        for call in waiting:
            yield from _torn(call, chance)


def _torn(call: Call, chance: random.Random) -> Iterator[Call]:
    if call.kind != "W":
        yield call
        return
    start = 0
    while start < len(call.content):
        # A sector ends where the disk says, not where the write began.
        end = min(len(call.content), start + SECTOR - (call.offset + start) % SECTOR)
        if chance.random() < 0.5:
            yield Call("W", call.name, call.offset + start, call.content[start:end])
        start = end


def _apply(content: bytearray, call: Call) -> None:
    end = call.offset + len(call.content)
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    if call.kind == "T":
        del content[call.offset :]
    else:
        content[call.offset : end] = call.content
