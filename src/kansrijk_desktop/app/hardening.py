"""Keep what is in memory out of files: no core dump holds what was said in confidence."""

import sys

_PR_SET_DUMPABLE = 4
"""From `linux/prctl.h`."""


def forbid_core_dumps() -> None:
    """Let a crash leave no picture of memory behind, where the system offers that.

    On Linux other processes of the same user can no longer read this one's memory either. Windows
    writes no core dumps by itself.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        # Fails on no known kernel; the limit above holds anyhow.
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
