"""What two texts write alike is summed up in the same order in every process."""

import numpy as np

from aligner.scorers._literals import rows


def test_columns_are_in_the_order_of_the_alphabet_whatever_the_set_says() -> None:
    weights = {name: float(n) for n, name in enumerate(sorted("zvkqbmxhta"), 1)}
    [found] = rows([[frozenset(weights)]], weights)
    assert np.array_equal(found, [sorted(weights.values())])
