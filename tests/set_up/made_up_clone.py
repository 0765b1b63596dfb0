"""A clone of the repository on a made-up Debian, whose tools note down what is asked of them."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
NOBODY = 65534

DPKG_QUERY = """
for package in "$@"; do
    grep -qx -- "$package" "$TOOLS/installed" && echo "ii $package"
done
"""
# Notes the call, and fails if the test says that calls which begin so fail.
NOTED = """
echo "{name} $*" >> "$TOOLS/calls"
while read -r failing; do
    case "{name} $*" in "$failing"*) echo "the network is unreachable"; exit 100 ;; esac
done < "$TOOLS/failing"
"""
MAKES_VENV = """
[ "$1" = -m ] && mkdir -p "$3/bin" && cp "$TOOLS"/in-venv/* "$3/bin"
exit 0
"""


class Clone:
    """The two commands and their set-up in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "clone"
        self._tools = folder / "tools"
        self._copy()
        for name in ("apt-get", "sudo"):
            self._tool(self._tools, name, NOTED.format(name=name))
        self._tool(self._tools, "dpkg-query", DPKG_QUERY)
        self._tool(self._tools, "python3", NOTED.format(name="python3") + MAKES_VENV)
        for name in ("pip", "citizenspot", "pybabel", "pytest"):
            self._tool(self._tools / "in-venv", name, NOTED.format(name=name))
        self.install_all()
        self.fail()
        self.forget()
        folder.chmod(0o755)

    def _copy(self) -> None:
        self.root.mkdir()
        for name in ("run", "test", "requirements.lock", "pyproject.toml"):
            shutil.copy2(REPOSITORY / name, self.root / name)
        shutil.copytree(REPOSITORY / "set-up", self.root / "set-up")

    @staticmethod
    def _tool(folder: Path, name: str, body: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"#!/bin/bash\n{body}")
        (folder / name).chmod(0o755)

    def packages(self, *needs: str) -> list[str]:
        """Give the names of the packages that the list has for these needs."""
        lines = (self.root / "set-up/debian-packages.txt").read_text().splitlines()
        rows = [line.split() for line in lines if line and not line.startswith("#")]
        return [row[1] for row in rows if row[0] in needs]

    def install_all(self, *, but: Iterable[str] = ()) -> None:
        """Make every package of the list installed, but these."""
        installed = set(self.packages("run", "test")) - set(but)
        (self._tools / "installed").write_text("\n".join(installed) + "\n")

    def fail(self, *calls: str) -> None:
        """Make every call that begins so fail from now on, and no other."""
        (self._tools / "failing").write_text("".join(f"{call}\n" for call in calls))

    def forget(self) -> None:
        """Begin the list of calls anew."""
        (self._tools / "calls").write_text("")
        (self._tools / "calls").chmod(0o666)

    def remove_tool(self, name: str) -> None:
        """Make a tool one that this machine does not have."""
        (self._tools / name).unlink()

    def calls(self) -> list[str]:
        """Give what was asked of the tools, in order, with this folder's name left out."""
        noted = (self._tools / "calls").read_text().splitlines()
        return [call.replace(str(self.root), "CLONE") for call in noted]

    def type(
        self, *words: str, user: int | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Type a command at a shell in the clone, with no terminal and no display."""
        path = f"{self._tools}:/usr/bin:/bin"
        return subprocess.run(
            words,
            cwd=self.root,
            env={"PATH": path, "TOOLS": str(self._tools), "HOME": "/nonexistent"} | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            user=user if os.geteuid() == 0 else None,
        )
