"""`python -m bench [--json] [--people 1000]`: CPU milliseconds, statements and bytes of each page.

Medians of 20 warm runs. CPU is the server process's own (`bench/wsgi.py`), asked over HTTP from granian with one
worker, compression for the browser included; bytes are the body as sent, without static files.
"""

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

RUNS, WARM = 20, 5
FOLDER = Path(__file__).resolve().parent.parent / "var" / "bench"


def main():
    options = arguments()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for left_over in FOLDER.glob("lms.sqlite3*"):
        left_over.unlink()
    os.environ |= {"LMS_VAR": str(FOLDER), "LMS_MODE": "demo", "DJANGO_SETTINGS_MODULE": "lms.settings"}
    pages = prepared(options.people)
    port = free_port()
    server = subprocess.Popen(granian(port), env=os.environ)  # noqa: S603 - our own server
    try:
        wait_for(port)
        figures = {name: measured(port, path, cookie) for name, (path, cookie) in pages.items()}
    finally:
        server.terminate()
        server.wait(timeout=20)
    show(figures, as_json=options.json)


def arguments():
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--people", type=int, default=1000)
    return parser.parse_args()


def prepared(people):
    """Migrate, seed, and give for each page its path and the cookie of who opens it."""
    import django  # noqa: PLC0415 - the environment comes first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from bench.seed import cohort_of  # noqa: PLC0415
    from bench.visits import pages_of  # noqa: PLC0415
    from lms.core.management.commands.prepare import Command as Prepare  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    # Only the figures go to the standard output.
    Prepare(stdout=sys.stderr).collect()
    return pages_of(cohort_of(people))


def granian(port):
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *(
            "--workers",
            "1",
            "--blocking-threads",
            "1",
            "--no-access-log",
            "--log-level",
            "warning",
            "bench.wsgi:application",
        ),
    ]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _attempt in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("The server did not start.")


def measured(port, path, cookie):
    """Median CPU of the runs after the warm ones, statements and bytes of one page."""
    answers = [ask(port, path, cookie) for _run in range(WARM + RUNS)][WARM:]
    return {
        "cpu_ms": round(statistics.median(cpu for cpu, _queries, _size in answers), 2),
        "queries": max(queries for _cpu, queries, _size in answers),
        "bytes": answers[-1][2],
    }


def ask(port, path, cookie):
    """CPU milliseconds, statements and bytes of one visit; the answer is compressed, as for a browser."""
    headers = {"Cookie": cookie, "Accept-Encoding": "gzip"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        body = answer.read()
        if answer.geturl() != request.full_url:
            raise SystemExit(f"{path} led to {answer.geturl()}")
        return float(answer.headers["X-CPU-MS"]), int(answer.headers["X-Queries"]), len(body)


def show(figures, *, as_json):
    if as_json:
        sys.stdout.write(json.dumps({"pages": figures}) + "\n")
        return
    for name, row in figures.items():
        sys.stdout.write(
            f"{name:<22} {row['cpu_ms']:>8.1f} ms {row['queries']:>4} queries {row['bytes']:>8} bytes\n"
        )


if __name__ == "__main__":
    main()
