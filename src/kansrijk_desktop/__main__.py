"""Start the program: the window without arguments, otherwise the command line."""

import gc
import sys


def main() -> None:
    """Run the program and end the process with its exit code.

    A start without arguments imports no command line: that takes longer than many a first paint.
    """
    if len(sys.argv) == 1:
        # What the start imports stays; the collector need not walk it. See app/warming.py.
        gc.disable()
        from kansrijk_desktop.app import run

        sys.exit(run())
    from kansrijk_desktop.cli.program import run_command_line

    run_command_line()


if __name__ == "__main__":
    main()
