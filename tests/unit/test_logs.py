import logging
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from kansrijk_desktop import logs
from kansrijk_desktop.logs import LogFile, code_locations

MARK = "GEHEIM-7f3a"

logger = logging.getLogger("kansrijk_desktop.test")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "logs"


@pytest.fixture
def log_file(folder: Path) -> Iterator[LogFile]:
    root = logging.getLogger()
    level, raises = root.level, logging.raiseExceptions
    log_file = LogFile(folder)
    log_file.open()
    yield log_file
    log_file.close()
    root.setLevel(level)
    logging.raiseExceptions = raises


def lines(folder: Path) -> list[str]:
    return (folder / "kansrijk.log").read_text(encoding="utf-8").splitlines()


@pytest.mark.usefixtures("log_file")
def test_an_event_with_allowed_fields_is_one_line(folder: Path) -> None:
    logger.info("answer_saved", extra={"link_id": "G1.2", "duration_ms": 3.2, "count": 2})

    (line,) = lines(folder)
    assert line.endswith(
        "INFO kansrijk_desktop.test answer_saved link_id=G1.2 count=2 duration_ms=3.2"
    )


@pytest.mark.usefixtures("log_file")
@pytest.mark.parametrize(
    "extra",
    [
        {"answer": MARK},
        {"link_id": f"Mevrouw {MARK}"},
        {"link_id": f"{MARK}\nINFO forged"},
        {"count": MARK},
        {"duration_ms": [MARK]},
    ],
)
def test_a_field_or_value_that_is_not_allowed_is_dropped(
    folder: Path, extra: dict[str, object]
) -> None:
    logger.info("answer_saved", extra=extra)

    (line,) = lines(folder)
    assert line.endswith("answer_saved")


@pytest.mark.usefixtures("log_file")
def test_a_sentence_or_an_argument_is_withheld(folder: Path) -> None:
    logger.warning("Cannot save " + MARK)  # noqa: G003 - the mistake under test
    logger.warning("cannot_save", MARK)  # noqa: PLE1205 - the mistake under test
    logging.getLogger("some.library").error("row %s", MARK)
    logger.warning({"answer": MARK})

    assert [line.split()[-1] for line in lines(folder)] == ["withheld"] * 4
    assert MARK not in "".join(lines(folder))


@pytest.mark.usefixtures("log_file")
def test_a_logger_named_after_a_value_is_not_named(folder: Path) -> None:
    logging.getLogger(f"visit of {MARK}").error("answer_saved")

    assert MARK not in lines(folder)[0]


@pytest.mark.usefixtures("log_file")
def test_an_exception_and_its_cause_are_types_and_places(folder: Path) -> None:
    try:
        try:
            int(MARK)
        except ValueError as error:
            raise KeyError(MARK) from error
    except KeyError:
        logger.exception("slot_failed")

    (line,) = lines(folder)
    assert "slot_failed KeyError@test_logs.py:" in line
    assert "ValueError@test_logs.py:" in line
    assert MARK not in line


@pytest.mark.usefixtures("log_file")
def test_an_exception_that_was_never_raised_has_no_place(folder: Path) -> None:
    error = ValueError(MARK)
    error.__context__ = TypeError(MARK)
    error.__context__.__context__ = error  # a chain that bites its own tail

    logger.error("slot_failed", exc_info=error)

    assert lines(folder)[0].endswith("slot_failed ValueError@- TypeError@-")


@pytest.mark.usefixtures("log_file")
def test_without_an_exception_none_is_logged(folder: Path) -> None:
    logger.error("slot_failed", exc_info=True)  # noqa: LOG014 - the mistake under test

    assert lines(folder)[0].endswith("slot_failed")


@pytest.mark.usefixtures("log_file")
def test_a_warning_of_python_is_logged_without_its_text(folder: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(MARK, stacklevel=1)

    assert lines(folder)[0].endswith("py.warnings withheld")


def test_the_places_of_an_error_run_from_the_outside_in() -> None:
    def inner() -> None:
        raise ValueError(MARK)

    with pytest.raises(ValueError, match=MARK) as caught:
        inner()

    places = code_locations(caught.value)
    assert [place.split(":")[0] for place in places] == ["test_logs.py", "test_logs.py"]


def test_after_closing_nothing_is_written_any_more(folder: Path, log_file: LogFile) -> None:
    logger.info("first_event")
    log_file.close()

    logger.info("second_event")
    log_file.close()

    assert len(lines(folder)) == 1


def test_a_large_log_of_an_earlier_run_becomes_the_old_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 10)
    folder.mkdir()
    (folder / "kansrijk.log").write_text("an earlier run\n", encoding="utf-8")
    log_file = LogFile(folder)

    log_file.open()
    log_file.close()

    assert (folder / "kansrijk.log.old").read_text(encoding="utf-8") == "an earlier run\n"
