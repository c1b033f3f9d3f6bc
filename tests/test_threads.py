"""The same input gives the same bytes, whatever the environment says of threads."""

import subprocess
import sys

from tests.cli.running import ROOT, environment

CODE = """
import numpy as np
import aligner, threadpoolctl
from aligner.threads import one_thread
threadpoolctl.threadpool_limits(2, user_api="blas")
found = lambda: {info["num_threads"] for info in threadpoolctl.threadpool_info() if info["user_api"] == "blas"}
before = found()
print(one_thread(found)() == {1}, found() == before)
texts = {"en": ["It rains.", "We stay in Lima in 1954."], "es": ["Llueve.", "Nos quedamos en Lima en 1954."]}
print([(dict(unit.cells), unit.score.hex()) for unit in aligner.align(texts).units])
"""


def test_matrix_products_have_one_thread_and_others_keep_theirs() -> None:
    said = set()
    for threads in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", CODE], capture_output=True, text=True, check=True, cwd=ROOT,
            env={**environment(), "OPENBLAS_NUM_THREADS": threads},
        )  # fmt: skip
        assert done.stdout.startswith("True True\n")
        said.add(done.stdout)
    assert len(said) == 1
