"""Web server and worker side by side; what falls over is started again, Ctrl-C ends everything.

    python -m lms.core.serve --port 8000

No Django in here: this process only starts the two and watches them.
"""

import argparse
import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence

QUICK = 3.0  # seconds; what ends sooner than this is started again only after a pause
GRACE = 15.0  # seconds that the two have to finish what they are doing


class Part:
    """One process of the two, in a group of its own, so that its children end with it."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self.name, self.command = name, command
        self.start()

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(self.command, start_new_session=True, preexec_fn=end_with_parent)  # noqa: S603, PLW1509

    def look(self) -> None:
        """Start it again when it has ended."""
        if self.process.poll() is None:
            return
        print(f"The {self.name} ended with {self.process.returncode}; starting it again.", file=sys.stderr)  # noqa: T201
        self.end(signal.SIGKILL)
        if time.monotonic() - self.started < QUICK:
            time.sleep(QUICK)
        self.start()

    def end(self, sign: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, sign)


def end_with_parent() -> None:
    """On Linux the kernel ends the child when this process is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def web(host: str, port: int, workers: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"),
        *("--host", host, "--port", str(port), "--workers", str(workers), "--respawn-failed-workers"),
        *("--blocking-threads", "4", "--workers-kill-timeout", "10", "lms.wsgi:application"),
    ]


def refuse_taken(host: str, port: int) -> None:
    """Say so at once when another program listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            sys.exit(
                f"Port {port} cannot be used ({error.strerror}). Choose another: ./dev run --port {port + 1}"
            )


def stop(parts: Sequence[Part]) -> None:
    for part in parts:
        part.end(signal.SIGTERM)
    deadline = time.monotonic() + GRACE
    for part in parts:
        with contextlib.suppress(subprocess.TimeoutExpired):
            part.process.wait(max(0.1, deadline - time.monotonic()))
        part.end(signal.SIGKILL)


def main() -> None:
    parser = argparse.ArgumentParser(description="Start web server and worker.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    refuse_taken(options.host, options.port)
    # SIGINT too: a shell starts what it runs in the background with SIGINT ignored
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, signal.default_int_handler)
    worker = [sys.executable, "manage.py", "worker"]
    parts: list[Part] = []
    try:
        parts.append(Part("web server", web(options.host, options.port, options.workers)))
        parts.append(Part("worker", worker))
        while True:
            time.sleep(0.5)
            for part in parts:
                part.look()
    except KeyboardInterrupt:
        stop(parts)


if __name__ == "__main__":
    main()
